use super::{
    days,
    problems::NO_THEMED_DAY,
    rule::ThemedDayRule,
    store,
    view::{self, ThemedDayOut},
};
use crate::{
    Records,
    desk::Desk,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::ThemedDayFixed;
use kernel::UnitId;
use rest::{Answer, Ctx, Json, Problem};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which day a unit fixes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewThemedDay {
    pub unit_id: UnitId,
    /// Absent: the day of the organisation holds.
    #[serde(default)]
    pub fixed: Option<ThemedDayRule>,
}

/// Fix the themed day of a unit
///
/// Every month then proposes that day, moved where it is not worked.
#[utoipa::path(put, path = "/meetings/themed-day", tag = "meetings", operation_id = "set_themed_day",
    request_body = NewThemedDay, responses((status = OK, body = ThemedDayOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewThemedDay>) -> Answer {
    ctx.reach_something(Action::Update, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Update, &Thing::within(ResourceKind::Meeting, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    keep(&desk, &unit, new.fixed).await?;
    let out = view::of_unit(&desk, &unit).await?.ok_or_else(|| NO_THEMED_DAY.at("/unit_id"))?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn keep(desk: &Desk<'_>, unit: &Unit, wanted: Option<ThemedDayRule>) -> Result<(), Problem> {
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    if !days::is_asked(desk.pack, unit.kind, desk.today) {
        return Err(NO_THEMED_DAY.at("/unit_id"));
    }
    let rule = &desk.pack.overview.themed_day.on(desk.today).value;
    let fixed = wanted.map(|wanted| wanted.checked(rule)).transpose()?;
    let old = store::of_unit(desk.tx, unit.id).await?.map(|row| row.fixed);
    if old == fixed {
        return Ok(());
    }
    let row = |fixed| store::Model { unit_id: unit.id, fixed, set_by: desk.who.id, set_at: desk.now };
    store::put(desk.tx, unit.id, fixed.map(row)).await?;
    desk.emit(&ThemedDayFixed { unit_id: unit.id, by: fixed.map(|fixed| fixed.by.to_string()) }).await?;
    desk.audit(Entry {
        action: "fix_themed_day",
        subject: "unit",
        subject_id: Some(unit.id.0),
        old: Some(json!({ "themed_day": old })),
        new: Some(json!({ "themed_day": fixed })),
        why: None,
    })
    .await
}
