use super::{
    fields::{self, few},
    findings::{self, Told, at, decides},
    problems::{DECISION_ELSEWHERE, FILED, NOT_HELD, NOT_ON_LIST, UNKNOWN_FOLLOW_UP},
    query::{self, Placed},
    rules::remedies::{self, Remedy},
    store::{self, decision, follow_up, meeting::Model},
    tell,
    view::{self, MeetingOut},
    whole::Whole,
    words::{Ballot, MeetingState},
};
use crate::{
    Records,
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    text,
    units::Unit,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DecisionId, FollowUpId, MeetingId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::organisational_life::{Decision, Gathering};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
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
    #[serde(default)]
    pub agenda: Vec<String>,
    /// Who said what, in order.
    #[serde(default)]
    pub minutes: Option<String>,
    #[serde(default)]
    pub decisions: Vec<DecisionIn>,
    #[serde(default)]
    pub follow_ups: Vec<FollowUpIn>,
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
const DECISIONS: usize = 50;
const FOLLOW_UPS: usize = 100;
const TEXT: usize = 500;

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
/// When somebody is not on the list, votes do not fit who was there, or a value is not right.
pub async fn apply(
    desk: &Desk<'_>,
    meeting: &mut Model,
    unit: &Unit,
    wanted: RecordIn,
) -> Result<(), Problem> {
    let RecordIn { chair_id, recorder_id, agenda, minutes, decisions, follow_ups } = wanted;
    let whole = Whole::load(desk.tx, meeting.clone(), unit.clone()).await?;
    let listed: BTreeSet<MemberId> = whole.list.iter().map(|entry| entry.member_id).collect();
    for (person, pointer) in [(chair_id, "/chair_id"), (recorder_id, "/recorder_id")] {
        on_list(&listed, person, pointer)?;
    }
    (meeting.chair_id, meeting.recorder_id) = (chair_id, recorder_id);
    meeting.agenda = fields::agenda(agenda)?;
    meeting.minutes = text::lines(minutes, "/minutes", MINUTES)?;
    let decisions = decided(desk, &whole, decisions)?;
    let follow_ups = given(&whole, &listed, follow_ups)?;
    store::put_decisions(desk.tx, meeting.id, &decisions).await?;
    Ok(store::put_follow_ups(desk.tx, meeting.id, &follow_ups).await?)
}

fn on_list(listed: &BTreeSet<MemberId>, person: Option<MemberId>, pointer: &str) -> Result<(), Problem> {
    match person {
        Some(person) if !listed.contains(&person) => Err(NOT_ON_LIST.at(pointer)),
        _ => Ok(()),
    }
}

fn decided(desk: &Desk<'_>, whole: &Whole, wanted: Vec<DecisionIn>) -> Result<Vec<decision::Model>, Problem> {
    few(wanted.len(), DECISIONS, "/decisions")?;
    let committee = whole.meeting.gathering == Gathering::Committee;
    let mut decisions = Vec::with_capacity(wanted.len());
    for (n, wanted) in wanted.into_iter().enumerate() {
        if !decides(committee, wanted.decision) {
            return Err(DECISION_ELSEWHERE.at(format!("/decisions/{n}/decision")));
        }
        let (yes, no, abstain) = (i32::from(wanted.yes), i32::from(wanted.no), i32::from(wanted.abstain));
        let decision = decision::Model {
            id: DecisionId::new(),
            meeting_id: whole.meeting.id,
            position: position(n),
            decision: wanted.decision,
            text: text::required(wanted.text, &format!("/decisions/{n}/text"), TEXT)?,
            ballot: wanted.ballot,
            ballots: yes + no + abstain,
            yes,
            no,
            abstain,
        };
        if let Err(found) = findings::decided(desk, whole, &decision) {
            findings::refused(
                found.into_iter().map(|told| Told { pointer: at(n, &told), ..told }).collect(),
            )?;
        }
        decisions.push(decision);
    }
    Ok(decisions)
}

/// There are few of them.
fn position(n: usize) -> i16 {
    i16::try_from(n).unwrap_or(i16::MAX)
}

fn given(
    whole: &Whole,
    listed: &BTreeSet<MemberId>,
    wanted: Vec<FollowUpIn>,
) -> Result<Vec<follow_up::Model>, Problem> {
    few(wanted.len(), FOLLOW_UPS, "/follow_ups")?;
    let mut known: BTreeMap<FollowUpId, &follow_up::Model> =
        whole.follow_ups.iter().map(|one| (one.id, one)).collect();
    let mut all = Vec::with_capacity(wanted.len());
    for (n, wanted) in wanted.into_iter().enumerate() {
        let at = |field: &str| format!("/follow_ups/{n}/{field}");
        let before = match wanted.id {
            Some(id) => Some(known.remove(&id).ok_or_else(|| UNKNOWN_FOLLOW_UP.at(at("id")))?),
            None => None,
        };
        on_list(listed, wanted.owner_id, &at("owner_id"))?;
        meant(wanted.due_on, &at("due_on"))?;
        let one = follow_up::Model {
            id: before.map_or_else(FollowUpId::new, |before| before.id),
            meeting_id: whole.meeting.id,
            position: position(n),
            text: text::required(wanted.text, &at("text"), TEXT)?,
            owner_id: wanted.owner_id,
            due_on: wanted.due_on,
            done_on: before.and_then(|before| before.done_on),
            done_note: before.and_then(|before| before.done_note.clone()),
            done_by: before.and_then(|before| before.done_by),
            problem: text::kept(wanted.problem, &at("problem"), TEXT)?,
        };
        // that nobody sees to it yet is for the filing to say
        let early = remedies::check(&Remedy { has_owner: true, ..one.remedy() }, whole.meeting.day);
        findings::refused(early.iter().map(|finding| Told::of(finding, at("due_on"), None)).collect())?;
        all.push(one);
    }
    Ok(all)
}

fn meant(day: Date, pointer: &str) -> Result<(), Problem> {
    match day {
        day if day < EARLIEST => Err(TOO_EARLY.at(pointer)),
        day if day > LATEST => Err(TOO_LATE.at(pointer)),
        _ => Ok(()),
    }
}
