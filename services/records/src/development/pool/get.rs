use super::{
    due::{analyses, due_by},
    figures::figures,
    view::PoolReviewOut,
};
use crate::{
    Records,
    development::{
        query,
        store::{self, PoolLine},
        whole::ruleset,
    },
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Query};
use rulepack::development::Limit;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Whose pool.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The highest unit within reach when absent.
    pub unit_id: Option<UnitId>,
}

/// The pool of a unit and everything below it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPool)]
pub struct PoolOut {
    pub unit_id: UnitId,
    pub unit_name: String,
    /// Today: applicants, activists and candidates.
    pub lines: Vec<PoolLine>,
    /// The highest age that counts as young.
    pub young_most_age: u8,
    /// The unit is a committee that analyses its pool.
    pub analyses: bool,
    /// Months between two analyses.
    pub every: Option<u16>,
    pub last: Option<PoolReviewOut>,
    /// The day by which the next is due; none while nobody is in the pool.
    pub due_by: Option<Date>,
    pub overdue: bool,
    /// The actor may record one.
    pub may_record: bool,
    /// The rule for how often.
    pub source: String,
    pub since: Date,
    pub own: bool,
}

/// Show the pool of activists of a unit, and the last analysis of it
#[utoipa::path(get, path = "/development/pool", tag = "development", operation_id = "get_development_pool",
    params(Wanted), responses((status = OK, body = PoolOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let unit = query::unit(&ctx, wanted.unit_id).await?;
    let desk = records.desk(&ctx);
    let last = store::pool_reviews(ctx.tx(), unit.id, None, 1).await?.pop();
    let analyses = analyses(&desk, &unit);
    let place = Thing::within(ResourceKind::Development, unit.path.as_str());
    let (due_by, rules) = (due_by(&desk, &unit).await?, ruleset(&desk, desk.today));
    let out = PoolOut {
        lines: figures(&desk, &unit).await?,
        young_most_age: desk.pack.development.pool.on(desk.today).value.young_most_age,
        analyses,
        every: rules.number(Limit::PoolReviewEvery),
        last: last.map(PoolReviewOut::from),
        due_by,
        overdue: due_by.is_some_and(|day| day < desk.today),
        may_record: analyses && ctx.may(Action::Decide, &place).await?,
        source: rules.limits.source.clone(),
        since: rules.limits.effective_from,
        own: rules.decided(&[Limit::PoolReviewEvery]),
        unit_id: unit.id,
        unit_name: unit.name,
    };
    ctx.read(&out)
}
