use super::BehindFigure;
use crate::statistics::{
    figures,
    frame::Frame,
    problems::NOBODY_BEHIND,
    store::{self, FileBehind, Place},
};
use rest::{Page, Paged, Problem};

/// Those in one standing on the way to membership.
pub async fn in_standing(
    frame: &Frame<'_>,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let scope = &frame.closing.scope;
    let files = store::pool_behind(frame.desk.tx, scope, class, place, page.fetch()).await?;
    Ok(cut(files, page))
}

const MAKEUP: [&str; 6] = ["women", "minority", "young", "junior_college", "front_line", ""];

/// Activists and candidates of one class.
pub async fn of_makeup(
    frame: &Frame<'_>,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    if !MAKEUP.contains(&class) {
        return Err(NOBODY_BEHIND.problem().field("?class", &NOBODY_BEHIND));
    }
    let (scope, kinds) = (&frame.closing.scope, figures::pool_kinds(frame));
    let files = store::makeup_behind(frame.desk.tx, scope, kinds, class, place, page.fetch()).await?;
    Ok(cut(files, page))
}

fn cut(files: Vec<FileBehind>, page: &Page) -> Paged<BehindFigure> {
    let cut = Paged::cut(files, page, |one| Place { initials: one.name.clone(), id: one.id.0 });
    cut.map(|one| BehindFigure {
        file_id: Some(one.id),
        name: one.name,
        since: Some(one.since),
        ..BehindFigure::unit(one.unit_id, &one.unit_name)
    })
}
