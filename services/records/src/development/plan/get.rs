use super::{
    meant,
    view::{PlanOut, PlanRule, line},
    year::Year,
};
use crate::{
    Records,
    desk::Desk,
    development::query,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Problem, Query, kinds};
use rulepack::Capability;
use serde::Deserialize;
use utoipa::IntoParams;

/// Whose plan, and of which year.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The running one when absent.
    #[param(minimum = 1950, maximum = 2100)]
    pub year: Option<i16>,
    /// The highest unit within reach when absent.
    pub unit_id: Option<UnitId>,
}

/// Show the plan of a year: of a unit and of the units directly below it
///
/// What it was given, how many files have a place in it, how many people were admitted, and what is left.
#[utoipa::path(get, path = "/development/plan", tag = "development", operation_id = "get_development_plan",
    params(Wanted), responses((status = OK, body = PlanOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let unit = query::unit(&ctx, wanted.unit_id).await?;
    let desk = records.desk(&ctx);
    let running = i16::try_from(desk.today.year()).unwrap_or(super::LAST);
    let year = meant(wanted.year.unwrap_or(running), "?year")?;
    let out = out(&desk, &ctx, &unit, year).await?;
    ctx.read(&out)
}

/// # Errors
/// When the database is away.
pub async fn out(desk: &Desk<'_>, ctx: &Ctx, unit: &Unit, year: i16) -> Result<PlanOut, Problem> {
    let all = Year::below(desk, &unit.path, year).await?;
    let giver = giver(desk, unit).await?;
    let below = below(desk, unit).await?;
    let shown = below.iter().filter(|one| all.plan_of(one.id).is_some() || one.state == UnitState::Active);
    Ok(PlanOut {
        year,
        unit: line(&all, unit),
        below: shown.map(|one| line(&all, one)).collect(),
        may_set: decides(ctx, &giver).await?,
        may_give: all.plan_of(unit.id).is_some() && decides(ctx, unit).await?,
        rule: PlanRule::of(desk),
    })
}

async fn decides(ctx: &Ctx, unit: &Unit) -> Result<bool, Problem> {
    ctx.may(Action::Decide, &Thing::within(ResourceKind::Development, unit.path.as_str())).await
}

/// Who gives to a unit: the one above, and at the top whoever keeps what came from outside.
///
/// # Errors
/// When the database is away.
pub async fn giver(desk: &Desk<'_>, unit: &Unit) -> Result<Unit, Problem> {
    let Some(above) = unit.parent_id else { return Ok(unit.clone()) };
    let found = units::by_ids(desk.tx, vec![above]).await?.remove(&above);
    found.ok_or_else(|| kinds::INTERNAL.problem())
}

/// Units directly below that may develop members, or had to be given something.
async fn below(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Unit>, Problem> {
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let all = units::children(desk.tx, unit.id).await?;
    Ok(all.into_iter().filter(|one| kinds.can(one.kind, Capability::DevelopMembers)).collect())
}
