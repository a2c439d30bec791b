use super::BehindFigure;
use crate::statistics::{figures::employers, frame::Frame, store::Place, words::Theme};
use kernel::UnitId;
use rest::{Page, Paged, Problem, kinds};

/// Employers by name, each with every unit its members are in.
pub async fn employers(
    frame: &Frame<'_>,
    theme: Theme,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let all = employers::behind(frame, theme, class).await?;
    let rows = usize::try_from(page.fetch()).map_err(|_| kinds::INTERNAL.problem())?;
    let lines = all.iter().flat_map(|one| one.units.iter().map(move |(id, unit)| (one, *id, unit)));
    let after = (place.initials.as_str(), UnitId(place.id));
    let found: Vec<BehindFigure> = lines
        .filter(|(one, id, _)| (one.name.as_str(), *id) > after)
        .take(rows)
        .map(|(one, id, unit)| BehindFigure { name: one.name.clone(), ..BehindFigure::unit(id, unit) })
        .collect();
    Ok(Paged::cut(found, page, |one| Place { initials: one.name.clone(), id: one.unit_id.0 }))
}
