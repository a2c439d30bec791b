//! What is done with the secret of an account, by whatever feature has reason to.

use super::{recovery, rules, store::Codes};
use crate::{
    accounts::{self, Account},
    desk::Desk,
};
use kernel::AccountId;
use rest::{Problem, kinds};
use sea_orm::ActiveValue::Set;
use tenancy::TenantTx;
use totp_rs::Totp;

const FIELD: &str = "accounts.totp";

/// What a person shows as the second factor.
pub(crate) enum Shown {
    Code(String),
    Recovery(String),
}

impl Shown {
    pub fn pointer(&self) -> &'static str {
        match self {
            Shown::Code(_) => "/code",
            Shown::Recovery(_) => "/recovery_code",
        }
    }

    pub fn word(&self) -> &'static str {
        match self {
            Shown::Code(_) => "code",
            Shown::Recovery(_) => "recovery_code",
        }
    }
}

/// Whether what was shown is right; it is used up by that.
///
/// # Errors
/// When the database is away, or the secret was tampered with.
pub(crate) async fn accepts(desk: &Desk<'_>, account: &Account, shown: &Shown) -> Result<bool, Problem> {
    match shown {
        Shown::Code(code) => {
            let Some(totp) = of_account(desk.tx, account, "")? else { return Ok(false) };
            match rules::check(&totp, code, account.totp_step, desk.now) {
                Ok(step) => Ok(accounts::use_totp_step(desk.tx, account.id, step).await?),
                Err(_) => Ok(false),
            }
        }
        Shown::Recovery(code) => {
            let owner = account.id.0;
            let Some(hash) = recovery::hash(&key(desk.tx), owner, code) else { return Ok(false) };
            Ok(recovery::consume::<Codes>(desk.tx, owner, hash, desk.now).await?)
        }
    }
}

/// The generator of an account, confirmed or not; none where no secret was made.
pub(super) fn of_account(tx: &TenantTx, account: &Account, issuer: &str) -> Result<Option<Totp>, Problem> {
    let Some(sealed) = &account.totp_secret else { return Ok(None) };
    let secret =
        tx.vault().open(FIELD, account.id.0, sealed).map_err(|e| kinds::INTERNAL.problem().because(e))?;
    generator(&secret, account, issuer).map(Some)
}

pub(super) fn generator(secret: &[u8], account: &Account, issuer: &str) -> Result<Totp, Problem> {
    let label = account.user_name.as_deref().unwrap_or(&account.display_name);
    let issuer = if issuer.is_empty() { "Zhibu" } else { issuer };
    rules::generator(secret, label, issuer).map_err(|e| kinds::INTERNAL.problem().because(e.to_string()))
}

pub(super) fn seal(tx: &TenantTx, account: AccountId, secret: &[u8]) -> Result<Vec<u8>, Problem> {
    tx.vault().seal(FIELD, account.0, secret).map_err(|e| kinds::INTERNAL.problem().because(e))
}

fn key(tx: &TenantTx) -> [u8; 32] {
    tx.vault().derive("recovery-codes")
}

/// Ten new recovery codes in the place of all there were. They are shown this once.
pub(super) async fn new_codes(tx: &TenantTx, account: AccountId) -> Result<Vec<String>, Problem> {
    recovery::forget::<Codes>(tx, account.0).await?;
    recovery::make::<Codes>(tx, &key(tx), account.0).await
}

/// Takes the second factor off an account.
pub(crate) async fn remove(desk: &Desk<'_>, account: &Account) -> Result<Account, Problem> {
    let change = accounts::Change {
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_step: Set(None),
        ..Default::default()
    };
    let after = accounts::change(desk, account, change).await?;
    recovery::forget::<Codes>(desk.tx, account.id.0).await?;
    Ok(after)
}
