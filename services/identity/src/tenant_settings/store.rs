//! The row of `settings` and every query on it.

use super::rules::{LockoutPolicy, PasswordPolicy, Policy, SessionPolicy, TotpPolicy};
use ::settings::Sessions;
use kernel::Locale;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel, QuerySelect, Statement,
};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

pub mod settings {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "settings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i16,
        pub name: String,
        pub short_name: String,
        pub colour: String,
        pub help_phone: Option<String>,
        pub locale: String,
        pub password_min_length: i32,
        pub password_min_classes: i32,
        pub password_max_age_days: Option<i32>,
        pub password_member_max_age_days: Option<i32>,
        pub password_history: i32,
        pub session_idle_minutes: i32,
        pub session_admin_idle_minutes: i32,
        pub session_absolute_hours: i32,
        pub lockout_failures: i32,
        pub lockout_minutes: i32,
        pub totp_required_roles: Json,
        pub logo_id: Option<Uuid>,
        pub version: i32,
        pub updated_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use settings::{Entity, Model};

const ROW: i16 = 1;

/// Settings as the code uses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    pub short_name: String,
    pub colour: String,
    pub help_phone: Option<String>,
    pub locale: Locale,
    pub policy: Policy,
    pub logo_id: Option<Uuid>,
    /// Zero until they are written for the first time.
    pub version: i32,
}

impl Settings {
    /// What holds while nothing has been decided.
    pub fn initial(name: &str, sessions: &Sessions) -> Self {
        Self {
            name: name.to_owned(),
            short_name: name.chars().take(super::SHORT_NAME_LENGTH).collect(),
            colour: super::DEFAULT_COLOUR.to_owned(),
            help_phone: None,
            locale: Locale::Zh,
            policy: Policy::initial(sessions),
            logo_id: None,
            version: 0,
        }
    }

    /// Where the logo is, if there is one.
    pub fn logo_url(&self) -> Option<String> {
        super::shape::logo_url(self.logo_id)
    }
}

/// Numbers of the row are within bounds by its constraints.
fn small(number: i32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

impl From<Model> for Settings {
    fn from(row: Model) -> Self {
        let roles = serde_json::from_value(row.totp_required_roles).unwrap_or_default();
        Self {
            name: row.name,
            short_name: row.short_name,
            colour: row.colour,
            help_phone: row.help_phone,
            locale: if row.locale == Locale::En.as_str() { Locale::En } else { Locale::Zh },
            policy: Policy {
                password: PasswordPolicy {
                    min_length: small(row.password_min_length),
                    min_classes: small(row.password_min_classes),
                    max_age_days: row.password_max_age_days.map(small),
                    member_max_age_days: row.password_member_max_age_days.map(small),
                    history: small(row.password_history),
                },
                session: SessionPolicy {
                    idle_minutes: small(row.session_idle_minutes),
                    admin_idle_minutes: small(row.session_admin_idle_minutes),
                    absolute_hours: small(row.session_absolute_hours),
                },
                lockout: LockoutPolicy {
                    failures: small(row.lockout_failures),
                    minutes: small(row.lockout_minutes),
                },
                totp: TotpPolicy { required_roles: roles },
                // read apart, see `single`
                single_admin_session: false,
            },
            logo_id: row.logo_id,
            version: row.version,
        }
    }
}

fn to_row(settings: &Settings, now: OffsetDateTime) -> Model {
    let Settings { name, short_name, colour, help_phone, locale, policy, logo_id, version } =
        settings.clone();
    let Policy { password, session, lockout, totp, single_admin_session: _ } = policy;
    Model {
        id: ROW,
        name,
        short_name,
        colour,
        help_phone,
        locale: locale.as_str().to_owned(),
        password_min_length: i32::from(password.min_length),
        password_min_classes: i32::from(password.min_classes),
        password_max_age_days: password.max_age_days.map(i32::from),
        password_member_max_age_days: password.member_max_age_days.map(i32::from),
        password_history: i32::from(password.history),
        session_idle_minutes: i32::from(session.idle_minutes),
        session_admin_idle_minutes: i32::from(session.admin_idle_minutes),
        session_absolute_hours: i32::from(session.absolute_hours),
        lockout_failures: i32::from(lockout.failures),
        lockout_minutes: i32::from(lockout.minutes),
        totp_required_roles: serde_json::Value::from(totp.required_roles),
        logo_id,
        version,
        updated_at: now,
    }
}

/// The column came later than the others: a schema that does not have it yet says no.
const SINGLE: &str =
    "SELECT coalesce((to_jsonb(s) ->> 'session_single_admin')::boolean, false) AS single FROM settings s";
const SET_SINGLE: &str = "UPDATE settings SET session_single_admin = $1 WHERE id = 1";

async fn single(tx: &TenantTx) -> Result<bool, DbErr> {
    let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, SINGLE)).await?;
    row.map_or(Ok(false), |row| row.try_get("", "single"))
}

async fn whole(tx: &TenantTx, found: Option<Model>) -> Result<Option<Settings>, DbErr> {
    let Some(mut settings) = found.map(Settings::from) else { return Ok(None) };
    settings.policy.single_admin_session = single(tx).await?;
    Ok(Some(settings))
}

/// The settings, if they were ever written.
pub async fn find(tx: &TenantTx) -> Result<Option<Settings>, DbErr> {
    whole(tx, Entity::find_by_id(ROW).one(tx).await?).await
}

/// The same, the row held until the transaction ends.
pub async fn locked(tx: &TenantTx) -> Result<Option<Settings>, DbErr> {
    whole(tx, Entity::find_by_id(ROW).lock_exclusive().one(tx).await?).await
}

/// Writes the settings; the caller has locked the row and raised the version.
pub async fn put(tx: &TenantTx, settings: &Settings, now: OffsetDateTime) -> Result<(), DbErr> {
    let row = to_row(settings, now).into_active_model().reset_all();
    if settings.version > 1 {
        row.update(tx).await.map(drop)?
    } else {
        row.insert(tx).await.map(drop)?
    }
    let wanted = settings.policy.single_admin_session;
    if single(tx).await? == wanted {
        return Ok(());
    }
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, SET_SINGLE, [wanted.into()]))
        .await
        .map(drop)
}

/// Where there is no row to lock yet: until the transaction ends nobody else of the organisation comes past this.
pub async fn only_one(tx: &TenantTx) -> Result<(), DbErr> {
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text AS held";
    let name = format!("settings/{}", tx.tenant().key);
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [name.into()]);
    tx.query_one_raw(statement).await.map(drop)
}
