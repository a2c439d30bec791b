use super::{
    Begun, Entrance, Next, begin,
    entrance::address,
    problems,
    replace::replace,
    shut::{only_admins, shut},
};
use crate::{
    accounts,
    desk::Desk,
    handles::{self, Handle},
    lockout::{Attempts, Gate},
    passwords::{self, HashError},
    state::App,
    tenant_settings::{self, Policy},
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::AccountId;
use rest::{Answer, Json, Problem, check::Check};
use serde::{Deserialize, Serialize};
use tenancy::{Who, audit::Entry};
use utoipa::ToSchema;

/// Who wants in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Phone number, e-mail address or user name.
    login: String,
    #[schema(format = Password)]
    password: String,
}

/// The step that comes next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SignInStep)]
pub struct Step {
    pub next: Next,
}

/// Log in with a password
///
/// The answer to a wrong password, an unknown name, a locked and a disabled account is the same. Where the organisation
/// is suspended or being closed, its administrators alone come in.
#[utoipa::path(post, path = "/sessions", tag = "sessions", operation_id = "sign_in", security(()),
    request_body = SignIn,
    responses((status = 200, description = "In, or one step further", body = Step,
        headers(("set-cookie" = String, description = "The session")))))]
pub async fn sign_in(State(app): State<App>, entrance: Entrance, Json(input): Json<SignIn>) -> Answer {
    let mut check = Check::new();
    check.line("/login", &input.login, 1..=254).line("/password", &input.password, 1..=1024).finish()?;
    let shut = shut(app.entry(&entrance.claims).await?.state);
    let password = passwords::normalise(&input.password);
    let claim = claim(&app, &entrance, &handles::read(&input.login)).await?;
    let judged = match judge(&app, &claim, &password).await {
        Ok(judged) => judged,
        Err(error) => return unchecked(&entrance, &claim, error).await,
    };
    let Claim { known: Some(known), .. } = claim else { return refuse(&entrance, claim).await };
    let Some(Right { stronger }) = judged else {
        return refuse(&entrance, Claim { known: Some(known), why: "password" }).await;
    };
    if let Some(kind) = shut {
        only_admins(&entrance, known.id, kind).await?;
    }
    let Begun { next, cookie } = admit(&app, &entrance, &known, stronger).await?;
    Ok((StatusCode::OK, cookie, Body(Step { next })).into_response())
}

/// Whom a name belongs to, and the hash that is to be checked: none where nobody may come in by it.
struct Claim {
    known: Option<Known>,
    why: &'static str,
}

struct Known {
    id: AccountId,
    hash: String,
    /// This guess was the last one before the account closes.
    last: bool,
}

impl Claim {
    fn hash(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.hash.as_str())
    }
}

/// Finds the account and counts the guess, before it is checked; see [`crate::lockout`].
async fn claim(app: &App, entrance: &Entrance, handle: &Handle) -> Result<Claim, Problem> {
    let tx = entrance.begin().await?;
    let policy: Policy = tenant_settings::policy(app, &tx).await?;
    let nobody = |why| Ok(Claim { known: None, why });
    let Some(account) = accounts::locked_by_handle(&tx, handle).await? else {
        // the same write as for an account there is, so that the answer takes as long
        accounts::set_attempts(&tx, AccountId(uuid::Uuid::nil()), Attempts::default()).await?;
        tx.commit().await?;
        return nobody("unknown");
    };
    let gate = account.attempts().guess(&policy.lockout, entrance.now);
    let kept = match gate {
        Gate::Open(counted) if account.is_active() => counted,
        _ => account.attempts(),
    };
    accounts::set_attempts(&tx, account.id, kept).await?;
    tx.commit().await?;
    match gate {
        _ if !account.is_active() => nobody("disabled"),
        Gate::Locked => nobody("locked"),
        Gate::Open(counted) => {
            let last = counted.locked_until.is_some();
            Ok(Claim { known: Some(Known { id: account.id, hash: account.password_hash, last }), why: "" })
        }
    }
}

/// A password that is right.
struct Right {
    /// Its hash by today's parameters, where the stored one was made with others.
    stronger: Option<String>,
}

/// Checks the password, and hashes it anew where that is due: whatever there is to be computed.
async fn judge(app: &App, claim: &Claim, password: &str) -> Result<Option<Right>, HashError> {
    let right = app.hasher().verify(password, claim.hash()).await?;
    let Some(stored) = claim.hash().filter(|_| right) else { return Ok(None) };
    let outdated = app.hasher().is_outdated(stored);
    let stronger = if outdated { Some(app.hasher().hash(password).await?) } else { None };
    Ok(Some(Right { stronger }))
}

/// Takes back the guess of a password that could not be checked: it was neither right nor wrong. For an account
/// there is none of the same is read and written, so that the answer takes as long.
async fn unchecked(entrance: &Entrance, claim: &Claim, error: HashError) -> Answer {
    let tx = entrance.begin().await?;
    let id = claim.known.as_ref().map_or(AccountId(uuid::Uuid::nil()), |known| known.id);
    let attempts = accounts::locked(&tx, id).await?.map(|account| account.attempts().forgive());
    accounts::set_attempts(&tx, id, attempts.unwrap_or_default()).await?;
    tx.commit().await?;
    Err(error.into())
}

/// Writes the refusal down, whoever it was; the audit log is the organisation's own, so it may know more than
/// the one who is refused.
async fn refuse(entrance: &Entrance, claim: Claim) -> Answer {
    let tx = entrance.begin().await?;
    let desk = Desk { tx: &tx, who: Who::from(&entrance.claims), now: entrance.now };
    let subject_id = claim.known.as_ref().map(|known| known.id.0);
    let new = Some(serde_json::json!({
        "reason": claim.why,
        "address": address(&entrance.claims),
        "locked": claim.known.as_ref().is_some_and(|known| known.last),
    }));
    desk.audit(Entry {
        action: "session.refused",
        subject: "account",
        subject_id,
        new,
        ..Default::default()
    })
    .await?;
    tx.commit().await?;
    Err(problems::LOGIN_REFUSED.problem())
}

async fn admit(
    app: &App,
    entrance: &Entrance,
    known: &Known,
    stronger: Option<String>,
) -> Result<Begun, Problem> {
    let tx = entrance.begin().await?;
    let id = known.id;
    let desk = Desk::of_account(&tx, id, entrance.request_id(), entrance.now);
    // it may have been disabled, or its password changed, while the hash was computed
    let found = accounts::locked(&tx, id).await?;
    let account = found.filter(|account| account.is_active() && account.password_hash == known.hash);
    let Some(account) = account else { return Err(problems::LOGIN_REFUSED.problem()) };
    if let Some(session) = entrance.claims.session
        && let Some(before) = entrance.account()
    {
        replace(&tx, entrance, before, session).await?;
    }
    let policy = tenant_settings::policy(app, &tx).await?;
    let attempts = account.attempts();
    let begun = begin(app, &desk, &entrance.claims, account, policy).await?;
    // while the second factor is due, the right password takes back its own guess and no other
    let after = if begun.next == Next::Totp { attempts.forgive() } else { Attempts::default() };
    accounts::set_attempts(&tx, id, after).await?;
    if begun.next == Next::Done {
        accounts::set_last_login(&tx, id, entrance.now).await?;
    }
    if let Some(hash) = stronger {
        accounts::strengthen(&tx, id, hash).await?;
    }
    tx.commit().await?;
    Ok(begun)
}
