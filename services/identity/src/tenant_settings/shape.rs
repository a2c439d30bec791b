//! Settings as clients read them, and as the audit log keeps them.

use super::{
    rules::{LockoutPolicy, PasswordPolicy, SessionPolicy, TotpPolicy},
    store::Settings,
};
use kernel::Locale;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// The settings of an organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TenantSettings)]
pub struct SettingsOut {
    pub name: String,
    pub short_name: String,
    /// `#rrggbb`; readable under white text.
    pub colour: String,
    pub help_phone: Option<String>,
    pub locale: Locale,
    pub logo_url: Option<String>,
    pub password: PasswordPolicy,
    pub session: SessionPolicy,
    pub lockout: LockoutPolicy,
    pub totp: TotpPolicy,
    pub single_admin_session: bool,
    pub version: i32,
}

impl From<Settings> for SettingsOut {
    fn from(settings: Settings) -> Self {
        let logo_url = logo_url(settings.logo_id);
        let Settings { name, short_name, colour, help_phone, locale, policy, logo_id: _, version } = settings;
        Self {
            name,
            short_name,
            colour,
            help_phone,
            locale,
            logo_url,
            password: policy.password,
            session: policy.session,
            lockout: policy.lockout,
            totp: policy.totp,
            single_admin_session: policy.single_admin_session,
            version,
        }
    }
}

/// Where the logo is; the picture at one address never changes.
pub fn logo_url(logo: Option<Uuid>) -> Option<String> {
    logo.map(|id| format!("/api/identity/logo?v={}", id.simple()))
}

/// For the audit log. There is nothing sensitive in settings.
pub fn recorded(settings: &Settings) -> Value {
    serde_json::to_value(SettingsOut::from(settings.clone())).unwrap_or_default()
}
