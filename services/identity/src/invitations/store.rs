//! The table `invitations` and every query on it.

use crate::units::unit;
use kernel::{AccountId, InvitationId, MemberId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use tenancy::TenantTx;
use time::OffsetDateTime;

pub mod invitation {
    use kernel::{AccountId, InvitationId, Locale, MemberId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InvitationId,
        pub display_name: String,
        pub email_sealed: Vec<u8>,
        pub email_blind: Vec<u8>,
        pub phone_sealed: Option<Vec<u8>>,
        pub phone_blind: Option<Vec<u8>>,
        pub member_id: Option<MemberId>,
        pub role: String,
        pub unit_id: Option<UnitId>,
        pub locale: String,
        pub token_hash: Vec<u8>,
        pub state: String,
        pub sent: i32,
        pub invited_by: Option<Uuid>,
        pub account_id: Option<AccountId>,
        pub created_at: TimeDateTimeWithTimeZone,
        pub sent_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
        pub redeemed_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn locale(&self) -> Locale {
            if self.locale == Locale::En.as_str() { Locale::En } else { Locale::Zh }
        }
    }
}

use invitation::{ActiveModel, Column, Entity, Model};

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// The invitation, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: InvitationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

pub async fn by_token(tx: &TenantTx, token_hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(token_hash)).one(tx).await
}

pub async fn pending_by_email(tx: &TenantTx, email_blind: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::EmailBlind.eq(email_blind))
        .filter(Column::State.eq("pending"))
        .lock_exclusive()
        .one(tx)
        .await
}

/// Whether anybody at all holds or is offered a role; tells a fresh organisation from a running one.
pub async fn any_pending_for(tx: &TenantTx, role: &str, now: OffsetDateTime) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::Role.eq(role))
        .filter(Column::State.eq("pending"))
        .filter(Column::ExpiresAt.gt(now))
        .count(tx)
        .await?;
    Ok(found > 0)
}

/// Whether an account sent one that was followed, or can be.
pub async fn any_by_accounts(tx: &TenantTx, now: OffsetDateTime) -> Result<bool, DbErr> {
    let open = Column::State.eq("pending").and(Column::ExpiresAt.gt(now));
    let found = Entity::find()
        .filter(Column::InvitedBy.is_not_null())
        .filter(Column::State.eq("redeemed").or(open))
        .count(tx)
        .await?;
    Ok(found > 0)
}

/// The open invitations to a role, their rows held.
pub async fn pending_for(tx: &TenantTx, role: &str, now: OffsetDateTime) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Role.eq(role))
        .filter(Column::State.eq("pending"))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(tx)
        .await
}

/// The open invitations of a member, their rows held.
pub async fn pending_of(tx: &TenantTx, member: MemberId) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(Column::MemberId.eq(member)).filter(Column::State.eq("pending"));
    theirs.order_by_asc(Column::Id).lock_exclusive().all(tx).await
}

/// Whether an account came of an invitation of this member.
pub(crate) async fn made_for(tx: &TenantTx, account: AccountId, member: MemberId) -> Result<bool, DbErr> {
    let its = Entity::find().filter(Column::AccountId.eq(account)).filter(Column::MemberId.eq(member));
    Ok(its.count(tx).await? > 0)
}

/// What a list of invitations is limited to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<super::rules::InvitationState>,
    /// Only into these subtrees; all where none is given.
    pub below: Option<Vec<String>>,
}

impl Filter {
    fn condition(&self, now: OffsetDateTime) -> Condition {
        use super::rules::InvitationState as State;
        let state = self.state.map(|state| {
            let is = |word: &str| Expr::col(Column::State).eq(word);
            match state {
                State::Pending => is("pending").and(Expr::col(Column::ExpiresAt).gt(now)),
                State::Expired => is("pending").and(Expr::col(Column::ExpiresAt).lte(now)),
                State::Redeemed => is("redeemed"),
                State::Revoked => is("revoked"),
            }
        });
        Condition::all()
            .add_option(state)
            .add_option(self.below.as_deref().map(|paths| Column::UnitId.in_subquery(unit::below(paths))))
    }
}

/// A page, newest first.
pub async fn page(
    tx: &TenantTx,
    filter: &Filter,
    before: Option<InvitationId>,
    limit: u64,
    now: OffsetDateTime,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find().filter(filter.condition(now));
    if let Some(before) = before {
        select = select.filter(Column::Id.lt(before));
    }
    select.order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, filter: &Filter, now: OffsetDateTime) -> Result<u64, DbErr> {
    Entity::find().filter(filter.condition(now)).count(tx).await
}

/// Gives a pending invitation another token and another week.
pub async fn renew(
    tx: &TenantTx,
    row: &Model,
    token_hash: Vec<u8>,
    expires_at: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<Model, DbErr> {
    let change = ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(row.id),
        token_hash: Set(token_hash),
        sent: Set(row.sent + 1),
        sent_at: Set(now),
        expires_at: Set(expires_at),
        ..Default::default()
    };
    change.update(tx).await
}

/// Takes a pending invitation back; false when there is nothing to take back.
pub async fn revoke(tx: &TenantTx, id: InvitationId) -> Result<bool, DbErr> {
    let change = ActiveModel { state: Set("revoked".to_owned()), ..Default::default() };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("pending"))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Uses an invitation up; of two requests at once one gets true.
pub async fn consume(
    tx: &TenantTx,
    id: InvitationId,
    account: AccountId,
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let change = ActiveModel {
        state: Set("redeemed".to_owned()),
        account_id: Set(Some(account)),
        redeemed_at: Set(Some(now)),
        ..Default::default()
    };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("pending"))
        .filter(Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Erases the invitations an account was made of: they hold its address.
pub(crate) async fn erase_of(tx: &TenantTx, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx).await.map(drop)
}

/// Erases what was followed, taken back or ran out before; how many there were.
pub(crate) async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let gone = Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}
