//! What becomes of requests when people, or periods, ask for it.

use super::{
    store::{self, Column},
    view::{self, CorrectionOut},
    words::{CorrectionField, CorrectionState},
};
use crate::{desk::Desk, members::Erased};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// Every request about one member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<CorrectionOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    view::shown(desk, store::page(desk.tx, theirs, u64::from(u32::MAX)).await?).await
}

/// Erases the values that were proposed for parts of a record that are erased; open requests are withdrawn.
///
/// # Errors
/// When the database is away.
pub async fn erase(tx: &TenantTx, member: MemberId, parts: Erased) -> Result<(), Problem> {
    let mut fields = Vec::new();
    if parts.contact {
        fields.extend([CorrectionField::Mobile, CorrectionField::Landline]);
    }
    if parts.address {
        fields.extend([CorrectionField::Address, CorrectionField::PoliceStation]);
    }
    let theirs = Condition::all().add(Column::MemberId.eq(member)).add(Column::Field.is_in(fields));
    for mut row in store::page(tx, theirs, u64::from(u32::MAX)).await? {
        row.proposed_sealed = view::sealed(tx.vault(), row.id, "")?;
        row.note = None;
        if row.state == CorrectionState::Open {
            row.state = CorrectionState::Withdrawn;
        }
        store::rewrite(tx, row).await?;
    }
    Ok(())
}

/// Erases requests that were closed before; how many there were.
///
/// # Errors
/// When the database is away.
pub async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    store::delete_closed(tx, before).await
}
