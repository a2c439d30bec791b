use super::view::ProgressOut;
use crate::{
    Records,
    meetings::{
        list::Place,
        store::{
            self, follow_up,
            meeting::{Column, Model},
        },
        words::MeetingState,
    },
    units,
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MeetingId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Whose remedies to count.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This unit and its groups.
    pub unit_id: UnitId,
}

/// A meeting, and how far its remedies are.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingRemedies {
    meeting_id: MeetingId,
    unit_id: UnitId,
    unit_name: String,
    subject: String,
    day: Date,
    progress: ProgressOut,
}

/// List how far the remedies of a unit and its groups are, meeting by meeting, the latest first
///
/// Only meetings that left remedies. Of each how many are done, open and overdue; nobody is compared.
#[utoipa::path(get, path = "/meetings/remedies", tag = "meetings", operation_id = "list_meeting_remedies",
    params(Wanted, Page), responses((status = OK, body = Paged<MeetingRemedies>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT, "?unit_id").await?;
    let mut condition = units::reached_by(&reach, Column::UnitId)
        .add(Column::UnitId.in_subquery(units::ids_with_groups(unit.id)))
        .add(Column::State.is_in([MeetingState::Held, MeetingState::Filed]))
        .add(Column::Id.in_subquery(store::ids_with_remedies()));
    if let Some(Place { day, id }) = page.after()? {
        condition = condition.add(store::before(day, id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |meeting| Place { day: meeting.day, id: meeting.id });
    let mut given: HashMap<MeetingId, Vec<follow_up::Model>> = HashMap::new();
    for one in store::remedies_of(ctx.tx(), cut.items.iter().map(|one| one.id).collect()).await? {
        given.entry(one.meeting_id).or_default().push(one);
    }
    let names = units::by_ids(ctx.tx(), cut.items.iter().map(|one| one.unit_id).collect()).await?;
    let today = records.desk(&ctx).today;
    let one = |meeting: Model| {
        Some(MeetingRemedies {
            // a record that is written anew in this moment may have none any more
            progress: ProgressOut::of(given.get(&meeting.id)?, today)?,
            unit_name: names.get(&meeting.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            meeting_id: meeting.id,
            unit_id: meeting.unit_id,
            subject: meeting.subject,
            day: meeting.day,
        })
    };
    ctx.read(&Paged { items: cut.items.into_iter().filter_map(one).collect(), next: cut.next, total: None })
}
