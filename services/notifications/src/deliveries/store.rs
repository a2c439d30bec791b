//! The only queries on `deliveries`.

use kernel::JobId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{ExprTrait, OnConflict},
};
use tenancy::TenantTx;
use time::OffsetDateTime;

kernel::words! {
    /// Where a letter stands.
    pub enum DeliveryState {
        Queued = "queued",
        Sending = "sending",
        Sent = "sent",
        Failed = "failed",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    pub template: String,
    pub to_masked: String,
    pub state: String,
    pub attempts: i32,
    pub next_at: Option<OffsetDateTime>,
    pub sent_at: Option<OffsetDateTime>,
    pub last_error: Option<String>,
    pub created_at: OffsetDateTime,
    /// Fingerprint of the address, by which its owner finds the letter.
    pub to_blind: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A letter about to be sent.
pub(crate) struct Letter<'a> {
    pub id: JobId,
    pub template: &'a str,
    pub to: &'a str,
    pub to_masked: &'a str,
    pub attempt: i32,
    pub created_at: OffsetDateTime,
}

/// How an attempt ended.
#[derive(Clone, Copy)]
pub(crate) enum Attempt<'a> {
    Sent,
    /// Will be tried again, at about that time.
    Missed(&'a str, Option<OffsetDateTime>),
    GivenUp(&'a str),
}

/// Addresses are compared as identity keeps them: in lower case.
fn blind(tx: &TenantTx, address: &str) -> Vec<u8> {
    tx.vault().blind("deliveries.to", &address.trim().to_lowercase())
}

pub(super) async fn sent_to(tx: &TenantTx, address: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ToBlind.eq(blind(tx, address)))
        .order_by_desc(Column::CreatedAt)
        .all(tx)
        .await
}

/// Erases what became of letters of before, those still under way excepted; how many there were.
pub(crate) async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    let over = Column::State.is_in([DeliveryState::Sent.as_str(), DeliveryState::Failed.as_str()]);
    let gone = Entity::delete_many().filter(over).filter(Column::CreatedAt.lt(before)).exec(tx).await?;
    Ok(gone.rows_affected)
}

/// Writes down that a letter is being sent. False when it has been sent before.
pub(crate) async fn begin(tx: &TenantTx, letter: Letter<'_>) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id: Set(letter.id),
        template: Set(letter.template.to_owned()),
        to_masked: Set(letter.to_masked.to_owned()),
        state: Set(DeliveryState::Sending.as_str().to_owned()),
        attempts: Set(letter.attempt),
        to_blind: Set(Some(blind(tx, letter.to))),
        created_at: Set(letter.created_at),
        ..Default::default()
    };
    let again = OnConflict::column(Column::Id)
        .update_columns([Column::State, Column::Attempts])
        .action_and_where(Expr::col((Entity, Column::State)).ne(DeliveryState::Sent.as_str()))
        .to_owned();
    Ok(Entity::insert(row).on_conflict(again).exec_without_returning(tx).await? > 0)
}

/// Writes down how the attempt ended.
pub(crate) async fn finish(
    tx: &TenantTx,
    id: JobId,
    attempt: Attempt<'_>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let (state, error, next_at) = match attempt {
        Attempt::Sent => (DeliveryState::Sent, None, None),
        Attempt::Missed(why, next_at) => (DeliveryState::Queued, Some(why), next_at),
        Attempt::GivenUp(why) => (DeliveryState::Failed, Some(why), None),
    };
    let sent_at = (state == DeliveryState::Sent).then_some(now);
    let error: Option<String> = error.map(|why| why.chars().take(500).collect());
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.as_str()))
        .col_expr(Column::NextAt, Expr::value(next_at))
        .col_expr(Column::SentAt, Expr::value(sent_at))
        .col_expr(Column::LastError, Expr::value(error))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

/// Puts a given-up letter back into line.
pub(super) async fn requeue(tx: &TenantTx, id: JobId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(DeliveryState::Queued.as_str()))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await
        .map(drop)
}

pub(super) async fn find(tx: &TenantTx, id: JobId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// Newest first, after the given place in the list.
pub(super) async fn page(
    tx: &TenantTx,
    state: Option<DeliveryState>,
    after: Option<(OffsetDateTime, JobId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit);
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state.as_str()));
    }
    if let Some((at, id)) = after {
        let same_time = Condition::all().add(Column::CreatedAt.eq(at)).add(Column::Id.lt(id));
        query = query.filter(Condition::any().add(Column::CreatedAt.lt(at)).add(same_time));
    }
    query.all(tx).await
}
