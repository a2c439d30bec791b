use super::{ExceptionMatter, Found, gather, may_see};
use crate::Records;
use axum::extract::State;
use rest::{Answer, Ctx};
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
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ExceptionSum {
    matter: ExceptionMatter,
    units: u32,
    count: u32,
    /// The earliest day.
    on: Option<Date>,
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
    let out = Exceptions { today: desk.today, matters: sums(&all) };
    ctx.read(&out)
}

fn sums(all: &[Found]) -> Vec<ExceptionSum> {
    let mut sums: BTreeMap<ExceptionMatter, ExceptionSum> = BTreeMap::new();
    for found in all {
        let none = ExceptionSum { matter: found.matter, units: 0, count: 0, on: None };
        let sum = sums.entry(found.matter).or_insert(none);
        sum.units += 1;
        sum.count = sum.count.saturating_add(found.count);
        sum.on = sum.on.into_iter().chain(found.on).min();
    }
    sums.into_values().collect()
}
