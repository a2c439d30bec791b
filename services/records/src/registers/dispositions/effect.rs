//! What follows once a disposition is in force.

use super::{said::Ruled, spoken, store::Model};
use crate::{
    desk::Desk,
    members::{self, Member, MemberPatch, Reached, words::MembershipState},
    registers::rights::{self, Penalty},
};
use events::kinds::DispositionChanged;
use rest::{Patch, Problem, kinds};
use rulepack::dispositions::Leaving;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// The row as it is from the day on which it is in force, with the rights that rest by it; unchanged while it is not.
///
/// # Errors
/// When the register of rights contradicts it, or no paper is named.
pub async fn settled(
    desk: &Desk<'_>,
    member: &Member,
    ruled: Ruled<'_>,
    row: Model,
) -> Result<Model, Problem> {
    let Some(from) = row.holds_from(ruled.rule) else { return Ok(row) };
    let until = row.term().map(|months| super::rules::last_day(from, months));
    let row = Model { in_force_from: Some(from), until, ..row };
    match until {
        Some(until) if ruled.rule.rests_rights => {
            let doc_no = row.approval_doc_no.clone().or_else(|| row.doc_no.clone());
            let doc_no = doc_no.ok_or_else(|| kinds::MISSING.at("/doc_no"))?;
            let penalty = Penalty { doc_no, decided_on: row.decided_on, since: from, until };
            let held = rights::by_penalty(desk, member, penalty).await?;
            let (from, until) = (Some(held.since), Some(held.until));
            Ok(Model { rights_suspension_id: Some(held.id), in_force_from: from, until, ..row })
        }
        _ => Ok(row),
    }
}

/// Ends the membership, where what is in force does so at once.
///
/// # Errors
/// When the record of the member does not take it.
pub async fn leave(desk: &Desk<'_>, found: Reached, ruled: Ruled<'_>, row: &Model) -> Result<(), Problem> {
    let leaving = ruled.rule.leaves.filter(|_| ruled.rule.at_once && row.in_force_from.is_some());
    let Some(leaving) = leaving.filter(|_| found.member.membership_state.is_member()) else { return Ok(()) };
    let gone = MemberPatch {
        membership_state: Patch::Value(state(leaving)),
        reason: Some(spoken::kind(row.kind).to_owned()),
        ..MemberPatch::default()
    };
    Box::pin(members::change(desk, found, gone)).await.map(drop)
}

/// How the record of a member calls it.
pub const fn state(leaving: Leaving) -> MembershipState {
    match leaving {
        Leaving::Removed => MembershipState::Removed,
        Leaving::Withdrawn => MembershipState::Withdrawn,
        Leaving::Expelled => MembershipState::Expelled,
    }
}

/// Tells other services of it by its days.
///
/// # Errors
/// When the database is away.
pub async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let Model { id, member_id, decided_on, approved_on, in_force_from, until, lifted_on, .. } = *row;
    desk.emit(&DispositionChanged { id, member_id, decided_on, approved_on, in_force_from, until, lifted_on })
        .await
}

/// Audits it. What it is stays out of the log, which more people read than may see it.
///
/// # Errors
/// When the database is away.
pub async fn audit(
    desk: &Desk<'_>,
    action: &str,
    row: &Model,
    new: Value,
    why: Option<String>,
) -> Result<(), Problem> {
    let mut told = json!({"disposition": row.id, "decided_on": row.decided_on});
    for (name, value) in new.as_object().into_iter().flatten() {
        told[name] = value.clone();
    }
    let (subject_id, new) = (Some(row.member_id.0), Some(told));
    desk.audit(Entry { action, subject: "member", subject_id, new, why, ..Entry::default() }).await
}
