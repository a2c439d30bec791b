use super::problems;
use crate::{
    accounts,
    desk::Desk,
    lockout::Gate,
    passwords::{self, Confirmed},
    sessions,
    state::App,
    totp,
};
use rest::{Call, Problem};
use tenancy::audit::Entry;

/// Asks for the password again, and for the telephone where there is one, before the whole of an organisation's
/// data leaves. A wrong one is counted and written down: the transaction is to be committed with the answer.
pub(super) async fn step_up(
    app: &App,
    call: &Call,
    password: &str,
    code: Option<String>,
) -> Result<Confirmed, Problem> {
    let desk = Desk::of(call);
    let own = sessions::own(app, call).await?;
    let lockout = &own.policy.lockout;
    let confirmed = passwords::confirm(app, &desk, &own.account, password, lockout, "/password").await?;
    if matches!(confirmed, Confirmed::No(_)) || !own.account.totp_enabled() {
        return Ok(confirmed);
    }
    let code = code.ok_or_else(|| problems::CODE_NEEDED.at("/code"))?;
    let attempts = own.account.attempts();
    let Gate::Open(counted) = attempts.guess(lockout, desk.now) else {
        return Err(passwords::locked(attempts, desk.now));
    };
    let shown = totp::Shown::Code(code);
    if totp::accepts(&desk, &own.account, &shown).await? {
        return Ok(Confirmed::Yes);
    }
    accounts::set_attempts(call.tx(), own.account.id, counted).await?;
    let subject_id = Some(own.account.id.0);
    desk.audit(Entry {
        action: "session.code_refused",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    Ok(Confirmed::No(totp::problems::CODE_WRONG.at(shown.pointer())))
}
