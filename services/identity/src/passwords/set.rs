//! Accepting and setting a new password: the same for a change, a reset and an invitation.

use super::{problems, rules, rules::Person, rules::Weakness, store};
use crate::{accounts, desk::Desk, resets, sessions, state::App, tenant_settings::PasswordPolicy};
use kernel::AccountId;
use rest::{Problem, kinds};
use sea_orm::ActiveValue::Set;

/// A password that was accepted, hashed.
pub(crate) struct Fresh {
    pub hash: String,
}

/// The problem of a password that is too weak, at its place in the input.
pub(crate) fn check(
    password: &str,
    person: Person<'_>,
    policy: &PasswordPolicy,
    pointer: &str,
) -> Result<(), Problem> {
    let found = rules::weaknesses(password, person, policy);
    if found.is_empty() {
        return Ok(());
    }
    Err(found
        .into_iter()
        .fold(kinds::VALIDATION.problem(), |problem, weakness| name(problem, weakness, pointer)))
}

fn name(problem: Problem, weakness: Weakness, pointer: &str) -> Problem {
    let param = |name: &'static str, value: usize| [(name, value.to_string())];
    match weakness {
        Weakness::TooShort { min } => {
            problem.field_with(pointer, &problems::PASSWORD_TOO_SHORT, &param("min", min))
        }
        Weakness::TooLong => {
            problem.field_with(pointer, &problems::PASSWORD_TOO_LONG, &param("max", rules::MAX_LENGTH))
        }
        Weakness::TooFewClasses { min } => {
            problem.field_with(pointer, &problems::PASSWORD_TOO_SIMPLE, &param("min", min))
        }
        Weakness::Unprintable => problem.field(pointer, &kinds::CONTROL_CHARACTER),
        Weakness::ContainsName => problem.field(pointer, &problems::PASSWORD_CONTAINS_NAME),
        Weakness::Common => problem.field(pointer, &problems::PASSWORD_COMMON),
        Weakness::Reused { last } => {
            problem.field_with(pointer, &problems::PASSWORD_REUSED, &param("last", last))
        }
    }
}

/// Checks a normalised password against every rule, the history of the account included, and hashes it.
///
/// # Errors
/// 422 at `pointer` with everything that is wrong with it.
pub(crate) async fn accept(
    app: &App,
    desk: &Desk<'_>,
    account: &accounts::Account,
    password: &str,
    policy: &PasswordPolicy,
    pointer: &str,
) -> Result<Fresh, Problem> {
    let person = accounts::contact(desk.tx, account)?;
    check(password, person.as_person(), policy, pointer)?;
    let last = usize::from(policy.history);
    let mut earlier = store::last(desk.tx, account.id, last).await?;
    earlier.push(account.password_hash.clone());
    if app.hasher().is_one_of(password, earlier).await? {
        return Err(name(kinds::VALIDATION.problem(), Weakness::Reused { last }, pointer));
    }
    Ok(Fresh { hash: app.hasher().hash(password).await? })
}

/// Puts an accepted password in force: guesses are forgotten, every other session and every open reset ends.
pub(crate) async fn keep(
    desk: &Desk<'_>,
    account: &accounts::Account,
    fresh: Fresh,
    policy: &PasswordPolicy,
    spare: sessions::End,
) -> Result<(), Problem> {
    let change = accounts::Change {
        password_hash: Set(fresh.hash.clone()),
        password_changed_at: Set(desk.now),
        must_change_password: Set(false),
        failures: Set(0),
        failed_at: Set(None),
        locked_until: Set(None),
        ..Default::default()
    };
    accounts::change(desk, account, change).await?;
    remember(desk, account.id, &fresh.hash, policy).await?;
    sessions::end(desk.tx, account.id, spare, desk.now).await?;
    resets::close(desk.tx, account.id, desk.now).await?;
    Ok(())
}

/// Writes a hash into the history of an account.
pub(crate) async fn remember(
    desk: &Desk<'_>,
    account: AccountId,
    hash: &str,
    policy: &PasswordPolicy,
) -> Result<(), Problem> {
    Ok(store::remember(desk.tx, account, hash, usize::from(policy.history), desk.now).await?)
}
