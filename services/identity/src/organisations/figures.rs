//! The figures the services keep about organisations, put together. One statement for each database.

use crate::state::App;
use kernel::{SHANGHAI, Service, TenantKey, business_date};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::collections::HashMap;
use tenancy::quota::{self, AT_WORK, ENTRIES, Figure, Quota, REQUESTS, STANDING};
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
    /// Requests of the last thirty days.
    pub requests_month: u64,
    /// What its people entered in the last thirty days.
    pub entries_month: u64,
    /// When the oldest of these was counted.
    pub counted_at: Option<OffsetDateTime>,
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
            REQUESTS => self.requests_month += figure.amount,
            ENTRIES => self.entries_month += figure.amount,
            AT_WORK => {
                let second = i64::try_from(figure.amount).unwrap_or_default();
                self.active_at = OffsetDateTime::from_unix_timestamp(second).ok();
            }
            _ => {}
        }
    }

    /// How much is used of a quota now. Requests are of one second, and nobody keeps that.
    pub fn used(&self, quota: Quota) -> Option<u64> {
        match quota {
            Quota::Members => self.members,
            Quota::Storage => Some(self.storage),
            Quota::Mails => Some(self.mails_today),
            Quota::Jobs => Some(self.job_seconds_today),
            Quota::Requests => None,
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

/// The figures of several organisations that a list shows: running totals alone.
pub async fn of_page(
    app: &App,
    keys: &[TenantKey],
    today: Date,
) -> Result<HashMap<TenantKey, Figures>, DbErr> {
    let words = [
        Quota::Members.as_str(),
        Quota::Storage.as_str(),
        Quota::Mails.as_str(),
        Quota::Jobs.as_str(),
        AT_WORK,
    ];
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
