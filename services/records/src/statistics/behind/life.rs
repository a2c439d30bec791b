use super::{BehindFigure, cut};
use crate::{
    meetings::{self, rules::completion},
    statistics::{
        frame::Frame,
        problems::NOBODY_BEHIND,
        store::{self, Place},
    },
};
use rest::{Page, Paged, Problem};
use rulepack::organisational_life::MeetingKind;

fn nobody() -> Problem {
    NOBODY_BEHIND.problem().field("?class", &NOBODY_BEHIND)
}

/// Units of which meetings of a kind were due, with how many of them they held.
pub async fn completion(
    frame: &Frame<'_>,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let (path, through) = (frame.unit.path.as_str(), frame.span.through);
    let rules = &frame.desk.pack.organisational_life.kinds.on(through).value;
    let kind: Option<MeetingKind> = match class {
        "three_and_one" | "" => None,
        class => Some(class.parse().map_err(|_| nobody())?),
    };
    let all = meetings::completion_by_unit(frame.desk, path, through).await?;
    let found = all.iter().filter_map(|(unit, kinds)| {
        let one = match kind {
            Some(kind) => kinds.get(&kind).copied()?,
            None => completion::three_and_one(kinds, rules),
        };
        let (count, of) = (Some(one.done.into()), Some(one.due.into()));
        (one.due > 0).then(|| BehindFigure { count, of, ..BehindFigure::unit(unit.id, &unit.name) })
    });
    cut(found, place, page)
}

/// Units whose lists have entries with one mark, and of how many: who that was stands in their meetings.
pub async fn attendance(
    frame: &Frame<'_>,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let mark = match class {
        "let_off" => "exempt",
        "present" | "leave" | "unexcused" | "unmarked" | "" => class,
        _ => return Err(nobody()),
    };
    let (tx, path) = (frame.desk.tx, frame.unit.path.as_str());
    let found = store::attendance_behind(tx, path, frame.span, mark, place, page.fetch()).await?;
    let cut = Paged::cut(found, page, |one| Place { initials: one.name.clone(), id: one.id.0 });
    Ok(cut.map(|one| BehindFigure {
        count: Some(one.n),
        of: Some(one.of),
        ..BehindFigure::unit(one.id, &one.name)
    }))
}
