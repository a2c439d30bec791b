use super::{
    change::open,
    fields, life,
    problems::{
        ABSENCE_OF_LEAVE, ENDS_BEFORE_START, ENDS_IN_FUTURE, EXEMPT_WITHOUT_CONSENT, MANY_GUESTS,
        NOT_HELD_YET, NOT_ON_LIST, TWICE_ON_LIST,
    },
    query::{self, Placed},
    results, roster,
    rules::attendance::AbsenceReason,
    store::{self, meeting::Model, participant},
    tell,
    view::{self, MeetingOut},
    visitors::{self, VisitorMarkIn},
    whole::Whole,
    words::{Attended, ConfirmedBy, MeetingState},
};
use crate::{Records, dates::business_day, desk::Desk, registers::exempt, text, units::Unit};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{MeetingId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// When it took place and who was there. Whoever is not named stays as known so far.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingAttendance)]
pub struct AttendanceIn {
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    pub marks: Vec<MarkIn>,
    /// Of the members of organisations elsewhere on the list.
    #[serde(default)]
    pub visitors: Vec<VisitorMarkIn>,
    /// How many others were there.
    #[serde(default)]
    pub guests: i16,
    /// Who they were in general, such as "上级党委 1 人". No names.
    #[serde(default)]
    pub guests_note: Option<String>,
}

/// What became of one person on the list.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingMark)]
pub struct MarkIn {
    pub member_id: MemberId,
    pub mark: Attended,
    /// Why absent, for leave.
    #[serde(default)]
    pub absence: Option<AbsenceReason>,
}

const GUESTS: i16 = 9999;

/// Enter who was at a meeting
///
/// The whole list in one call; again until the record is filed.
#[utoipa::path(put, path = "/meetings/{id}/attendance", tag = "meetings", operation_id = "put_attendance",
    request_body = AttendanceIn, params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<AttendanceIn>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    open(&placed.meeting)?;
    let desk = records.desk(&ctx);
    let mut meeting = placed.meeting.clone();
    apply(&desk, &mut meeting, &placed.unit, wanted).await?;
    let meeting = tell::save(&desk, meeting).await?;
    let whole = Whole::load(ctx.tx(), meeting.clone(), placed.unit.clone()).await?;
    let old = json!({"state": placed.meeting.state, "day": placed.meeting.day});
    tell::audit(&desk, "attend", &meeting, Some(old), Some(recorded(&whole)), None).await?;
    tell::changed(&desk, &meeting).await?;
    let own = whole.list.into_iter().find(|entry| ctx.member() == Some(entry.member_id));
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, own, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// What the audit log says of an attendance: how many, not who.
pub fn recorded(whole: &Whole) -> Value {
    let (meeting, sum) = (&whole.meeting, whole.attendance());
    json!({
        "state": meeting.state, "day": meeting.day, "should": sum.should, "present": sum.present,
        "leave": sum.leave, "unexcused": sum.unexcused, "exempt": sum.exempt, "unmarked": sum.unmarked,
        "guests": meeting.guests, "visitors": visitors::present(meeting),
    })
}

/// Marks the people on a list and changes the meeting, not yet its row. The first time, the list is brought up to the
/// day on which the meeting was held; later it stays what it was.
///
/// # Errors
/// When somebody is not on the list, a value is not right, or what was decided rests on how it was.
pub async fn apply(
    desk: &Desk<'_>,
    meeting: &mut Model,
    unit: &Unit,
    wanted: AttendanceIn,
) -> Result<(), Problem> {
    let ground = results::ground(desk, meeting).await?;
    times(desk, meeting, unit, &wanted)?;
    if !(0..=GUESTS).contains(&wanted.guests) {
        let problem = MANY_GUESTS.with("least", 0).with("most", GUESTS);
        return Err(problem.field("/guests", &MANY_GUESTS));
    }
    meeting.guests = wanted.guests;
    meeting.guests_note = text::kept(wanted.guests_note, "/guests_note", fields::NOTE)?;
    if meeting.state == MeetingState::Planned {
        roster::refresh(desk, meeting, unit).await?;
        meeting.visitors = visitors::asked(desk, meeting).await?;
        meeting.state = MeetingState::Held;
    }
    visitors::mark(meeting, wanted.visitors)?;
    let list = store::list_of(desk.tx, meeting.id).await?;
    exempt_by_consent(desk, meeting, &wanted.marks).await?;
    let changed = marked(desk, list, wanted.marks)?;
    store::strike(desk.tx, meeting.id, changed.iter().map(|entry| entry.member_id).collect()).await?;
    store::put_list(desk.tx, &changed).await?;
    results::stands(desk, meeting, ground).await
}

fn times(desk: &Desk<'_>, meeting: &mut Model, unit: &Unit, wanted: &AttendanceIn) -> Result<(), Problem> {
    let was = meeting.day;
    meeting.day = fields::day(unit, wanted.started_at, "/started_at")?;
    life::in_time(meeting, was, "/started_at")?;
    if wanted.started_at > desk.now {
        return Err(NOT_HELD_YET.at("/started_at"));
    }
    if let Some(ended) = wanted.ended_at {
        business_day(ended, "/ended_at")?;
        if ended < wanted.started_at {
            return Err(ENDS_BEFORE_START.at("/ended_at"));
        }
        if ended > desk.now {
            return Err(ENDS_IN_FUTURE.at("/ended_at"));
        }
    }
    (meeting.started_at, meeting.ended_at) = (Some(wanted.started_at), wanted.ended_at);
    Ok(())
}

/// Whoever is entered as exempt need not come on the day.
async fn exempt_by_consent(desk: &Desk<'_>, meeting: &Model, marks: &[MarkIn]) -> Result<(), Problem> {
    let entered = |(n, one): (usize, &MarkIn)| (one.mark == Attended::Exempt).then_some((n, one.member_id));
    let entered: Vec<(usize, MemberId)> = marks.iter().enumerate().filter_map(entered).collect();
    let ids: Vec<MemberId> = entered.iter().map(|(_, id)| *id).collect();
    let exempt = exempt::on(desk.tx, &ids, meeting.day).await?;
    match entered.iter().find(|(_, id)| !exempt.contains(id)) {
        Some((n, _)) => Err(EXEMPT_WITHOUT_CONSENT.at(format!("/marks/{n}/mark")).with("people", 1)),
        None => Ok(()),
    }
}

/// The entries that change.
fn marked(
    desk: &Desk<'_>,
    list: Vec<participant::Model>,
    marks: Vec<MarkIn>,
) -> Result<Vec<participant::Model>, Problem> {
    let mut open: BTreeMap<MemberId, participant::Model> =
        list.into_iter().map(|entry| (entry.member_id, entry)).collect();
    let mut changed: BTreeMap<MemberId, participant::Model> = BTreeMap::new();
    for (n, wanted) in marks.into_iter().enumerate() {
        let pointer = format!("/marks/{n}/member_id");
        if changed.contains_key(&wanted.member_id) {
            return Err(TWICE_ON_LIST.at(pointer));
        }
        let mut entry = open.remove(&wanted.member_id).ok_or_else(|| NOT_ON_LIST.at(pointer))?;
        if wanted.mark != Attended::Leave && wanted.absence.is_some() {
            return Err(ABSENCE_OF_LEAVE.at(format!("/marks/{n}/absence")));
        }
        let same = entry.mark == Some(wanted.mark) && entry.absence == wanted.absence;
        if !same {
            mark(&mut entry, wanted.mark, wanted.absence, ConfirmedBy::List, desk.now);
        }
        changed.insert(entry.member_id, entry);
    }
    Ok(changed.into_values().collect())
}

/// Writes into an entry what became of the person, and who said so.
pub fn mark(
    entry: &mut participant::Model,
    mark: Attended,
    absence: Option<AbsenceReason>,
    by: ConfirmedBy,
    at: OffsetDateTime,
) {
    entry.mark = Some(mark);
    entry.absence = absence;
    entry.confirmed_by = Some(by);
    entry.confirmed_at = Some(at);
}
