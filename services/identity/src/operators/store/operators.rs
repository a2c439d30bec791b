use crate::{
    lockout::Attempts,
    operators::rules::{self, Act, OperatorRole},
};
use kernel::{Locale, OperatorId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use tenancy::PlatformTx;
use time::OffsetDateTime;

pub mod operator {
    use crate::{
        lockout::Attempts,
        operators::rules::{self, OperatorRole},
    };
    use kernel::{Locale, OperatorId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operators")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OperatorId,
        pub login: String,
        pub display_name: String,
        pub locale: String,
        pub state: String,
        pub password_hash: Option<String>,
        pub password_changed_at: Option<TimeDateTimeWithTimeZone>,
        pub failures: i32,
        pub failed_at: Option<TimeDateTimeWithTimeZone>,
        pub locked_until: Option<TimeDateTimeWithTimeZone>,
        pub totp_secret: Option<Vec<u8>>,
        pub totp_step: Option<i64>,
        pub created_at: TimeDateTimeWithTimeZone,
        pub last_login_at: Option<TimeDateTimeWithTimeZone>,
        #[sea_orm(column_type = "Text")]
        pub role: OperatorRole,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn is_active(&self) -> bool {
            self.state == "active"
        }

        /// Whether an entry into an organisation is good any more.
        pub fn may_look_in(&self) -> bool {
            self.is_active() && rules::may(self.role, rules::Act::Govern)
        }

        pub fn locale(&self) -> Locale {
            if self.locale == Locale::En.as_str() { Locale::En } else { Locale::Zh }
        }

        pub fn attempts(&self) -> Attempts {
            Attempts { failures: self.failures, failed_at: self.failed_at, locked_until: self.locked_until }
        }
    }
}

pub async fn by_id(tx: &PlatformTx, id: OperatorId) -> Result<Option<operator::Model>, DbErr> {
    operator::Entity::find_by_id(id).one(tx).await
}

/// The operator of a log-in name, the row held until the transaction ends.
pub async fn locked_by_login(tx: &PlatformTx, login: &str) -> Result<Option<operator::Model>, DbErr> {
    operator::Entity::find().filter(operator::Column::Login.eq(login)).lock_exclusive().one(tx).await
}

/// The operator, the row held until the transaction ends.
pub async fn locked(tx: &PlatformTx, id: OperatorId) -> Result<Option<operator::Model>, DbErr> {
    operator::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// All of them, the oldest first; there are never many.
pub async fn all(tx: &PlatformTx) -> Result<Vec<operator::Model>, DbErr> {
    use operator::Column;
    operator::Entity::find().order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(tx).await
}

/// Those who can log in and may do this.
pub async fn who_may(tx: &PlatformTx, act: Act) -> Result<Vec<operator::Model>, DbErr> {
    let all = all(tx).await?.into_iter();
    Ok(all.filter(|row| row.is_active() && rules::may(row.role, act)).collect())
}

/// Display names by id.
pub async fn names(tx: &PlatformTx) -> Result<HashMap<OperatorId, String>, DbErr> {
    Ok(all(tx).await?.into_iter().map(|row| (row.id, row.display_name)).collect())
}

/// Who can do everything and log in, their rows held until the transaction ends: two that step down at the same
/// time cannot both be the last but one.
pub async fn locked_admins(tx: &PlatformTx) -> Result<Vec<OperatorId>, DbErr> {
    use operator::Column;
    let admins = operator::Entity::find()
        .filter(Column::State.eq("active"))
        .filter(Column::Role.eq(OperatorRole::Admin.as_str()))
        .order_by_asc(Column::Id)
        .lock_exclusive();
    Ok(admins.all(tx).await?.into_iter().map(|row| row.id).collect())
}

pub async fn set_role(tx: &PlatformTx, id: OperatorId, role: OperatorRole) -> Result<(), DbErr> {
    let change = operator::ActiveModel { id: Unchanged(id), role: Set(role), ..Default::default() };
    change.update(tx).await.map(drop)
}

/// What an invitation that is sent again says anew.
pub async fn set_guest(
    tx: &PlatformTx,
    id: OperatorId,
    role: OperatorRole,
    locale: Locale,
) -> Result<operator::Model, DbErr> {
    let change = operator::ActiveModel {
        id: Unchanged(id),
        role: Set(role),
        locale: Set(locale.as_str().to_owned()),
        ..Default::default()
    };
    change.update(tx).await
}

pub async fn set_state(tx: &PlatformTx, id: OperatorId, state: &str) -> Result<(), DbErr> {
    let change =
        operator::ActiveModel { id: Unchanged(id), state: Set(state.to_owned()), ..Default::default() };
    change.update(tx).await.map(drop)
}

/// As before the first log-in: both factors have to be set up anew.
pub async fn forget_factors(tx: &PlatformTx, id: OperatorId) -> Result<(), DbErr> {
    let change = operator::ActiveModel {
        id: Unchanged(id),
        state: Set("invited".to_owned()),
        password_hash: Set(None),
        password_changed_at: Set(None),
        totp_secret: Set(None),
        totp_step: Set(None),
        ..Default::default()
    };
    change.update(tx).await.map(drop)
}

pub async fn insert(tx: &PlatformTx, row: operator::Model) -> Result<operator::Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

pub async fn set_attempts(tx: &PlatformTx, id: OperatorId, attempts: Attempts) -> Result<(), DbErr> {
    let change = operator::ActiveModel {
        failures: Set(attempts.failures),
        failed_at: Set(attempts.failed_at),
        locked_until: Set(attempts.locked_until),
        ..Default::default()
    };
    operator::Entity::update_many().set(change).filter(operator::Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Remembers the step of an accepted code; false when it, or a later one, was used already.
pub async fn use_totp_step(tx: &PlatformTx, id: OperatorId, step: i64) -> Result<bool, DbErr> {
    use operator::Column;
    let change = operator::ActiveModel { totp_step: Set(Some(step)), ..Default::default() };
    let done = operator::Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::TotpStep.is_null().or(Column::TotpStep.lt(step)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn set_totp_secret(tx: &PlatformTx, id: OperatorId, sealed: Vec<u8>) -> Result<(), DbErr> {
    let change =
        operator::ActiveModel { id: Unchanged(id), totp_secret: Set(Some(sealed)), ..Default::default() };
    change.update(tx).await.map(drop)
}

/// Both factors are there: the operator may log in.
pub async fn activate(
    tx: &PlatformTx,
    id: OperatorId,
    password_hash: String,
    step: i64,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let change = operator::ActiveModel {
        id: Unchanged(id),
        state: Set("active".to_owned()),
        password_hash: Set(Some(password_hash)),
        password_changed_at: Set(Some(now)),
        totp_step: Set(Some(step)),
        failures: Set(0),
        failed_at: Set(None),
        locked_until: Set(None),
        ..Default::default()
    };
    change.update(tx).await.map(drop)
}

/// Puts a new password in force. The second factor stays what it is.
pub async fn set_password(
    tx: &PlatformTx,
    id: OperatorId,
    password_hash: String,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let change = operator::ActiveModel {
        id: Unchanged(id),
        password_hash: Set(Some(password_hash)),
        password_changed_at: Set(Some(now)),
        ..Default::default()
    };
    change.update(tx).await.map(drop)
}

pub async fn set_last_login(tx: &PlatformTx, id: OperatorId, now: OffsetDateTime) -> Result<(), DbErr> {
    let change =
        operator::ActiveModel { id: Unchanged(id), last_login_at: Set(Some(now)), ..Default::default() };
    change.update(tx).await.map(drop)
}
