//! What the archive keeps of members of organisations elsewhere who took part here.

use super::store::{self, Column, Model};
use crate::{archive::Filed, desk::Desk, units::Unit};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Those whose time in a unit ended between two days, and is over. What was kept of their papers goes with the end of it,
/// and is not filed.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let over = Condition::any().add(Column::EndRecordedAt.is_not_null()).add(Column::Until.lt(desk.today));
    let over =
        Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::Until.between(first, last)).add(over);
    let all = store::page(desk.tx, over, u64::from(u32::MAX)).await?;
    Ok(all.iter().filter_map(filed).collect())
}

fn filed(visitor: &Model) -> Option<Filed> {
    let content = json!({
        "name": visitor.name, "from_place": visitor.from_place, "since": visitor.since,
        "until": visitor.until,
    });
    let filed = Filed::new(FiledKind::Visitor, visitor.id.0, &visitor.name, visitor.until?, content);
    Some(filed.called(format!("{} · {}", visitor.name, visitor.from_place)))
}
