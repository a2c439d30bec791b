mod items;

use super::{
    fields, lecturers, papers,
    problems::{FILED, NOT_HELD},
    query::{self, Placed},
    store::{self, meeting::Model},
    tell,
    view::{self, MeetingOut},
    whole::Whole,
    words::{Ballot, MeetingState},
};
use crate::{Records, desk::Desk, text, units::Unit};
use access::Action;
use axum::{extract::State, http::StatusCode};
pub use items::on_list;
use items::{decided, given};
use kernel::{DocumentId, FollowUpId, MeetingId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::organisational_life::Decision;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// What the record says, as a whole: what is left out is empty.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingRecord)]
pub struct RecordIn {
    /// Somebody on the list.
    #[serde(default)]
    pub chair_id: Option<MemberId>,
    #[serde(default)]
    pub recorder_id: Option<MemberId>,
    /// Of a lecture, who gave it: somebody on the list, or who leads a unit above.
    #[serde(default)]
    pub lecturer_id: Option<MemberId>,
    #[serde(default)]
    pub agenda: Vec<String>,
    /// Who said what, in order.
    #[serde(default)]
    pub minutes: Option<String>,
    #[serde(default)]
    pub decisions: Vec<DecisionIn>,
    #[serde(default)]
    pub follow_ups: Vec<FollowUpIn>,
    /// Documents of the unit, or of the branch of a group, that belong to it: what was on paper and scanned.
    #[serde(default)]
    pub papers: Vec<DocumentId>,
}

/// A decision and its votes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMeetingDecision)]
pub struct DecisionIn {
    #[schema(inline)]
    pub decision: Decision,
    pub text: String,
    pub ballot: Ballot,
    pub yes: u16,
    pub no: u16,
    pub abstain: u16,
}

/// Something somebody is given to do.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMeetingFollowUp)]
pub struct FollowUpIn {
    /// Of one that is there already.
    #[serde(default)]
    pub id: Option<FollowUpId>,
    /// Of a remedy (整改), the problem that was found; what is done about it is the text.
    #[serde(default)]
    pub problem: Option<String>,
    pub text: String,
    /// Somebody on the list.
    #[serde(default)]
    pub owner_id: Option<MemberId>,
    pub due_on: Date,
}

const MINUTES: usize = 20_000;

/// Write the record of a meeting that was held
#[utoipa::path(put, path = "/meetings/{id}/record", tag = "meetings", operation_id = "put_meeting_record",
    request_body = RecordIn, params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<RecordIn>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    match placed.meeting.state {
        MeetingState::Held => {}
        MeetingState::Filed => return Err(FILED.problem()),
        MeetingState::Planned | MeetingState::Cancelled => return Err(NOT_HELD.problem()),
    }
    let desk = records.desk(&ctx);
    let mut meeting = placed.meeting.clone();
    let new = json!({
        "agenda": wanted.agenda.len(), "decisions": wanted.decisions.len(),
        "follow_ups": wanted.follow_ups.len(), "minutes": wanted.minutes.is_some(),
        "papers": wanted.papers.len(),
    });
    apply(&desk, &mut meeting, &placed.unit, wanted).await?;
    let meeting = tell::save(&desk, meeting).await?;
    tell::audit(&desk, "record", &meeting, None, Some(new), None).await?;
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Puts decisions and follow-ups in their place and changes the meeting, not yet its row.
///
/// # Errors
/// When somebody is not on the list, votes do not fit who was there, a paper is none of the unit, or a value is not right.
pub async fn apply(
    desk: &Desk<'_>,
    meeting: &mut Model,
    unit: &Unit,
    wanted: RecordIn,
) -> Result<(), Problem> {
    let RecordIn { chair_id, recorder_id, lecturer_id, .. } = wanted;
    let RecordIn { agenda, minutes, decisions, follow_ups, papers: named, .. } = wanted;
    let whole = Whole::load(desk.tx, meeting.clone(), unit.clone()).await?;
    let listed: BTreeSet<MemberId> = whole.list.iter().map(|entry| entry.member_id).collect();
    for (person, pointer) in [(chair_id, "/chair_id"), (recorder_id, "/recorder_id")] {
        on_list(&listed, person, pointer)?;
    }
    (meeting.chair_id, meeting.recorder_id) = (chair_id, recorder_id);
    meeting.lecturer_id = lecturers::named(desk, meeting, unit, &listed, lecturer_id).await?;
    meeting.agenda = fields::agenda(agenda)?;
    meeting.minutes = text::lines(minutes, "/minutes", MINUTES)?;
    meeting.papers = papers::named(desk, meeting, unit, named).await?;
    let decisions = decided(desk, &whole, decisions)?;
    let follow_ups = given(&whole, &listed, follow_ups)?;
    store::put_decisions(desk.tx, meeting.id, &decisions).await?;
    Ok(store::put_follow_ups(desk.tx, meeting.id, &follow_ups).await?)
}
