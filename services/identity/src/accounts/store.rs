//! The table `accounts` and every query on it.

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::{handles::Handle, lockout::Attempts};
use kernel::{AccountId, MemberId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, LikeExpr, Query, SelectStatement, SimpleExpr},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

pub async fn by_id(tx: &TenantTx, id: AccountId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The account, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: AccountId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The account a log-in name belongs to, its row held until the transaction ends.
pub async fn locked_by_handle(tx: &TenantTx, handle: &Handle) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(handle_is(tx, handle)).lock_exclusive().one(tx).await
}

pub async fn by_handle(tx: &TenantTx, handle: &Handle) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(handle_is(tx, handle)).one(tx).await
}

fn handle_is(tx: &TenantTx, handle: &Handle) -> SimpleExpr {
    match handle {
        Handle::Phone(number) => Column::PhoneBlind.eq(super::pii::phone_blind(tx, number)),
        Handle::Email(address) => Column::EmailBlind.eq(super::pii::email_blind(tx, address)),
        Handle::UserName(name) => Column::UserNameKey.eq(name.as_str()),
    }
}

pub async fn active_of_member(tx: &TenantTx, member: MemberId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::MemberId.eq(member)).filter(Column::State.eq("active")).one(tx).await
}

/// All that belong to a member, in use or not, their rows held.
pub async fn of_member(tx: &TenantTx, member: MemberId) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(Column::MemberId.eq(member));
    theirs.order_by_asc(Column::Id).lock_exclusive().all(tx).await
}

/// The active ones whose ids a query of another feature gives.
pub async fn active_among(tx: &TenantTx, ids: SelectStatement) -> Result<Vec<Model>, DbErr> {
    let accounts = Entity::find().filter(Column::State.eq("active")).filter(Column::Id.in_subquery(ids));
    accounts.order_by_asc(Column::Id).all(tx).await
}

/// Display names by id, for lists that name people.
pub async fn names(tx: &TenantTx, ids: Vec<AccountId>) -> Result<Vec<(AccountId, String)>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::DisplayName])
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(tx)
        .await
}

/// What a list of accounts is limited to.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Part of a name, or a whole phone number, e-mail address or user name.
    pub q: Option<String>,
    pub role: Option<String>,
    /// Only accounts with an assignment in these subtrees; all where none is given.
    pub below: Option<Vec<String>>,
    /// The day of asking: a role whose term is over by then does not count.
    pub on: Date,
    pub member: Option<MemberId>,
    /// Whether there is a member record behind it.
    pub linked: Option<bool>,
}

impl Filter {
    fn condition(&self, tx: &TenantTx) -> Condition {
        let mut all = Condition::all();
        if let Some(q) = self.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
            let part = LikeExpr::new(format!("%{}%", escape(q))).escape('\\');
            all = all.add(
                Condition::any()
                    .add(handle_is(tx, &crate::handles::read(q)))
                    .add(Expr::col((Entity, Column::DisplayName)).like(part.clone()))
                    .add(Expr::col((Entity, Column::UserName)).like(part)),
            );
        }
        if self.role.is_some() || self.below.is_some() {
            let holders = crate::assignments::holders(self.role.as_deref(), self.below.as_deref(), self.on);
            all = all.add(Column::Id.in_subquery(holders));
        }
        all.add_option(self.member.map(|member| Column::MemberId.eq(member))).add_option(self.linked.map(
            |linked| {
                if linked { Column::MemberId.is_not_null() } else { Column::MemberId.is_null() }
            },
        ))
    }
}

/// `%` and `_` of a searcher are letters, not patterns.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// A page in order of creation; ids are time-ordered.
pub async fn page(
    tx: &TenantTx,
    filter: &Filter,
    after: Option<AccountId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find().filter(filter.condition(tx));
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after));
    }
    select.order_by_asc(Column::Id).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, filter: &Filter) -> Result<u64, DbErr> {
    Entity::find().filter(filter.condition(tx)).count(tx).await
}

pub async fn insert(tx: &TenantTx, account: ActiveModel) -> Result<Model, DbErr> {
    account.insert(tx).await
}

/// Writes what is set in `change`, raises the version and the time of change.
pub async fn update(
    tx: &TenantTx,
    before: &Model,
    mut change: ActiveModel,
    now: OffsetDateTime,
) -> Result<Model, DbErr> {
    change.id = sea_orm::ActiveValue::Unchanged(before.id);
    change.version = Set(before.version + 1);
    change.updated_at = Set(now);
    change.update(tx).await
}

/// Stores the count of wrong guesses. Not a change anybody made, so the version stays.
pub async fn set_attempts(tx: &TenantTx, id: AccountId, attempts: Attempts) -> Result<(), DbErr> {
    let change = ActiveModel {
        failures: Set(attempts.failures),
        failed_at: Set(attempts.failed_at),
        locked_until: Set(attempts.locked_until),
        ..Default::default()
    };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

pub async fn set_last_login(tx: &TenantTx, id: AccountId, now: OffsetDateTime) -> Result<(), DbErr> {
    let change = ActiveModel { last_login_at: Set(Some(now)), ..Default::default() };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Keeps the same password under a stronger hash. Nobody changed anything, so the version stays.
pub async fn strengthen(tx: &TenantTx, id: AccountId, hash: String) -> Result<(), DbErr> {
    let change = ActiveModel { password_hash: Set(hash), ..Default::default() };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Remembers the time step of a code that was accepted; false when that step, or a later one, was used
/// already. One statement, so of two requests with the same code one gets in.
pub async fn use_totp_step(tx: &TenantTx, id: AccountId, step: i64) -> Result<bool, DbErr> {
    let change = ActiveModel { totp_step: Set(Some(step)), ..Default::default() };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::TotpStep.is_null().or(Column::TotpStep.lt(step)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ids of active accounts, for a condition of another table's query.
pub fn active_ids() -> sea_orm::sea_query::SelectStatement {
    Query::select().column(Column::Id).from(Entity).and_where(Column::State.eq("active")).to_owned()
}
