use super::{
    list::Place,
    passed::passed,
    store::{self, decision, meeting::Column},
    words::MeetingState,
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{DecisionId, MeetingId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::organisational_life::MeetingKind;
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Whose decisions to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This unit alone.
    pub unit_id: UnitId,
    /// Decided on this day or earlier.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub to: Option<Date>,
}

/// A meeting that took place, and what it passed.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecidingMeeting {
    meeting_id: MeetingId,
    day: Date,
    kinds: Vec<MeetingKind>,
    subject: String,
    decisions: Vec<DecidedItem>,
}

/// A decision with its votes.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecidedItem {
    id: DecisionId,
    text: String,
    yes: i32,
    no: i32,
    abstain: i32,
}

impl From<decision::Model> for DecidedItem {
    fn from(row: decision::Model) -> Self {
        Self { id: row.id, text: row.text, yes: row.yes, no: row.no, abstain: row.abstain }
    }
}

/// List what meetings of a unit decided, by meeting, the latest first
///
/// Only what was passed, and only meetings that passed anything.
#[utoipa::path(get, path = "/meetings/decisions", tag = "meetings", operation_id = "list_meeting_decisions",
    params(Wanted, Page), responses((status = OK, body = Paged<DecidingMeeting>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT, "?unit_id").await?;
    let mut condition = units::reached_by(&reach, Column::UnitId)
        .add(Column::UnitId.eq(unit.id))
        .add(Column::State.is_in([MeetingState::Held, MeetingState::Filed]))
        .add(Column::Id.in_subquery(store::ids_that_decided()))
        .add_option(wanted.to.map(|day| Column::Day.lte(day)));
    if let Some(Place { day, id }) = page.after()? {
        condition = condition.add(store::before(day, id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let mut cut = Paged::cut(found, &page, |meeting| Place { day: meeting.day, id: meeting.id });
    let mut decided: HashMap<MeetingId, Vec<DecidedItem>> = HashMap::new();
    for one in passed(&records.desk(&ctx), &cut.items).await? {
        decided.entry(one.meeting_id).or_default().push(one.into());
    }
    cut.items.retain(|meeting| decided.contains_key(&meeting.id));
    ctx.read(&cut.map(|meeting| DecidingMeeting {
        decisions: decided.remove(&meeting.id).unwrap_or_default(),
        kinds: meeting.kinds().into_iter().collect(),
        meeting_id: meeting.id,
        day: meeting.day,
        subject: meeting.subject,
    }))
}
