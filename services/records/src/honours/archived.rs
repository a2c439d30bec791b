//! What the archive keeps of honours.

use super::{
    store::{self, Column, Model},
    tell,
};
use crate::{archive::Filed, desk::Desk, members, units::Unit};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// Honours entered in a unit, of itself and of its members, that were awarded between two days and count.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let awarded =
        Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::AwardedOn.between(first, last));
    let all = store::page(desk.tx, awarded, u64::from(u32::MAX)).await?;
    let names = members::names(desk.tx, all.iter().filter_map(|one| one.member_id).collect()).await?;
    let name = |one: &Model| one.member_id.and_then(|id| names.get(&id)).map(String::as_str);
    Ok(all.iter().map(|one| filed(one, name(one))).collect())
}

fn filed(honour: &Model, name: Option<&str>) -> Filed {
    let mut content = tell::facts(honour);
    content["name"] = name.into();
    let (id, title) = (honour.id.0, &honour.title);
    let filed = Filed::new(FiledKind::Honour, id, title, honour.awarded_on, content);
    match name {
        Some(name) => filed.called(format!("{name} · {title}")),
        None => filed,
    }
}
