use super::{
    fields,
    query::{self, Placed},
    roster,
    store::{self, meeting::Model},
    tell,
    view::{self, MeetingOut},
    visitors,
    words::MeetingState,
};
use crate::{
    Records,
    desk::Desk,
    text,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, MeetingId, UnitId};
use rest::{Answer, Ctx, Json, Problem};
use rulepack::organisational_life::{Gathering, MeetingKind};
use serde::Deserialize;
use std::collections::BTreeSet;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A meeting that is to be, or was held and is recorded now.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    pub unit_id: UnitId,
    /// One gathering may serve several purposes.
    pub kinds: Vec<MeetingKind>,
    /// Who comes together; by the kinds when absent.
    #[serde(default)]
    pub gathering: Option<Gathering>,
    pub subject: String,
    /// A place, or the address of an online meeting.
    #[serde(default)]
    pub place: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub planned_start: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub planned_end: OffsetDateTime,
    /// The year it is held for, where that is not its own.
    #[serde(default)]
    pub serves_year: Option<i16>,
    #[serde(default)]
    pub agenda: Vec<String>,
}

/// Plan a meeting
///
/// Everybody who should attend, and every member who takes part here from elsewhere, is put on its list: the latter counts
/// in no number of it.
#[utoipa::path(post, path = "/meetings", tag = "meetings", operation_id = "plan_meeting", request_body = NewMeeting,
    responses((status = CREATED, body = MeetingOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewMeeting>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Meeting, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let meeting = plan(&desk, &unit, ctx.account().ok(), new).await?;
    let (version, own) = (meeting.version, query::own(&ctx).await?);
    let own = match own {
        Some(own) => store::of_member(ctx.tx(), meeting.id, own).await?,
        None => None,
    };
    let out = view::detail(&desk, &ctx, &Placed { meeting, unit, own }).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

/// Enters a meeting and everybody who is asked to it.
///
/// # Errors
/// When the unit holds no such meeting, or a value is not right.
pub async fn plan(
    desk: &Desk<'_>,
    unit: &Unit,
    by: Option<AccountId>,
    new: NewMeeting,
) -> Result<Model, Problem> {
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    let mut meeting = build(desk, unit, by, new)?;
    fields::kinds(desk, unit, &meeting)?;
    meeting.visitors = visitors::asked(desk, &meeting).await?;
    store::insert(desk.tx, meeting.clone()).await?;
    roster::refresh(desk, &meeting, unit).await?;
    tell::audit(desk, "plan", &meeting, None, Some(tell::facts(&meeting)), None).await?;
    tell::changed(desk, &meeting).await?;
    Ok(meeting)
}

fn build(desk: &Desk<'_>, unit: &Unit, by: Option<AccountId>, new: NewMeeting) -> Result<Model, Problem> {
    let day = fields::day(unit, new.planned_start, "/planned_start")?;
    fields::ends(new.planned_start, new.planned_end, "/planned_end")?;
    let kinds: BTreeSet<MeetingKind> = new.kinds.into_iter().collect();
    let mut meeting = Model {
        id: MeetingId::new(),
        unit_id: unit.id,
        gathering: fields::gathering(desk, unit.kind, &kinds, new.gathering, day)?,
        kinds: Vec::new(),
        subject: text::required(new.subject, "/subject", fields::SUBJECT)?,
        place: text::kept(new.place, "/place", fields::PLACE)?,
        planned_start: new.planned_start,
        planned_end: new.planned_end,
        state: MeetingState::Planned,
        day,
        started_at: None,
        ended_at: None,
        serves_year: new.serves_year,
        chair_id: None,
        recorder_id: None,
        lecturer_id: None,
        guests: 0,
        guests_note: None,
        agenda: fields::agenda(new.agenda)?,
        minutes: None,
        papers: None,
        steps: None,
        visitors: None,
        cancel_reason: None,
        resembles_id: None,
        number: 0,
        created_by: by,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    };
    meeting.set_kinds(&kinds);
    Ok(meeting)
}
