use super::{guard, sources, store, words::VolumeState};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::YearMonth;
use rest::Problem;
use time::{Date, Month};

/// That the archive of the last year is not sealed.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let year = desk.today.year() - 1;
    let seals = store::seals(desk.tx, unit.id, Some(year)).await?;
    let sealed = seals.iter().any(|seal| seal.state == VolumeState::Sealed);
    let due = due(desk, year);
    if sealed || due > desk.last_of_month() {
        return Ok(Vec::new());
    }
    // more people see what is to be done than may know of every kind that something was filed
    let filed = sources::of_year(desk, unit, year).await?;
    let filed = filed.iter().filter(|one| !guard::is_discreet(one.kind)).count();
    let todo =
        Todo::of(unit, Urgency::of(due, desk), Matter::ArchiveDue, u32::try_from(filed).unwrap_or(u32::MAX));
    let todo = Todo { subject: Some(year.to_string()), ..todo.on(due) };
    Ok((filed > 0).then_some(todo).into_iter().collect())
}

/// The last day to seal a year.
pub fn due(desk: &Desk<'_>, year: i32) -> Date {
    let month = desk.pack.archive.sealing.on(desk.today).value.due_month;
    let month = Month::try_from(month).unwrap_or(Month::June);
    Date::from_calendar_date(year + 1, month, 1).map_or(desk.today, |day| YearMonth::of(day).last_day())
}
