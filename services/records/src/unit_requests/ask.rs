use super::{
    problems::{ASKED_ALREADY, NOT_THIS_KIND, UNKNOWN_PARENT},
    query::{self, Placed},
    store::{self, Asked, Model},
    tell,
    view::{self, UnitRequestOut},
    words::{RequestKind, RequestState},
};
use crate::{
    Records,
    desk::Desk,
    elections, members, text, transfers,
    units::{self, Unit},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{UnitId, UnitRequestId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, ProblemKind, kinds};
use rulepack::{Nature, UnitKind};
use serde::Deserialize;
use utoipa::ToSchema;

/// That a unit be founded under another, or dissolved.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUnitRequest {
    #[schema(inline)]
    pub kind: RequestKind,
    /// The unit to be dissolved.
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    /// The unit to be founded.
    #[serde(default)]
    pub founding: Option<Founding>,
    pub reason: String,
}

/// What the new unit shall be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UnitFounding)]
pub struct Founding {
    pub parent_id: UnitId,
    pub kind: UnitKind,
    /// Full name, as on the seal.
    pub name: String,
    #[serde(default)]
    pub short_name: Option<String>,
    #[serde(default)]
    pub nature: Option<Nature>,
    /// Full members it begins with.
    pub full_members: u32,
    #[serde(default)]
    pub probationary_members: u32,
    /// Of a joint branch: how many bodies it will be of.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 500)]
    pub joint_bodies: Option<i16>,
}

/// Ask for a unit to be founded or dissolved
#[utoipa::path(post, path = "/unit-requests", tag = "unit-requests", operation_id = "ask_for_unit",
    request_body = NewUnitRequest, responses((status = CREATED, body = UnitRequestOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewUnitRequest>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::UnitRequest).await?;
    let desk = records.desk(&ctx);
    let reason = text::required(new.reason, "/reason", 300)?;
    let names = members::names(ctx.tx(), ctx.member().into_iter().collect()).await?;
    let wanted = match (new.kind, new.unit_id, new.founding) {
        (RequestKind::Found, None, Some(founding)) => found(&desk, &ctx, founding).await?,
        (RequestKind::Dissolve, Some(unit), None) => dissolve(&desk, &ctx, unit).await?,
        (RequestKind::Found, Some(_), _) => return Err(NOT_THIS_KIND.at("/unit_id")),
        (RequestKind::Dissolve, _, Some(_)) => return Err(NOT_THIS_KIND.at("/founding")),
        (RequestKind::Found, None, None) => return Err(kinds::MISSING.at("/founding")),
        (RequestKind::Dissolve, None, None) => return Err(kinds::MISSING.at("/unit_id")),
    };
    let asked_by_name = names.into_values().next();
    let request = Model { reason, asked_by: ctx.account().ok(), asked_by_name, ..wanted };
    let inserted = store::insert(desk.tx, request.clone()).await;
    inserted.on_constraint("unit_requests_dissolve_key", &ASKED_ALREADY, "/unit_id").on_constraint(
        "unit_requests_found_key",
        &ASKED_ALREADY,
        "/founding/name",
    )?;
    tell::changed(&desk, "ask_for_unit", None, &request).await?;
    let units = query::units_of(desk.tx, std::slice::from_ref(&request)).await?;
    let out = view::detail(&desk, &ctx, &Placed { request, units }).await?;
    ctx.reply_version(StatusCode::CREATED, 1, &out).await
}

async fn reached(ctx: &Ctx, id: UnitId, kind: &'static ProblemKind, pointer: &str) -> Result<Unit, Problem> {
    let unit = units::named(ctx, id, kind, pointer).await?;
    ctx.authorize(Action::Create, &query::thing(&unit)).await?;
    Ok(unit)
}

async fn found(desk: &Desk<'_>, ctx: &Ctx, wanted: Founding) -> Result<Model, Problem> {
    let parent = reached(ctx, wanted.parent_id, &UNKNOWN_PARENT, "/founding/parent_id").await?;
    units::may_stand_under(desk, wanted.kind, &parent).map_err(|problem| problem.within("/founding"))?;
    let name = text::required(wanted.name, "/founding/name", 200)?;
    let asked = Asked {
        kind: wanted.kind,
        short_name: text::kept(wanted.short_name, "/founding/short_name", 50)?,
        nature: wanted.nature,
        full_members: wanted.full_members,
        probationary_members: wanted.probationary_members,
        joint_bodies: units::bodies(wanted.kind, wanted.joint_bodies, "/founding/joint_bodies")?,
    };
    let above = transfers::side(desk, parent.clone()).await?.committee;
    Ok(blank(desk, RequestKind::Found, parent.id, None, above.id, name, asked))
}

async fn dissolve(desk: &Desk<'_>, ctx: &Ctx, id: UnitId) -> Result<Model, Problem> {
    let unit = reached(ctx, id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    let parent = units::may_go(&unit)?;
    let heads = members::head_counts_below(desk.tx, &unit.path).await?;
    let few = |count: i64| u32::try_from(count).unwrap_or_default();
    let asked = Asked {
        kind: unit.kind,
        short_name: unit.short_name.clone(),
        nature: unit.nature,
        full_members: few(heads.full),
        probationary_members: few(heads.probationary),
        joint_bodies: unit.joint_bodies,
    };
    let above = elections::above(desk, &unit).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(blank(desk, RequestKind::Dissolve, parent, Some(unit.id), above.id, unit.name, asked))
}

fn blank(
    desk: &Desk<'_>,
    kind: RequestKind,
    parent_id: UnitId,
    unit_id: Option<UnitId>,
    above_id: UnitId,
    name: String,
    asked: Asked,
) -> Model {
    Model {
        id: UnitRequestId::new(),
        kind,
        parent_id,
        unit_id,
        above_id,
        state: RequestState::Asked,
        name,
        reason: String::new(),
        asked,
        asked_on: desk.today,
        asked_by: None,
        asked_by_name: None,
        decided_on: None,
        doc_no: None,
        answer: None,
        decided_by: None,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    }
}
