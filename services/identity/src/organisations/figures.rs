//! The figures the services keep about organisations, put together: one statement or two for each database.

use super::{
    schemas::{self, SchemaState},
    warn,
};
use crate::state::App;
use kernel::{SHANGHAI, Service, TenantKey, business_date};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::collections::HashMap;
use tenancy::quota::{self, AT_WORK, ENTRIES, ENTRY_SECONDS, Figure, Quota, QuotaState, REQUESTS, STANDING};
use time::{Date, Duration, OffsetDateTime};

/// How much an organisation has and does.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// None before they were counted for the first time.
    pub members: Option<u64>,
    pub storage: u64,
    pub active_at: Option<OffsetDateTime>,
    pub mails_today: u64,
    pub job_seconds_today: u64,
    /// The most requests within one second of today, at one gateway.
    pub peak_today: u64,
    /// Requests of the last thirty days.
    pub requests_month: u64,
    /// What its people entered in the last thirty days.
    pub entries_month: u64,
    /// About how long that took.
    pub seconds_month: u64,
    /// When the oldest of these was counted.
    pub counted_at: Option<OffsetDateTime>,
    /// Its schema in each service, where that was asked for.
    pub schemas: Vec<SchemaState>,
    /// The nearest of its quotas when they were last looked at, where that was asked for.
    pub nearest: QuotaState,
}

const MONTH: Duration = Duration::days(29);

impl Figures {
    fn take(&mut self, figure: &Figure, today: Date) {
        let of_today = figure.day == today;
        match figure.what.as_str() {
            what if what == Quota::Members.as_str() => {
                self.members = Some(figure.amount);
                self.counted_at = Some(figure.updated_at);
            }
            what if what == Quota::Storage.as_str() => self.storage += figure.amount,
            what if what == Quota::Mails.as_str() && of_today => self.mails_today += figure.amount,
            what if what == Quota::Jobs.as_str() && of_today => self.job_seconds_today += figure.amount,
            what if what == Quota::Requests.as_str() && of_today => {
                self.peak_today = self.peak_today.max(figure.amount);
            }
            REQUESTS => self.requests_month += figure.amount,
            ENTRIES => self.entries_month += figure.amount,
            ENTRY_SECONDS => self.seconds_month += figure.amount,
            AT_WORK => {
                let second = i64::try_from(figure.amount).unwrap_or_default();
                self.active_at = OffsetDateTime::from_unix_timestamp(second).ok();
            }
            _ => {}
        }
    }

    /// How much is used of a quota now; of requests, in the busiest second of the day.
    pub fn used(&self, quota: Quota) -> Option<u64> {
        match quota {
            Quota::Members => self.members,
            Quota::Storage => Some(self.storage),
            Quota::Mails => Some(self.mails_today),
            Quota::Jobs => Some(self.job_seconds_today),
            Quota::Requests => Some(self.peak_today),
        }
    }
}

/// The figures of one organisation.
pub async fn of(app: &App, key: &TenantKey, now: OffsetDateTime) -> Result<Figures, DbErr> {
    let today = business_date(now, SHANGHAI);
    let mut all = Figures::default();
    for &service in Service::ALL {
        let tx = app.deployment().platform_db(service).begin().await?;
        for figure in quota::figures(&tx, key, today - MONTH).await? {
            all.take(&figure, today);
        }
    }
    Ok(all)
}

/// The same with where its schemas stand.
pub async fn with_schemas(app: &App, key: &TenantKey, now: OffsetDateTime) -> Result<Figures, DbErr> {
    let mut all = of(app, key, now).await?;
    for &service in Service::ALL {
        let tx = app.deployment().platform_db(service).begin().await?;
        let schemas = schemas::of_service(app, &tx, service, std::slice::from_ref(key)).await?;
        all.schemas.extend(schemas.into_iter().map(|(_, schema)| schema));
    }
    all.nearest = warn::nearest(app, std::slice::from_ref(key)).await?.remove(key).unwrap_or_default();
    Ok(all)
}

/// What a list shows of several organisations, in two statements for each database and one more for the warnings.
pub async fn of_list(
    app: &App,
    keys: &[TenantKey],
    today: Date,
) -> Result<HashMap<TenantKey, Figures>, DbErr> {
    let words = [Quota::Members.as_str(), Quota::Storage.as_str(), AT_WORK, REQUESTS, ENTRIES, ENTRY_SECONDS];
    let mut all: HashMap<TenantKey, Figures> = HashMap::new();
    for &service in Service::ALL {
        let tx = app.deployment().platform_db(service).begin().await?;
        for (key, figure) in quota::totals_of(&tx, keys, &words, today - MONTH).await? {
            all.entry(key).or_default().take(&figure, today);
        }
        for (key, schema) in schemas::of_service(app, &tx, service, keys).await? {
            all.entry(key).or_default().schemas.push(schema);
        }
    }
    for (key, nearest) in warn::nearest(app, keys).await? {
        all.entry(key).or_default().nearest = nearest;
    }
    Ok(all)
}

/// What of the figures of several organisations quotas bind: running totals, and what was counted today.
pub async fn of_page(
    app: &App,
    keys: &[TenantKey],
    today: Date,
) -> Result<HashMap<TenantKey, Figures>, DbErr> {
    let words: Vec<&str> = Quota::ALL.iter().map(|quota| quota.as_str()).collect();
    let mut all: HashMap<TenantKey, Figures> = HashMap::new();
    for &service in Service::ALL {
        let tx = app.deployment().platform_db(service).begin().await?;
        for (key, figure) in quota::figures_of(&tx, keys, &words, [STANDING, today]).await? {
            all.entry(key).or_default().take(&figure, today);
        }
    }
    Ok(all)
}

/// Requests of the last twenty-four hours, whole hours counted.
pub async fn requests_of_a_day(app: &App, key: &TenantKey, now: OffsetDateTime) -> Result<u64, DbErr> {
    let sql =
        "SELECT coalesce(sum(requests), 0)::bigint AS n FROM traffic WHERE tenant_key = $1 AND hour > $2";
    let values = [key.as_str().into(), (now - Duration::DAY).into()];
    let tx = app.platform().begin().await?;
    let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
    Ok(u64::try_from(n).unwrap_or_default())
}

/// Forgets what no figure needs any more.
///
/// # Errors
/// When a database is away.
pub async fn forget(app: &App, now: OffsetDateTime) -> Result<(), DbErr> {
    for &service in Service::ALL {
        let tx = app.deployment().platform_db(service).begin().await?;
        quota::forget_before(&tx, business_date(now, SHANGHAI) - MONTH - Duration::days(3)).await?;
        tx.commit().await?;
    }
    let tx = app.platform().begin().await?;
    let sql = "DELETE FROM traffic WHERE hour < $1";
    let values = [(now - Duration::days(2)).into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    tx.commit().await
}
