use crate::{state::App, tenant_settings};
use kernel::{Locale, TenantKind};
use rest::{Call, Problem};
use serde::{Deserialize, Serialize};
use tenancy::TenantState;
use utoipa::ToSchema;

/// What everybody may know of an organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TenantCard {
    name: String,
    short_name: String,
    kind: TenantKind,
    slug: String,
    logo_url: Option<String>,
    /// `#rrggbb`; readable under white text.
    colour: String,
    state: TenantStateWord,
    locale: Locale,
    password_policy: PasswordRules,
    help_phone: Option<String>,
}

/// Where an organisation is in its life.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = TenantState)]
#[serde(rename_all = "snake_case")]
pub enum TenantStateWord {
    Creating,
    Active,
    Suspended,
    Closing,
}

impl From<TenantState> for TenantStateWord {
    fn from(state: TenantState) -> Self {
        match state {
            TenantState::Creating => Self::Creating,
            TenantState::Active => Self::Active,
            TenantState::Suspended => Self::Suspended,
            TenantState::Closing => Self::Closing,
        }
    }
}

impl From<TenantStateWord> for TenantState {
    fn from(word: TenantStateWord) -> Self {
        match word {
            TenantStateWord::Creating => Self::Creating,
            TenantStateWord::Active => Self::Active,
            TenantStateWord::Suspended => Self::Suspended,
            TenantStateWord::Closing => Self::Closing,
        }
    }
}

/// What whoever chooses a password should know beforehand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PasswordRules {
    min_length: u16,
    min_classes: u16,
}

/// # Errors
/// When the database is away.
pub(crate) async fn card(app: &App, call: &Call) -> Result<TenantCard, Problem> {
    let entry = app.entry(call.claims()).await?;
    let settings = tenant_settings::load(app, call.tx(), &entry.name).await?;
    let logo_url = settings.logo_url();
    let tenant_settings::Settings { name, short_name, colour, help_phone, locale, policy, .. } = settings;
    let tenant_settings::PasswordPolicy { min_length, min_classes, .. } = policy.password;
    Ok(TenantCard {
        name,
        short_name,
        kind: entry.tenant.kind,
        slug: entry.slug.clone(),
        logo_url,
        colour,
        state: entry.state.into(),
        locale,
        password_policy: PasswordRules { min_length, min_classes },
        help_phone,
    })
}
