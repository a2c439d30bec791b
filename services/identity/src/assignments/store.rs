//! The table `assignments` and every query on it.

use crate::units::unit;
use kernel::{AccountId, AssignmentId, UnitId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

pub mod assignment {
    use kernel::{AccountId, AssignmentId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assignments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AssignmentId,
        pub account_id: AccountId,
        pub role: String,
        pub unit_id: Option<UnitId>,
        pub from_on: TimeDate,
        pub to_on: Option<TimeDate>,
        pub assigned_by: Option<Uuid>,
        pub created_at: TimeDateTimeWithTimeZone,
        pub revoked_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use assignment::{Column, Entity, Model};

fn standing() -> Condition {
    Condition::all().add(Column::RevokedAt.is_null())
}

/// Held on a day or after it: not ended by then, not revoked.
fn not_over(on: Date) -> Condition {
    standing().add(Condition::any().add(Column::ToOn.is_null()).add(Column::ToOn.gt(on)))
}

/// In force on a day: begun, not ended, not revoked.
fn in_force(on: Date) -> Condition {
    not_over(on).add(Column::FromOn.lte(on))
}

pub async fn by_id(tx: &TenantTx, id: AssignmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(standing()).one(tx).await
}

/// The role an account was given at this place whose term is over and that nobody took back, its row held until the
/// transaction ends.
pub async fn locked_over(
    tx: &TenantTx,
    account: AccountId,
    role: &str,
    unit: Option<UnitId>,
    on: Date,
) -> Result<Option<Model>, DbErr> {
    let place = unit.map_or_else(|| Column::UnitId.is_null(), |unit| Column::UnitId.eq(unit));
    Entity::find()
        .filter(standing())
        .filter(Column::AccountId.eq(account))
        .filter(Column::Role.eq(role))
        .filter(place)
        .filter(Column::ToOn.lte(on))
        .lock_exclusive()
        .one(tx)
        .await
}

/// Everything one account holds on a day.
pub async fn of_account(tx: &TenantTx, account: AccountId, on: Date) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(in_force(on))
        .order_by_asc(Column::Id)
        .all(tx)
        .await
}

/// Everything one account holds on a day or will hold.
pub async fn not_over_of_account(tx: &TenantTx, account: AccountId, on: Date) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(not_over(on))
        .order_by_asc(Column::Id)
        .all(tx)
        .await
}

/// Everything one account was given and nobody took back, over or not: what its removal takes away.
pub async fn standing_of_account(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(standing())
        .order_by_asc(Column::Id)
        .all(tx)
        .await
}

/// What several accounts hold on a day or will hold, for a list of them.
pub async fn of_accounts(tx: &TenantTx, accounts: Vec<AccountId>, on: Date) -> Result<Vec<Model>, DbErr> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .filter(Column::AccountId.is_in(accounts))
        .filter(not_over(on))
        .order_by_asc(Column::Id)
        .all(tx)
        .await
}

/// What a list of assignments is limited to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub account: Option<AccountId>,
    pub role: Option<String>,
    pub unit: Option<UnitId>,
    /// Only in these subtrees; all where none is given.
    pub below: Option<Vec<String>>,
}

impl Filter {
    fn condition(&self) -> Condition {
        standing()
            .add_option(self.account.map(|id| Column::AccountId.eq(id)))
            .add_option(self.role.as_deref().map(|role| Column::Role.eq(role)))
            .add_option(self.unit.map(|id| Column::UnitId.eq(id)))
            .add_option(self.below.as_deref().map(|paths| Column::UnitId.in_subquery(unit::below(paths))))
    }
}

pub async fn page(
    tx: &TenantTx,
    filter: &Filter,
    after: Option<AssignmentId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find().filter(filter.condition());
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after));
    }
    select.order_by_asc(Column::Id).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, filter: &Filter) -> Result<u64, DbErr> {
    Entity::find().filter(filter.condition()).count(tx).await
}

/// Accounts that hold a role, or anything at all, in the subtrees, on a day or after it.
pub fn holders(role: Option<&str>, below: Option<&[String]>, on: Date) -> SelectStatement {
    let condition = not_over(on)
        .add_option(role.map(|role| Column::Role.eq(role)))
        .add_option(below.map(|paths| Column::UnitId.in_subquery(unit::below(paths))));
    Query::select().column(Column::AccountId).from(Entity).cond_where(condition).to_owned()
}

/// Accounts that hold a role for the whole organisation on a day.
pub fn holders_of_all(role: &str, on: Date) -> SelectStatement {
    let condition = in_force(on).add(Column::Role.eq(role)).add(Column::UnitId.is_null());
    Query::select().column(Column::AccountId).from(Entity).cond_where(condition).to_owned()
}

/// Accounts that hold a role in one of these units on a day; what reaches them from above does not count.
pub fn holders_in(role: &str, units: Vec<UnitId>, on: Date) -> SelectStatement {
    let condition = in_force(on).add(Column::Role.eq(role)).add(Column::UnitId.is_in(units));
    Query::select().column(Column::AccountId).from(Entity).cond_where(condition).to_owned()
}

/// Active accounts, except one, that hold a role for the whole organisation, today and without an end.
pub async fn lasting_holders(tx: &TenantTx, role: &str, without: Without, on: Date) -> Result<u64, DbErr> {
    let except: SimpleExpr = match without {
        Without::Account(id) => Column::AccountId.ne(id),
        Without::Assignment(id) => Column::Id.ne(id),
    };
    let holders: Vec<AccountId> = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(in_force(on))
        .filter(Column::Role.eq(role))
        .filter(Column::UnitId.is_null())
        .filter(Column::ToOn.is_null())
        .filter(except)
        .filter(Expr::col((Entity, Column::AccountId)).in_subquery(crate::accounts::active_ids()))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(holders.len() as u64)
}

/// Whom or what to leave out when counting those who remain.
#[derive(Clone, Copy, Debug)]
pub enum Without {
    Account(AccountId),
    Assignment(AssignmentId),
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    sea_orm::IntoActiveModel::into_active_model(row).reset_all().insert(tx).await
}

/// True when it stood until now.
pub async fn revoke(tx: &TenantTx, id: AssignmentId, now: OffsetDateTime) -> Result<bool, DbErr> {
    let change = assignment::ActiveModel { revoked_at: Set(Some(now)), ..Default::default() };
    let done =
        Entity::update_many().set(change).filter(Column::Id.eq(id)).filter(standing()).exec(tx).await?;
    Ok(done.rows_affected == 1)
}
