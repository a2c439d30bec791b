//! The table `announcements`, what people dismissed of it, and every query on them.

use kernel::{AccountId, AnnouncementId, TenantId, TenantKind};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value, sea_query::Expr,
};
use std::collections::HashSet;
use tenancy::{PlatformTx, TenantTx};
use time::OffsetDateTime;
use uuid::Uuid;

pub mod announcement {
    use crate::announcements::shape::AnnouncementSeverity;
    use kernel::{AnnouncementId, OperatorId, TenantId, TenantKind};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "announcements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AnnouncementId,
        #[sea_orm(column_type = "Text")]
        pub severity: AnnouncementSeverity,
        pub title_zh: String,
        pub title_en: String,
        pub text_zh: String,
        pub text_en: String,
        pub starts_at: TimeDateTimeWithTimeZone,
        pub ends_at: TimeDateTimeWithTimeZone,
        /// Words with commas; none for all.
        pub kinds: Option<String>,
        pub tenant_id: Option<TenantId>,
        pub at_login: bool,
        pub created_by: OperatorId,
        pub created_at: TimeDateTimeWithTimeZone,
        pub withdrawn_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn kinds(&self) -> Option<Vec<TenantKind>> {
            let words = self.kinds.as_deref()?;
            Some(words.split(',').filter_map(|word| word.parse().ok()).collect())
        }
    }
}

use announcement::{Column, Entity, Model};

pub async fn insert(tx: &PlatformTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await.map(drop)
}

/// The newest first, behind a place in that order.
pub async fn page(
    tx: &PlatformTx,
    before: Option<(OffsetDateTime, AnnouncementId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let place = |(at, id)| {
        let same = Condition::all().add(Column::CreatedAt.eq(at)).add(Column::Id.lt(id));
        Condition::any().add(Column::CreatedAt.lt(at)).add(same)
    };
    let rows = Entity::find().filter(Condition::all().add_option(before.map(place)));
    rows.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn locked(tx: &PlatformTx, id: AnnouncementId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

pub async fn update(tx: &PlatformTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().update(tx).await
}

/// As many as anybody reads at once.
const MOST: u64 = 100;
const URGENCY: &str = "CASE severity WHEN 'urgent' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END";

/// Who reads.
pub struct Reader<'a> {
    pub tenant: TenantId,
    pub kind: TenantKind,
    /// Behind log-in: what is not meant for the log-in page as well.
    pub inside: bool,
    /// What they do not want to see again.
    pub gone: &'a HashSet<AnnouncementId>,
}

fn now_told(tenant: TenantId, kind: TenantKind, now: OffsetDateTime) -> Condition {
    let of_kind = Expr::cust_with_values("$1 = ANY(string_to_array(kinds, ','))", [kind.as_str()]);
    Condition::all()
        .add(Column::StartsAt.lte(now))
        .add(Column::EndsAt.gt(now))
        .add(Column::WithdrawnAt.is_null())
        .add(Condition::any().add(Column::TenantId.is_null()).add(Column::TenantId.eq(tenant)))
        .add(Condition::any().add(Column::Kinds.is_null()).add(of_kind))
}

/// What somebody is told now, the most urgent first and of those the newest.
pub async fn told(tx: &PlatformTx, reader: &Reader<'_>, now: OffsetDateTime) -> Result<Vec<Model>, DbErr> {
    let meant = now_told(reader.tenant, reader.kind, now)
        .add(Column::Id.is_not_in(reader.gone.iter().copied()))
        .add_option((!reader.inside).then(|| Column::AtLogin.eq(true)));
    let rows = Entity::find().filter(meant).order_by_desc(Expr::cust(URGENCY));
    rows.order_by_desc(Column::StartsAt).order_by_desc(Column::Id).limit(MOST).all(tx).await
}

/// Whether an organisation is told this one now.
pub async fn is_told(
    tx: &PlatformTx,
    id: AnnouncementId,
    (tenant, kind): (TenantId, TenantKind),
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let meant = now_told(tenant, kind, now).add(Column::Id.eq(id));
    Ok(Entity::find().filter(meant).one(tx).await?.is_some())
}

/// Which of them somebody does not want to see again.
pub async fn dismissed(tx: &TenantTx, account: AccountId) -> Result<HashSet<AnnouncementId>, DbErr> {
    let sql = "SELECT announcement_id FROM announcement_dismissals WHERE account_id = $1";
    let rows = tx.query_all_raw(statement(sql, [account.0.into()])).await?;
    rows.iter().map(|row| Ok(row.try_get::<Uuid>("", "announcement_id")?.into())).collect()
}

/// Doing it twice is doing it once.
pub async fn dismiss(
    tx: &TenantTx,
    account: AccountId,
    id: AnnouncementId,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO announcement_dismissals (account_id, announcement_id, at) VALUES ($1, $2, $3) \
         ON CONFLICT DO NOTHING";
    tx.execute_raw(statement(sql, [account.0.into(), id.0.into(), now.into()])).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
