use super::{problems, rules};
use crate::{
    accounts,
    desk::Desk,
    lockout::{Attempts, Gate},
    state::App,
    tenant_settings::LockoutPolicy,
};
use rest::Problem;
use tenancy::audit::Entry;
use time::OffsetDateTime;

/// Whether somebody who is logged in knows the password.
pub(crate) enum Confirmed {
    Yes,
    /// No; the guess was counted, so the transaction is to be committed with this answer.
    No(Problem),
}

/// Asks for the password again before something that must not be done at a desk left alone. Counts like a
/// log-in: a stolen session is no way to try passwords.
///
/// # Errors
/// When the database is away, or too many passwords are being checked.
pub(crate) async fn confirm(
    app: &App,
    desk: &Desk<'_>,
    account: &accounts::Account,
    password: &str,
    policy: &LockoutPolicy,
    pointer: &str,
) -> Result<Confirmed, Problem> {
    let Gate::Open(counted) = account.attempts().guess(policy, desk.now) else {
        return Ok(Confirmed::No(locked(account.attempts(), desk.now)));
    };
    let right = app.hasher().verify(&rules::normalise(password), Some(&account.password_hash)).await?;
    let after = if right { counted.forgive() } else { counted };
    accounts::set_attempts(desk.tx, account.id, after).await?;
    if right {
        return Ok(Confirmed::Yes);
    }
    let id = Some(account.id.0);
    desk.audit(Entry {
        action: "account.password_refused",
        subject: "account",
        subject_id: id,
        ..Default::default()
    })
    .await?;
    Ok(Confirmed::No(problems::CURRENT_WRONG.at(pointer)))
}

/// Too many wrong guesses, said to somebody who is logged in.
pub(crate) fn locked(attempts: Attempts, now: OffsetDateTime) -> Problem {
    let wait = attempts.locked_until.map_or(0, |until| (until - now).whole_seconds());
    problems::LOCKED.problem().retry_after(u64::try_from(wait).unwrap_or_default().max(1))
}
