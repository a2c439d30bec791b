//! Accounts as clients read them.

use super::{contact, entity::Model};
use crate::assignments::{self, AssignmentOut};
use kernel::{AccountId, Locale, MemberId, SHANGHAI, business_date};
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::OffsetDateTime;
use utoipa::ToSchema;

kernel::words! {
    /// Whether an account can be used.
    pub enum AccountState {
        Active = "active",
        /// Too many wrong guesses; opens again by itself.
        Locked = "locked",
        Disabled = "disabled",
        /// At its holder's wish, for good.
        Closed = "closed",
    }
}

/// One account.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountOut {
    id: AccountId,
    display_name: String,
    user_name: Option<String>,
    email_masked: Option<String>,
    phone_masked: Option<String>,
    member_id: Option<MemberId>,
    locale: Locale,
    state: AccountState,
    #[serde(with = "time::serde::rfc3339::option")]
    locked_until: Option<OffsetDateTime>,
    totp_enabled: bool,
    #[serde(with = "time::serde::rfc3339::option")]
    last_login_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    roles: Vec<AssignmentOut>,
    version: i32,
}

fn state(account: &Model, now: OffsetDateTime) -> AccountState {
    if account.is_closed() {
        AccountState::Closed
    } else if !account.is_active() {
        AccountState::Disabled
    } else if account.attempts().is_locked(now) {
        AccountState::Locked
    } else {
        AccountState::Active
    }
}

/// Several accounts with their roles, in as many queries as one.
pub(super) async fn shaped(
    tx: &TenantTx,
    accounts: Vec<Model>,
    now: OffsetDateTime,
) -> Result<Vec<AccountOut>, Problem> {
    let ids = accounts.iter().map(|account| account.id).collect();
    let mut roles: HashMap<AccountId, Vec<AssignmentOut>> = HashMap::new();
    for role in assignments::of_accounts(tx, ids, business_date(now, SHANGHAI)).await? {
        roles.entry(role.account_id).or_default().push(role);
    }
    let one = |account: Model| {
        let contact = contact(tx, &account)?;
        Ok(AccountOut {
            id: account.id,
            email_masked: contact.email_masked(),
            phone_masked: contact.phone_masked(),
            member_id: account.member_id,
            locale: account.locale(),
            state: state(&account, now),
            locked_until: account.locked_until.filter(|until| now < *until),
            totp_enabled: account.totp_enabled(),
            last_login_at: account.last_login_at,
            created_at: account.created_at,
            roles: roles.remove(&account.id).unwrap_or_default(),
            version: account.version,
            display_name: account.display_name,
            user_name: account.user_name,
        })
    };
    accounts.into_iter().map(one).collect()
}

pub(super) async fn shape_one(
    tx: &TenantTx,
    account: Model,
    now: OffsetDateTime,
) -> Result<AccountOut, Problem> {
    let one = shaped(tx, vec![account], now).await?.pop();
    one.ok_or_else(|| rest::kinds::NOT_FOUND.problem())
}
