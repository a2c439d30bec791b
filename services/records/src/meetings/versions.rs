use super::{
    papers::FiledPaper,
    query,
    rules::attendance::{AbsenceReason, Standing},
    store::{self, meeting::Visitor},
    view::{DecisionOut, Person},
    visitors::{self, VisitorOut},
    whole::Whole,
    words::Attended,
};
use crate::{Records, desk::Desk, members};
use access::Action;
use axum::extract::State;
use kernel::{AccountId, DocumentId, MeetingId, MemberId};
use rest::{Answer, Ctx, Path};
use rulepack::organisational_life::LifeStep;
use serde::Serialize;
use serde_json::Value;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// What is kept of a record when it is filed.
#[derive(Serialize)]
pub struct Content {
    kinds: Vec<String>,
    subject: String,
    place: Option<String>,
    day: Date,
    #[serde(with = "time::serde::rfc3339::option")]
    started_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
    serves_year: Option<i16>,
    chair_id: Option<MemberId>,
    recorder_id: Option<MemberId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lecturer_id: Option<MemberId>,
    guests: i16,
    guests_note: Option<String>,
    agenda: Vec<String>,
    minutes: Option<String>,
    list: Vec<Attending>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    visitors: Vec<Visitor>,
    decisions: Vec<DecisionOut>,
    follow_ups: Vec<Given>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    papers: Vec<FiledPaper>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Taken>,
}

/// A step before an organisational-life meeting.
#[derive(Serialize)]
struct Taken {
    step: LifeStep,
    on: Date,
    note: Option<String>,
    paper_id: Option<DocumentId>,
}

#[derive(Serialize)]
struct Attending {
    member_id: MemberId,
    standing: Standing,
    mark: Option<Attended>,
    absence: Option<AbsenceReason>,
}

#[derive(Serialize)]
struct Given {
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
    text: String,
    owner_id: Option<MemberId>,
    due_on: Date,
}

impl Content {
    pub fn of(desk: &Desk<'_>, whole: &Whole, papers: Vec<FiledPaper>) -> Self {
        let meeting = whole.meeting.clone();
        let visitors = meeting.visitors().to_vec();
        let steps = meeting.steps().iter().map(|noted| Taken {
            step: noted.step,
            on: noted.on,
            note: noted.note.clone(),
            paper_id: noted.paper_id,
        });
        let steps = steps.collect();
        let list = whole.list.iter().map(|entry| Attending {
            member_id: entry.member_id,
            standing: entry.standing,
            mark: entry.mark,
            absence: entry.absence,
        });
        let follow_ups = whole.follow_ups.iter().map(|one| Given {
            problem: one.problem.clone(),
            text: one.text.clone(),
            owner_id: one.owner_id,
            due_on: one.due_on,
        });
        Self {
            kinds: meeting.kinds,
            subject: meeting.subject,
            place: meeting.place,
            day: meeting.day,
            started_at: meeting.started_at,
            ended_at: meeting.ended_at,
            serves_year: meeting.serves_year,
            chair_id: meeting.chair_id,
            recorder_id: meeting.recorder_id,
            lecturer_id: meeting.lecturer_id,
            guests: meeting.guests,
            guests_note: meeting.guests_note,
            agenda: meeting.agenda,
            minutes: meeting.minutes,
            list: list.collect(),
            visitors,
            decisions: whole.decisions.iter().map(|one| DecisionOut::of(desk, whole, one)).collect(),
            follow_ups: follow_ups.collect(),
            papers,
            steps,
        }
    }
}

/// Everything that was filed of a meeting, latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingVersions {
    items: Vec<MeetingVersion>,
    /// The people the contents name by id.
    people: Vec<Person>,
    /// The members of organisations elsewhere they name by id, as they are marked now.
    visitors: Vec<VisitorOut>,
}

/// What was filed at one time.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingVersion {
    number: i32,
    /// Why the one before was corrected; none for the first.
    reason: Option<String>,
    filed_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339")]
    filed_at: OffsetDateTime,
    /// The record as it was filed, with people by id.
    content: Value,
}

/// Show what was filed of a meeting, version by version
#[utoipa::path(get, path = "/meetings/{id}/versions", tag = "meetings", operation_id = "list_meeting_versions",
    params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingVersions)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MeetingId>) -> Answer {
    let placed = query::reached_for(&ctx, id, Action::View).await?;
    let desk = records.desk(&ctx);
    let list = store::list_of(ctx.tx(), placed.meeting.id).await?;
    let names = members::names(desk.tx, list.iter().map(|entry| entry.member_id).collect()).await?;
    let people = list.iter().map(|entry| Person::of(entry.member_id, &names)).collect();
    let visitors = visitors::shown(&desk, &placed.meeting).await?;
    let item = |version: store::version::Model| MeetingVersion {
        number: version.number,
        reason: version.reason,
        filed_by: version.filed_by,
        filed_at: version.filed_at,
        content: version.content,
    };
    let items = store::versions_of(ctx.tx(), id).await?.into_iter().map(item).collect();
    ctx.read(&MeetingVersions { items, people, visitors })
}
