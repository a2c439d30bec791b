use super::{
    double::{self, DoubleEntry},
    meter::Wanted,
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MemberId, UnitId, YearMonth};
use rest::{Answer, Ctx, Query};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

/// What may have been entered twice in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoubleEntries {
    month: YearMonth,
    items: Vec<DoubleEntryHint>,
}

/// Several entries that may be one. Nothing is wrong until somebody has looked.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoubleEntryHint {
    what: DoubleEntry,
    unit_id: UnitId,
    unit_name: String,
    on: Date,
    times: i64,
    /// Of payments, whose they are.
    member_id: Option<MemberId>,
    /// The entries themselves, the older first; those of units the actor does not see are left out.
    records: Vec<Uuid>,
}

/// Show what looks as if it had been entered twice in a month
#[utoipa::path(get, path = "/burden/twice", tag = "overview", operation_id = "list_double_entries", params(Wanted),
    responses((status = OK, body = DoubleEntries)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Post).await?;
    let desk = records.desk(&ctx);
    let month = wanted.month.unwrap_or_else(|| YearMonth::of(desk.today));
    let found = double::twice(desk.tx, month).await?;
    let seen = units::seen(desk.tx, &reach).await?;
    let known = units::by_ids(desk.tx, found.iter().map(|one| one.unit).collect()).await?;
    let hints = found.iter().filter(|one| seen.contains(&one.unit)).filter_map(|one| {
        let unit_name = known.get(&one.unit)?.name.clone();
        let records = one.records.iter().filter(|(_, unit)| seen.contains(unit)).map(|(id, _)| *id);
        Some(DoubleEntryHint {
            what: one.what,
            unit_id: one.unit,
            unit_name,
            on: one.on,
            times: one.times,
            member_id: one.member,
            records: records.collect(),
        })
    });
    let items = hints.collect();
    ctx.read(&DoubleEntries { month, items })
}
