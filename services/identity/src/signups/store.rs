//! The table `signups` and every query on it.

use super::rules::SignupState;
use kernel::{SignupId, TenantId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{LockBehavior, LockType},
};
use tenancy::PlatformTx;
use time::OffsetDateTime;

pub mod signup {
    use crate::signups::rules::SignupState;
    use kernel::{Locale, OperatorId, SignupId, TenantId, TenantKind};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signups")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SignupId,
        pub kind: TenantKind,
        pub name: String,
        pub slug: String,
        pub contact_name: String,
        pub contact_email: String,
        pub locale: String,
        pub terms_version: String,
        pub token_hash: Vec<u8>,
        pub request_hash: Option<Vec<u8>>,
        pub state: SignupState,
        pub reason: Option<String>,
        pub tenant_id: Option<TenantId>,
        pub decided_by: Option<OperatorId>,
        pub attempts: i32,
        pub lease_until: Option<TimeDateTimeWithTimeZone>,
        pub problem: Option<String>,
        /// Letters that asked for its confirmation, and when the newest went.
        pub letters: i32,
        pub sent_at: TimeDateTimeWithTimeZone,
        /// How long it keeps its address unconfirmed.
        pub held_until: TimeDateTimeWithTimeZone,
        pub created_at: TimeDateTimeWithTimeZone,
        pub expires_at: TimeDateTimeWithTimeZone,
        pub verified_at: Option<TimeDateTimeWithTimeZone>,
        pub decided_at: Option<TimeDateTimeWithTimeZone>,
        pub finished_at: Option<TimeDateTimeWithTimeZone>,
        pub contact_phone_sealed: Option<Vec<u8>>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn locale(&self) -> Locale {
            if self.locale == Locale::En.as_str() { Locale::En } else { Locale::Zh }
        }
    }
}

use signup::{ActiveModel, Column, Entity, Model};

pub async fn insert(tx: &PlatformTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// Writes every column of a row that is held.
pub async fn update(tx: &PlatformTx, row: Model) -> Result<Model, DbErr> {
    let id = row.id;
    let change = row.into_active_model().reset_all();
    ActiveModel { id: Unchanged(id), ..change }.update(tx).await
}

pub async fn find(tx: &PlatformTx, id: SignupId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The application, its row held until the transaction ends.
pub async fn locked(tx: &PlatformTx, id: SignupId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The same by the hash of the token in its letter.
pub async fn locked_by_token(tx: &PlatformTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(hash)).lock_exclusive().one(tx).await
}

pub async fn by_token(tx: &PlatformTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(hash)).one(tx).await
}

/// What the same browser sent before, held.
pub async fn locked_by_request(tx: &PlatformTx, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::RequestHash.eq(hash)).lock_exclusive().one(tx).await
}

pub async fn by_tenant(tx: &PlatformTx, tenant: TenantId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TenantId.eq(tenant)).one(tx).await
}

fn open() -> Condition {
    let words = SignupState::ALL.iter().filter(|state| state.is_open());
    Condition::all().add(Column::State.is_in(words.copied()))
}

/// Confirmed, or with time left for what this column says.
fn unless_past(column: Column, now: OffsetDateTime) -> Condition {
    let alive = Condition::any().add(Column::State.ne(SignupState::Unverified)).add(column.gt(now));
    open().add(alive)
}

/// The application that keeps an address from everybody but the one that asks.
pub async fn holder(
    tx: &PlatformTx,
    slug: &str,
    but: Option<SignupId>,
    now: OffsetDateTime,
) -> Result<Option<Model>, DbErr> {
    let holding = unless_past(Column::HeldUntil, now).add(Column::Slug.eq(slug));
    Entity::find().filter(holding.add_option(but.map(|id| Column::Id.ne(id)))).one(tx).await
}

/// Other open applications that name an e-mail address.
pub async fn open_by_email(
    tx: &PlatformTx,
    email: &str,
    but: SignupId,
    now: OffsetDateTime,
) -> Result<u64, DbErr> {
    let open = unless_past(Column::ExpiresAt, now).add(Column::ContactEmail.eq(email));
    Entity::find().filter(open.add(Column::Id.ne(but))).count(tx).await
}

/// Forgets what was asked for the same address with the same e-mail and is not confirmed: one link is to work.
pub async fn supersede(tx: &PlatformTx, by: &Model) -> Result<(), DbErr> {
    let same = Condition::all()
        .add(Column::State.eq(SignupState::Unverified))
        .add(Column::Slug.eq(&*by.slug))
        .add(Column::ContactEmail.eq(&*by.contact_email))
        .add(Column::Id.ne(by.id));
    Entity::delete_many().filter(same).exec(tx).await.map(drop)
}

/// Lets another application be sent with the word this one came with.
pub async fn release(tx: &PlatformTx, id: SignupId) -> Result<(), DbErr> {
    let change = ActiveModel { request_hash: Set(None), ..Default::default() };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Forgets applications whose letter nobody answered in time.
pub async fn forget_unverified(tx: &PlatformTx, now: OffsetDateTime) -> Result<u64, DbErr> {
    let stale =
        Condition::all().add(Column::State.eq(SignupState::Unverified)).add(Column::ExpiresAt.lte(now));
    Ok(Entity::delete_many().filter(stale).exec(tx).await?.rows_affected)
}

/// Forgets applications that were refused before an instant.
pub async fn forget_refused(tx: &PlatformTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let old = Condition::all().add(Column::State.eq(SignupState::Refused)).add(Column::DecidedAt.lt(before));
    Ok(Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}

/// A page, newest first.
pub async fn page(
    tx: &PlatformTx,
    state: Option<SignupState>,
    before: Option<SignupId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let filter = Condition::all()
        .add_option(state.map(|state| Column::State.eq(state)))
        .add_option(before.map(|before| Column::Id.lt(before)));
    Entity::find().filter(filter).order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn count(tx: &PlatformTx, state: Option<SignupState>) -> Result<u64, DbErr> {
    let filter = Condition::all().add_option(state.map(|state| Column::State.eq(state)));
    Entity::find().filter(filter).count(tx).await
}

/// The approval that has waited longest and is in nobody's hands, held; others skip it.
pub async fn next_approval(tx: &PlatformTx, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    let free = Condition::any().add(Column::LeaseUntil.is_null()).add(Column::LeaseUntil.lte(now));
    Entity::find()
        .filter(Column::State.eq(SignupState::Approving))
        .filter(free)
        .order_by_asc(Column::DecidedAt)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await
}

/// Keeps an approval in the hands it is in.
pub async fn set_lease(tx: &PlatformTx, id: SignupId, until: OffsetDateTime) -> Result<(), DbErr> {
    let change = ActiveModel { lease_until: Set(Some(until)), ..Default::default() };
    Entity::update_many().set(change).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}
