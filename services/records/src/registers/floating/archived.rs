//! What the archive keeps of stays away from the own branch.

use super::store::{Column, Entity, Model};
use crate::{
    archive::Filed,
    desk::Desk,
    members::{self, Belonging},
    registers::spells,
    sql::any_of,
    units::Unit,
};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Stays that ended between two days: the branch of the member keeps its own, and so does the unit that took part in it.
/// How the member was reached is not kept.
///
/// # Errors
/// When the database is away.
pub async fn archived(
    desk: &Desk<'_>,
    unit: &Unit,
    theirs: &Belonging,
    first: Date,
    last: Date,
) -> Result<Vec<Filed>, Problem> {
    let either =
        Condition::any().add(any_of(Column::MemberId, theirs.ids())).add(Column::InflowUnitId.eq(unit.id));
    let ended = Condition::all().add(either).add(Column::Until.between(first, last));
    let mut stays = spells::page::<Entity>(desk.tx, ended, u64::from(u32::MAX)).await?;
    stays.retain(|stay| {
        stay.inflow_unit_id == Some(unit.id)
            || stay.until.is_some_and(|until| theirs.on(stay.member_id, until))
    });
    let names = members::names(desk.tx, stays.iter().map(|stay| stay.member_id).collect()).await?;
    let name = |stay: &Model| names.get(&stay.member_id).map(String::as_str).unwrap_or_default();
    Ok(stays.iter().filter_map(|stay| filed(stay, name(stay))).collect())
}

fn filed(stay: &Model, name: &str) -> Option<Filed> {
    let content = json!({
        "member_id": stay.member_id, "name": name, "where_to": stay.where_to, "abroad": stay.abroad,
        "since": stay.since, "until": stay.until, "expected_until": stay.expected_until,
        "inflow_unit_id": stay.inflow_unit_id, "changed": stay.changed, "fixed_place": stay.fixed_place,
    });
    let filed = Filed::new(FiledKind::Stay, stay.id.0, &stay.where_to, stay.until?, content);
    Some(filed.called(format!("{name} · {}", stay.where_to)))
}
