use super::{
    UnitState,
    store::{self, unit::Column},
};
use crate::{
    desk::Desk,
    elections::{self, TermState},
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
    let mut found = Vec::new();
    for unit in &units {
        let mut add = |matter, on| found.push(Found { matter, unit: unit.id, count: 1, on });
        let term = elections::term_of(desk, unit);
        let ends_on = term.map(|term| term.ends_on);
        match TermState::on(term.as_ref(), desk.today) {
            TermState::Over => add(ExceptionMatter::TermOver, ends_on),
            TermState::Ending => add(ExceptionMatter::TermEnding, ends_on),
            TermState::Unknown | TermState::Running => {}
        }
        if !matches!(unit.kind, UnitKind::Group | UnitKind::LeadingGroup) && !led.contains(&unit.id) {
            add(ExceptionMatter::SecretaryVacant, None);
        }
    }
    Ok(found)
}
