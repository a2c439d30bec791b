//! The session of the request itself, with everything that decides what comes next.

use super::{
    cookie,
    rules::{self, NextStep as Next, Standing},
    store::{self, session},
};
use crate::{
    accounts::{self, Account},
    assignments::{self, Assignment},
    desk::Desk,
    passwords,
    state::App,
    tenant_settings::{self, ALWAYS_TOTP, Policy},
    tokens,
};
use access::Role;
use http::HeaderMap;
use kernel::AccountId;
use rest::{Call, Problem, kinds};
use tenancy::{TenantTx, audit::Entry};
use time::{Date, OffsetDateTime};

/// What the roles of an account demand of its sessions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demands {
    pub totp: bool,
    pub admin: bool,
    pub office: bool,
}

impl Demands {
    /// By the words of the roles held today.
    pub fn of<'a>(roles: impl Iterator<Item = &'a str>, required: &[String]) -> Self {
        roles.fold(Self::default(), |demands, word| {
            let role: Option<Role> = word.parse().ok();
            Self {
                totp: demands.totp || word == ALWAYS_TOTP || required.iter().any(|r| r == word),
                admin: demands.admin || role.is_some_and(assignments::is_admin),
                office: demands.office || role.is_some_and(assignments::is_office),
            }
        })
    }

    /// How old a password may get.
    pub fn max_age_days(self, policy: &Policy) -> Option<u16> {
        if self.office { policy.password.max_age_days } else { policy.password.member_max_age_days }
    }
}

/// # Errors
/// When the database is away.
pub(crate) async fn demands(
    tx: &TenantTx,
    account: AccountId,
    policy: &Policy,
    on: Date,
) -> Result<Demands, Problem> {
    let held: Vec<Assignment> = assignments::in_force(tx, account, on).await?;
    Ok(Demands::of(held.iter().map(|held| held.role.as_str()), &policy.totp.required_roles))
}

pub(crate) struct Own {
    pub session: session::Model,
    pub account: Account,
    pub policy: Policy,
    pub demands: Demands,
}

impl Own {
    fn standing(&self) -> Standing {
        Standing {
            totp_enabled: self.account.totp_enabled(),
            totp_required: self.demands.totp,
            second_factor: self.session.second_factor,
            password_due: self.session.password_expired || self.account.must_change_password,
        }
    }

    pub fn next(&self) -> Next {
        rules::next(self.standing())
    }

    #[must_use]
    pub fn with_new_password(mut self) -> Self {
        self.session.password_expired = false;
        self.account.must_change_password = false;
        self
    }

    /// After a second factor was shown, by an account in its present state.
    #[must_use]
    pub fn with_second_factor(mut self, account: Account) -> Self {
        self.session.second_factor = true;
        self.account = account;
        self
    }
}

/// The session and the account of the request; the account's row is held until the transaction ends.
///
/// # Errors
/// 401 when the session has ended meanwhile.
pub(crate) async fn own(app: &App, call: &Call) -> Result<Own, Problem> {
    let gone = || kinds::UNAUTHENTICATED.problem();
    let (tx, id) = (call.tx(), call.session().ok_or_else(gone)?);
    let account = accounts::locked(tx, call.account()?).await?.filter(Account::is_active).ok_or_else(gone)?;
    let session = store::locked(tx, id).await?.filter(|s| s.account_id == account.id).ok_or_else(gone)?;
    let policy = tenant_settings::policy(app, tx).await?;
    let demands = demands(tx, account.id, &policy, call.today()).await?;
    Ok(Own { session, account, policy, demands })
}

/// Gives the session another token and writes down what it has shown; the cookie to send.
///
/// # Errors
/// When the database is away, or the system gives no random bytes.
pub(crate) async fn renew(app: &App, desk: &Desk<'_>, own: &Own) -> Result<HeaderMap, Problem> {
    keep_single(desk, own).await?;
    let session = &own.session;
    let token = tokens::session()?;
    store::rotate(desk.tx, session.id, tokens::hash(&token), session.second_factor, session.password_expired)
        .await?;
    Ok(cookie::give(&token, app.mailer().secure(), session.expires_at - desk.now))
}

/// Where an organisation asks for it, an administrator whose log-in is complete ends the log-ins there were: not
/// sooner, or the password alone would be enough to throw somebody out.
///
/// # Errors
/// When the database is away.
pub(super) async fn keep_single(desk: &Desk<'_>, own: &Own) -> Result<(), Problem> {
    if !own.policy.single_admin_session || !own.demands.admin || own.next() != Next::Done {
        return Ok(());
    }
    let ended = store::end(desk.tx, own.account.id, store::End::AllBut(own.session.id), desk.now).await?;
    if ended > 0 {
        let (subject_id, new) = (Some(own.account.id.0), Some(serde_json::json!({ "ended": ended })));
        desk.audit(Entry {
            action: "session.replaced",
            subject: "account",
            subject_id,
            new,
            ..Default::default()
        })
        .await?;
    }
    Ok(())
}

/// Whether a password of that age must be replaced by somebody with these roles.
pub(crate) fn is_stale(account: &Account, demands: Demands, policy: &Policy, now: OffsetDateTime) -> bool {
    passwords::is_expired(account.password_changed_at, demands.max_age_days(policy), now)
}

#[cfg(test)]
mod tests {
    use super::Demands;

    #[test]
    fn an_administrator_needs_the_second_factor_whatever_the_list_says() {
        let demands = |roles: &[&str], required: &[&str]| {
            let required: Vec<String> = required.iter().map(|r| (*r).to_owned()).collect();
            Demands::of(roles.iter().copied(), &required)
        };
        assert_eq!(demands(&["tenant_admin"], &[]), Demands { totp: true, admin: true, office: true });
        assert_eq!(demands(&["member"], &["secretary"]), Demands::default());
        assert!(demands(&["member", "secretary"], &["secretary"]).totp);
        assert_eq!(demands(&["secretary"], &[]), Demands { totp: false, admin: false, office: true });
        assert_eq!(demands(&[], &["tenant_admin"]), Demands::default());
    }
}
