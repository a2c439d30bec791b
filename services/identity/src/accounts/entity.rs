use crate::lockout::Attempts;
use kernel::{AccountId, Locale, MemberId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub display_name: String,
    pub user_name: Option<String>,
    pub user_name_key: Option<String>,
    pub email_sealed: Option<Vec<u8>>,
    pub email_blind: Option<Vec<u8>>,
    pub phone_sealed: Option<Vec<u8>>,
    pub phone_blind: Option<Vec<u8>>,
    pub member_id: Option<MemberId>,
    pub locale: String,
    pub state: String,
    pub password_hash: String,
    pub password_changed_at: TimeDateTimeWithTimeZone,
    pub must_change_password: bool,
    pub failures: i32,
    pub failed_at: Option<TimeDateTimeWithTimeZone>,
    pub locked_until: Option<TimeDateTimeWithTimeZone>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_confirmed_at: Option<TimeDateTimeWithTimeZone>,
    pub totp_step: Option<i64>,
    pub last_login_at: Option<TimeDateTimeWithTimeZone>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub updated_at: TimeDateTimeWithTimeZone,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_active(&self) -> bool {
        self.state == "active"
    }

    /// Closed for good; nothing is left of its holder.
    pub fn is_closed(&self) -> bool {
        self.state == "closed"
    }

    pub fn totp_enabled(&self) -> bool {
        self.totp_confirmed_at.is_some()
    }

    pub fn locale(&self) -> Locale {
        if self.locale == Locale::En.as_str() { Locale::En } else { Locale::Zh }
    }

    pub fn attempts(&self) -> Attempts {
        Attempts { failures: self.failures, failed_at: self.failed_at, locked_until: self.locked_until }
    }
}
