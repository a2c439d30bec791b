//! What of its receipts a unit passes up, and how far it has.

use crate::{
    desk::Desk,
    dues::{
        rules::{
            Finding,
            ledger::{LedgerAccount, Trial},
            remit::{Division, Share, divide},
        },
        standing,
        store::{share, sums},
    },
};
use kernel::{Fen, UnitId};
use rest::Problem;
use rulepack::dues::Shared;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// The share that is in force, and what it makes of everything received, in fen.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesToRemit)]
pub struct ToRemit {
    /// 1/10000 of the receipts.
    pub basis_points: u16,
    pub from_day: Date,
    pub receipts: Fen,
    pub remit: Fen,
    pub keep: Fen,
    pub remitted: Fen,
    /// Still to be remitted; what was sent counts before it is confirmed.
    pub outstanding: Fen,
}

/// # Errors
/// When the database is away.
pub async fn of_unit(desk: &Desk<'_>, unit: UnitId) -> Result<Vec<Share>, Problem> {
    let rows = share::of_unit(desk.tx, unit).await?;
    let one = |row: share::Model| Share {
        from: row.from_day,
        basis_points: u16::try_from(row.basis_points).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// None while no share is set that covers all receipts.
///
/// # Errors
/// When the database is away.
pub async fn to_remit(desk: &Desk<'_>, unit: UnitId, trial: &Trial) -> Result<Option<ToRemit>, Problem> {
    let shares = of_unit(desk, unit).await?;
    let Some(present) = shares.iter().filter(|share| share.from <= desk.today).max_by_key(|share| share.from)
    else {
        return Ok(None);
    };
    let remitted = trial.of(LedgerAccount::Remitted);
    let divided = division(desk, unit, &shares).await?;
    Ok(divided.ok().map(|division| ToRemit {
        basis_points: present.basis_points,
        from_day: present.from,
        receipts: division.receipts,
        remit: division.remit,
        keep: division.keep,
        remitted,
        outstanding: division.outstanding(remitted),
    }))
}

async fn division(
    desk: &Desk<'_>,
    unit: UnitId,
    shares: &[Share],
) -> Result<Result<Division, Finding>, Problem> {
    let rule = &desk.pack.dues.remittance.on(desk.today).value;
    let account = |shared: &Shared| match shared {
        Shared::Pay => LedgerAccount::Dues,
        Shared::Voluntary => LedgerAccount::Voluntary,
    };
    let counted: Vec<LedgerAccount> = rule.counted.iter().map(account).collect();
    let receipts = sums::receipts(desk.tx, unit, &counted).await?;
    let rounding = standing::policy(desk, desk.today)?.share_rounding;
    Ok(divide(&receipts, shares, rounding))
}
