//! What a step makes of a person: a probationary member, a full one, or nobody of the Party any more.

use crate::{
    desk::Desk,
    development::{
        person,
        problems::{NOT_A_MEMBER_YET, PROBATION_UNKNOWN},
        store::file::Model,
        tell,
        whole::{Judged, Whole},
        words::DevelopmentStanding,
    },
    members::{
        self, MemberPatch, NewMember, Reached,
        words::{MemberKind, MembershipState},
    },
};
use rest::{Patch, Problem};
use rulepack::development::{Effect, Outcome};
use time::Date;

/// Changes the member record as the step asks, in the same transaction.
///
/// # Errors
/// When it is not known since when somebody is a member, or the record does not take it.
pub async fn apply(desk: &Desk<'_>, whole: Whole, outcome: &Outcome) -> Result<Whole, Problem> {
    let judged = Judged::of(desk, &whole, desk.today)?;
    match outcome.effect {
        Some(Effect::Confirms) => confirm(desk, &whole, &judged).await?,
        Some(Effect::Cancels) => cancel(desk, &whole).await?,
        _ if DevelopmentStanding::of(&judged.progress.state) == DevelopmentStanding::Probationary => {
            return Box::pin(admit(desk, whole, &judged)).await;
        }
        _ => {}
    }
    Ok(whole)
}

/// Enters the person on the roster from the day of the meeting that admitted.
async fn admit(desk: &Desk<'_>, whole: Whole, judged: &Judged<'_>) -> Result<Whole, Problem> {
    if whole.file.member_id.is_some() {
        return Ok(whole);
    }
    let joined = judged.progress.probation_from();
    let joined = joined.ok_or_else(|| PROBATION_UNKNOWN.at("/decided_on"))?;
    let entrance = Entrance {
        kind: MemberKind::Probationary,
        joined_on: joined,
        full_on: None,
        reason: "接收为预备党员",
    };
    enter(desk, &whole.file, entrance).await?;
    let mut file = whole.file.clone();
    file.member_id = Some(file.person_id);
    Ok(Whole { file: tell::save(desk, file).await?, ..whole })
}

/// As what somebody comes onto the roster.
pub struct Entrance {
    pub kind: MemberKind,
    pub joined_on: Date,
    pub full_on: Option<Date>,
    pub reason: &'static str,
}

/// Makes the member record of a file, or the one there was before a record of a member again.
///
/// # Errors
/// When the record does not take it.
pub async fn enter(desk: &Desk<'_>, file: &Model, entrance: Entrance) -> Result<(), Problem> {
    let Entrance { kind, joined_on, full_on, reason } = entrance;
    match members::find_for_action(desk.tx, file.person_id).await? {
        // somebody who has left, or was never recognised, is admitted anew
        Some(found) => {
            let again = MemberPatch {
                unit_id: Patch::Value(file.unit_id),
                member_kind: Patch::Value(kind),
                membership_state: Patch::Value(MembershipState::Normal),
                political_status: Patch::Null,
                joined_on: Patch::Value(joined_on),
                full_on: full_on.map_or(Patch::Null, Patch::Value),
                reason: Some(reason.into()),
                ..MemberPatch::default()
            };
            members::change(desk, found, again).await?;
        }
        None => {
            let draft = person::as_member(desk.tx.vault(), file, joined_on)?;
            let draft = NewMember { member_kind: kind, full_on, ..draft };
            members::register_as(desk, file.person_id, draft).await?;
        }
    }
    Ok(())
}

async fn confirm(desk: &Desk<'_>, whole: &Whole, judged: &Judged<'_>) -> Result<(), Problem> {
    let probation = judged.probation().ok_or_else(|| PROBATION_UNKNOWN.at("/decided_on"))?;
    let full = MemberPatch {
        member_kind: Patch::Value(MemberKind::Full),
        full_on: Patch::Value(probation.full_on),
        reason: Some("预备党员转正".into()),
        ..MemberPatch::default()
    };
    members::change(desk, member(desk, whole).await?, full).await.map(drop)
}

async fn cancel(desk: &Desk<'_>, whole: &Whole) -> Result<(), Problem> {
    let cancelled = MemberPatch {
        membership_state: Patch::Value(MembershipState::Removed),
        reason: Some("取消预备党员资格".into()),
        ..MemberPatch::default()
    };
    members::change(desk, member(desk, whole).await?, cancelled).await.map(drop)
}

async fn member(desk: &Desk<'_>, whole: &Whole) -> Result<Reached, Problem> {
    let found = match whole.file.member_id {
        Some(id) => members::find_for_action(desk.tx, id).await?,
        None => None,
    };
    found.ok_or_else(|| NOT_A_MEMBER_YET.at("/step"))
}
