use super::{ExceptionMatter, Found, gather, may_see};
use crate::{Records, desk::Desk};
use axum::extract::State;
use rest::{Answer, Ctx};
use rulepack::Basis;
use serde::Serialize;
use std::collections::BTreeMap;
use time::Date;
use utoipa::ToSchema;

/// What is out of order within reach.
#[derive(Debug, Serialize, ToSchema)]
pub struct Exceptions {
    today: Date,
    /// The gravest first; a matter nobody has is not named.
    matters: Vec<ExceptionSum>,
}

/// One matter over all units.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExceptionSum {
    matter: ExceptionMatter,
    units: u32,
    count: u32,
    /// The earliest day.
    on: Option<Date>,
    /// The rule that decides it; none where it is the order of the organisation itself.
    basis: Option<Basis>,
}

/// Show what is out of order in the organisation
///
/// Of every matter one may list, over all units within reach.
#[utoipa::path(get, path = "/exceptions", tag = "overview", operation_id = "get_exceptions",
    responses((status = OK, body = Exceptions)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let desk = records.desk(&ctx);
    let mut all = Vec::new();
    for (kind, reach) in may_see(&ctx).await? {
        all.extend(gather(&desk, kind, &reach).await?);
    }
    let out = Exceptions { today: desk.today, matters: sums(&desk, &all) };
    ctx.read(&out)
}

fn sums(desk: &Desk<'_>, all: &[Found]) -> Vec<ExceptionSum> {
    let mut sums: BTreeMap<ExceptionMatter, ExceptionSum> = BTreeMap::new();
    for found in all {
        let matter = found.matter;
        let none = || ExceptionSum {
            matter,
            units: 0,
            count: 0,
            on: None,
            basis: matter.basis(desk.pack, desk.today),
        };
        let sum = sums.entry(matter).or_insert_with(none);
        sum.units += 1;
        sum.count = sum.count.saturating_add(found.count);
        sum.on = sum.on.into_iter().chain(found.on).min();
    }
    sums.into_values().collect()
}
