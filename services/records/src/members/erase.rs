use super::store::{
    self,
    member::{Column, Model},
};
use kernel::MemberId;
use rest::{Problem, kinds};
use sea_orm::{ColumnTrait, Condition};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// Which parts of a record are erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    pub contact: bool,
    pub address: bool,
    pub circumstances: bool,
}

/// Erases parts of a record for good; none where there is no such member any more. The audit log has these values
/// behind masks only, so nothing of them is left there.
///
/// # Errors
/// When the database is away, or the record was changed meanwhile.
pub async fn erase(
    tx: &TenantTx,
    id: MemberId,
    parts: Erased,
    now: OffsetDateTime,
) -> Result<Option<Model>, Problem> {
    let mine = Condition::all().add(Column::Id.eq(id));
    let Some(mut member) = store::find(tx, mine).await? else { return Ok(None) };
    if parts.contact {
        member.mobile_sealed = None;
        member.mobile_tail_blind = None;
        member.landline_sealed = None;
    }
    if parts.address {
        member.address_sealed = None;
        member.police_station_sealed = None;
    }
    if parts.circumstances {
        member.circumstances_sealed = None;
    }
    let saved = store::update(tx, member, now).await?;
    saved.map(Some).ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
}
