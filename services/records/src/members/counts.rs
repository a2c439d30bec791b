use super::{
    store::{self, member::Column},
    words::MemberKind,
};
use crate::units;
use kernel::UnitId;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::{collections::HashMap, ops::AddAssign};
use tenancy::TenantTx;

/// How many members, of either kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    pub full: i64,
    pub probationary: i64,
}

impl AddAssign for Heads {
    fn add_assign(&mut self, other: Self) {
        self.full += other.full;
        self.probationary += other.probationary;
    }
}

impl Heads {
    fn add(&mut self, kind: MemberKind, n: i64) {
        match kind {
            MemberKind::Full => self.full += n,
            MemberKind::Probationary => self.probationary += n,
        }
    }
}

/// Members of each unit itself, in the units of a query or in all.
///
/// # Errors
/// When the database is away.
pub async fn head_counts(
    tx: &TenantTx,
    units: Option<SelectStatement>,
) -> Result<HashMap<UnitId, Heads>, DbErr> {
    let mut heads: HashMap<UnitId, Heads> = HashMap::new();
    for row in store::head_counts(tx, units).await? {
        heads.entry(row.unit_id).or_default().add(row.member_kind, row.n);
    }
    Ok(heads)
}

/// Members in the unit with this path and in everything below it.
///
/// # Errors
/// When the database is away.
pub async fn head_counts_below(tx: &TenantTx, path: &str) -> Result<Heads, DbErr> {
    let mut heads = Heads::default();
    for row in store::head_counts(tx, Some(units::ids_below(path))).await? {
        heads.add(row.member_kind, row.n);
    }
    Ok(heads)
}

/// Members in a group, on the roster or not.
///
/// # Errors
/// When the database is away.
pub async fn count_in_group(tx: &TenantTx, group: UnitId) -> Result<i64, DbErr> {
    store::count(tx, Condition::all().add(Column::GroupId.eq(group))).await
}

/// Members of the unit itself who are on the roster.
///
/// # Errors
/// When the database is away.
pub async fn count_in(tx: &TenantTx, unit: UnitId) -> Result<i64, DbErr> {
    store::count(tx, store::on_roster().add(Column::UnitId.eq(unit))).await
}
