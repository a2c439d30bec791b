//! The table `notices` and every query on it.

use kernel::NoticeId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use tenancy::TenantTx;

mod notice {
    use kernel::NoticeId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoticeId,
        /// Counts the published versions; none for a draft.
        pub number: Option<i32>,
        pub state: String,
        pub text_zh: String,
        pub text_en: String,
        pub text_hash: Option<Vec<u8>>,
        pub created_by: Option<Uuid>,
        pub created_at: TimeDateTimeWithTimeZone,
        pub published_by: Option<Uuid>,
        pub published_at: Option<TimeDateTimeWithTimeZone>,
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub use notice::Model;
use notice::{ActiveModel, Column, Entity};

pub const DRAFT: &str = "draft";
pub const PUBLISHED: &str = "published";

/// The version that holds now: the one published last.
pub async fn in_force(tx: &TenantTx) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Number.is_not_null()).order_by_desc(Column::Number).one(tx).await
}

pub async fn by_id(tx: &TenantTx, id: NoticeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The same, its row held until the transaction ends.
pub async fn locked(tx: &TenantTx, id: NoticeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// A page, newest first; of what is published alone, or with the draft.
pub async fn page(
    tx: &TenantTx,
    drafts: bool,
    before: Option<NoticeId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut select = Entity::find();
    if !drafts {
        select = select.filter(Column::Number.is_not_null());
    }
    if let Some(before) = before {
        select = select.filter(Column::Id.lt(before));
    }
    select.order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// Writes the texts, and the publication where there is one, of a draft; the caller holds its row.
pub async fn update(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    let version = row.version + 1;
    let mut change: ActiveModel = row.into_active_model().reset_all();
    change.version = Set(version);
    change.update(tx).await
}
