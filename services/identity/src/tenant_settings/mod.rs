//! What an organisation decides about itself: name, colour, logo, and how strict its log-in is.
//!
//! The policy may be stricter than the security baseline and never weaker. Every change is in the audit log
//! with the old and the new value.

mod change;
mod delete_logo;
mod get;
mod get_logo;
mod names;
pub mod problems;
mod put_logo;
mod routes;
mod rules;
mod shape;
mod store;
mod sweep_logos;
mod update;

pub(crate) use names::Names;
pub(crate) use routes::routes;
pub(crate) use rules::{ALWAYS_TOTP, LockoutPolicy, PasswordPolicy, Policy, SessionPolicy};
pub(crate) use store::Settings;
pub(crate) use sweep_logos::SweepLogos;
pub use sweep_logos::{schedule, sweep};

use crate::{desk::Desk, state::App};
use sea_orm::DbErr;
use tenancy::TenantTx;

pub(crate) const SHORT_NAME_LENGTH: usize = 40;
pub(crate) const NAME_LENGTH: usize = 120;
/// A red with a contrast of 7 to white.
pub(crate) const DEFAULT_COLOUR: &str = "#b3151b";

/// The settings in force. `name` is the one in the directory, for an organisation that has decided nothing.
pub(crate) async fn load(app: &App, tx: &TenantTx, name: &str) -> Result<Settings, DbErr> {
    Ok(store::find(tx).await?.unwrap_or_else(|| Settings::initial(name, app.sessions())))
}

/// The policy in force.
pub(crate) async fn policy(app: &App, tx: &TenantTx) -> Result<Policy, DbErr> {
    Ok(load(app, tx, "").await?.policy)
}

/// Writes the first settings of an organisation; nothing where there are some.
pub(crate) async fn initialise(app: &App, desk: &Desk<'_>, name: &str) -> Result<Settings, DbErr> {
    if let Some(settings) = store::find(desk.tx).await? {
        return Ok(settings);
    }
    // a process that starts takes up what another is still doing
    store::only_one(desk.tx).await?;
    if let Some(settings) = store::find(desk.tx).await? {
        return Ok(settings);
    }
    let settings = Settings { version: 1, ..Settings::initial(name, app.sessions()) };
    store::put(desk.tx, &settings, desk.now).await?;
    desk.audit(tenancy::audit::Entry {
        action: "settings.initialised",
        subject: "settings",
        new: Some(shape::recorded(&settings)),
        ..Default::default()
    })
    .await?;
    Ok(settings)
}

/// Makes changes that must not happen at the same time wait for one another. Nothing is changed by it.
pub(crate) async fn one_at_a_time(tx: &TenantTx) -> Result<(), DbErr> {
    store::locked(tx).await.map(drop)
}

/// Whether anything was decided since the first settings were written.
pub(crate) async fn was_changed(tx: &TenantTx) -> Result<bool, DbErr> {
    Ok(store::find(tx).await?.is_some_and(|settings| settings.version > 1))
}
