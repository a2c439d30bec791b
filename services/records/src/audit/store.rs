//! Reading the audit chain; it is written by `tenancy::audit` alone.

use sea_orm::{Condition, DbBackend, QueryOrder, QueryResult, QuerySelect, Statement, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub id: Uuid,
    pub at: OffsetDateTime,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub on_behalf_of: Option<Uuid>,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    pub old: Option<String>,
    pub new: Option<String>,
    pub why: Option<String>,
    pub request_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A page, newest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by_desc(Column::Seq).limit(limit).all(tx).await
}

/// What people entered on a day.
pub struct Counted {
    pub day: Date,
    pub entries: i64,
    /// Place in the log of the last one, whoever made it.
    pub last: u64,
}

/// Looking and taking out is no entry.
const NO_ENTRY: [&str; 4] = ["reveal", "read", "export", "download_refused"];

/// Entries of people behind a place in the log, by the day of Shanghai.
pub async fn entries_since(tx: &TenantTx, seq: u64) -> Result<Vec<Counted>, DbErr> {
    let sql = "SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day, max(seq) AS last, \
         count(*) FILTER (WHERE actor_kind = 'account' AND action <> ALL($2)) AS entries \
         FROM audit_log WHERE seq > $1 GROUP BY 1 ORDER BY 1";
    let (seq, no) = (i64::try_from(seq).unwrap_or(i64::MAX), NO_ENTRY.map(str::to_owned).to_vec());
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [seq.into(), no.into()]);
    let counted = |row: &QueryResult| {
        let last: i64 = row.try_get("", "last")?;
        Ok(Counted {
            day: row.try_get("", "day")?,
            entries: row.try_get("", "entries")?,
            last: u64::try_from(last).unwrap_or_default(),
        })
    };
    tx.query_all_raw(query).await?.iter().map(counted).collect()
}
