use super::content::{HandoverSignature, Kept};
use crate::{
    archive::{
        Filed,
        store::{self, Column, Model},
        words::VolumeState,
    },
    desk::Desk,
    members,
    units::Unit,
};
use kernel::{MemberId, SHANGHAI, business_date};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use std::collections::HashMap;
use time::Date;

/// Handovers of a unit both have signed, by the day of the second signature. They are listed apart because the two work
/// with them; the record of who answered for the books and papers from which day on is a paper of its year like any
/// other, and from the second signature on it does not change. One that is under way is no record yet.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let taken = Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::State.eq(VolumeState::Taken));
    let taken = store::handovers(desk.tx, taken, u64::from(u32::MAX)).await?;
    let people = taken.iter().flat_map(|one| [one.from_member_id, one.to_member_id]).flatten();
    let names = members::names(desk.tx, people.collect()).await?;
    let mut all = Vec::new();
    for volume in &taken {
        let filed = filed(volume, &names)?;
        all.extend(filed.filter(|one| (first..=last).contains(&one.on)));
    }
    Ok(all)
}

fn filed(volume: &Model, names: &HashMap<MemberId, String>) -> Result<Option<Filed>, Problem> {
    let kept: Kept = volume.read()?;
    let Some(HandoverSignature { at, .. }) = kept.signatures.last() else { return Ok(None) };
    let on = business_date(*at, SHANGHAI);
    let content = json!({
        "from_member_id": volume.from_member_id, "to_member_id": volume.to_member_id, "handover": volume.content,
        "sum": volume.hex(),
    });
    let name =
        |id: Option<MemberId>| id.and_then(|id| names.get(&id)).map(String::as_str).unwrap_or_default();
    let (from, to) = (name(volume.from_member_id), name(volume.to_member_id));
    let filed = Filed::new(FiledKind::Handover, volume.id.0, &on.to_string(), on, content);
    Ok(Some(filed.called(format!("{from} → {to}"))))
}
