//! What of the way to full membership a move would interrupt.

use super::{
    query::Placed,
    rules::probation,
    store,
    whole::{Judged, Whole, ruleset},
};
use crate::{
    desk::Desk,
    members::{Member, words::MemberKind},
    units,
};
use rest::{Problem, kinds};
use rulepack::development::Limit;

/// What is not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// What the branch has decided waits for the committee above.
    Approval,
    /// The probation is over, and the branch has not decided.
    Confirmation,
}

/// What is not finished of a member, by the file that is open, or by the day of joining where there is none.
///
/// # Errors
/// When the database is away.
pub async fn unfinished(desk: &Desk<'_>, member: &Member) -> Result<Option<Unfinished>, Problem> {
    if member.member_kind != MemberKind::Probationary {
        return Ok(None);
    }
    let months = ruleset(desk, desk.today).number(Limit::Probation);
    let mut ends = months.map(|months| probation(member.joined_on, months, &[]));
    let files = store::of_person(desk.tx, member.id).await?;
    if let Some(file) = files.into_iter().find(|file| file.closed_on.is_none()) {
        let unit = units::by_ids(desk.tx, vec![file.unit_id]).await?.remove(&file.unit_id);
        let unit = unit.ok_or_else(|| kinds::INTERNAL.problem())?;
        let whole = Whole::of(desk.tx, Placed { file, unit }).await?;
        let judged = Judged::of(desk, &whole, desk.today)?;
        if waits(judged.progress.state.as_str()) {
            return Ok(Some(Unfinished::Approval));
        }
        // with its extension, where there is one
        ends = judged.probation().or(ends);
    }
    let over = ends.is_some_and(|ends| ends.full_on <= desk.today);
    Ok(over.then_some(Unfinished::Confirmation))
}

fn waits(state: &str) -> bool {
    matches!(state, "confirmation_pending" | "extension_pending" | "cancellation_pending")
}
