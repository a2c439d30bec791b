use super::{
    UnitState,
    store::{self, unit::Column},
    view,
};
use crate::{
    dates::add_months,
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    posts,
};
use access::Reach;
use rest::Problem;
use rulepack::UnitKind;
use sea_orm::{ColumnTrait, Condition};

/// Terms that ended or will, and posts of secretaries nobody holds.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let active = Condition::all().add(super::within(reach)).add(Column::State.eq(UnitState::Active));
    let units = store::all(desk.tx, active, u64::from(u32::MAX)).await?;
    let led = posts::with_secretary(desk).await?;
    let soon = add_months(desk.today, desk.pack.terms.on(desk.today).value.remind_months.into());
    let mut found = Vec::new();
    for unit in &units {
        let mut add = |matter, on| found.push(Found { matter, unit: unit.id, count: 1, on });
        match view::term(desk, unit).ends_on {
            Some(day) if day <= desk.today => add(ExceptionMatter::TermOver, Some(day)),
            Some(day) if day <= soon => add(ExceptionMatter::TermEnding, Some(day)),
            _ => {}
        }
        if !matches!(unit.kind, UnitKind::Group | UnitKind::LeadingGroup) && !led.contains(&unit.id) {
            add(ExceptionMatter::SecretaryVacant, None);
        }
    }
    Ok(found)
}
