//! Reading the audit chain. It is written by `tenancy::audit` alone.

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tenancy::{
    TenantTx,
    audit::row::{Column, Entity, Model},
};
use time::OffsetDateTime;
use uuid::Uuid;

/// What a list of entries is limited to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub action: Option<String>,
    pub actor: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub subject_kind: Option<String>,
    pub from: Option<OffsetDateTime>,
    pub to: Option<OffsetDateTime>,
}

impl Filter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(self.action.as_deref().map(|word| Column::Action.eq(word)))
            .add_option(self.actor.map(|id| Column::ActorId.eq(id)))
            .add_option(self.subject.map(|id| Column::SubjectId.eq(id)))
            .add_option(self.subject_kind.as_deref().map(|kind| Column::Subject.eq(kind)))
            .add_option(self.from.map(|from| Column::At.gte(from)))
            .add_option(self.to.map(|to| Column::At.lt(to)))
    }
}

/// A page, newest first.
pub async fn page(
    tx: &TenantTx,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find().filter(filter.condition());
    if let Some(before) = before {
        select = select.filter(Column::Seq.lt(before));
    }
    select.order_by_desc(Column::Seq).limit(limit).all(tx).await
}

/// The last so many are enough to see what was done; the log itself is longer.
const DEEDS: u64 = 1000;

/// What an account did, newest first: when, what, and with which values.
pub(crate) async fn deeds(
    tx: &TenantTx,
    account: kernel::AccountId,
) -> Result<Vec<(OffsetDateTime, String, Option<serde_json::Value>)>, DbErr> {
    let rows = Entity::find()
        .filter(Column::ActorId.eq(account.0))
        .filter(Column::ActorKind.eq("account"))
        .order_by_desc(Column::Seq)
        .limit(DEEDS)
        .all(tx)
        .await?;
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(rows.into_iter().map(|row| (row.at, row.action, json(row.new))).collect())
}
