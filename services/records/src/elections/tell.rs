//! Telling other services and the audit log what became of an election.

use super::{
    rules::Step,
    store::{election::Model, parts::Seat},
};
use crate::desk::Desk;
use events::kinds::{ElectionChanged, ElectionCompleted};
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::Date;

/// # Errors
/// When the database is away.
pub async fn planned(desk: &Desk<'_>, election: &Model) -> Result<(), Problem> {
    desk.emit(&event(election)).await?;
    let new = Some(facts(election));
    let subject_id = Some(election.id.0);
    desk.audit(Entry { action: "plan_election", subject: "election", subject_id, new, ..Entry::default() })
        .await
}

/// # Errors
/// When the database is away.
pub async fn stepped(
    desk: &Desk<'_>,
    old: &Model,
    new: &Model,
    step: Step,
    why: Option<String>,
) -> Result<(), Problem> {
    desk.emit(&event(new)).await?;
    let (was, mut is) = crate::diff::objects(&facts(old), &facts(new));
    is["step"] = json!(step);
    let subject_id = Some(new.id.0);
    let (old, new) = (Some(was), Some(is));
    desk.audit(Entry { action: "take_election_step", subject: "election", subject_id, old, new, why }).await
}

/// # Errors
/// When the database is away.
pub async fn completed(
    desk: &Desk<'_>,
    election: &Model,
    held_on: Date,
    term_ends_on: Option<Date>,
    seats: &[Seat],
) -> Result<(), Problem> {
    let mut elected: Vec<_> = seats.iter().map(|seat| seat.member_id).collect();
    elected.sort_unstable();
    elected.dedup();
    let completed =
        ElectionCompleted { id: election.id, unit_id: election.unit_id, held_on, term_ends_on, elected };
    desk.emit(&completed).await
}

fn event(election: &Model) -> ElectionChanged {
    ElectionChanged {
        id: election.id,
        unit_id: election.unit_id,
        state: election.state.to_string(),
        planned_on: election.planned_on,
        held_on: election.held_on,
    }
}

/// What the audit log says of an election. Names are left to the record itself.
fn facts(election: &Model) -> Value {
    let marked = |ids: Vec<kernel::MemberId>| json!(ids);
    json!({
        "unit_id": election.unit_id, "state": election.state, "planned_on": election.planned_on,
        "held_on": election.held_on, "plan": election.plan,
        "no_rights": marked(election.roll.no_rights.iter().map(|one| one.member_id).collect()),
        "left_out": marked(election.roll.left_out.iter().map(|one| one.member_id).collect()),
        "present": election.roll.meeting.as_ref().map(|meeting| meeting.present),
        "candidates": election.candidates.0.iter().map(|one| json!({"member_id": one.member_id, "office": one.office}))
            .collect::<Vec<_>>(),
        "rounds": election.rounds, "answers": election.answers, "congress_id": election.congress_id,
        "congress": election.congress.as_ref().map(|one| json!({
            "delegates": one.delegates, "scattered": one.scattered, "approval": one.approval, "allotted": one.allotted,
        })),
        "mandate": election.mandate.as_ref().map(|one| json!({
            "seats": one.seats, "elected": marked(one.elected.iter().map(|one| one.member_id).collect()),
        })),
    })
}
