use super::{rules, store};
use crate::{
    accounts::{self, Account},
    desk::Desk,
    handles,
    mails::Recipient,
    sessions::Entrance,
    state::App,
    tokens::{self, Door},
};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use kernel::ResetId;
use rest::{Answer, Json, Problem, check::Check};
use serde::Deserialize;
use std::time::Duration;
use tenancy::audit::Entry;
use tokio::time::Instant;
use utoipa::ToSchema;

/// Answers come no sooner, so that their time tells nothing of what was found.
const PACE: Duration = Duration::from_millis(150);

/// Whose password was forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordResetRequest)]
pub struct Forgotten {
    /// Phone number, e-mail address or user name.
    login: String,
}

/// Ask for a letter to set a new password
///
/// The answer is the same whether there is such an account or not.
#[utoipa::path(post, path = "/password-resets", tag = "passwords", operation_id = "request_password_reset",
    security(()), request_body = Forgotten,
    responses((status = 202, description = "If there is such an account, a letter is on its way")))]
pub async fn request(State(app): State<App>, entrance: Entrance, Json(input): Json<Forgotten>) -> Answer {
    Check::new().line("/login", &input.login, 1..=254).finish()?;
    let answer_at = Instant::now() + PACE;
    let done = send(&app, &entrance, &input.login).await;
    tokio::time::sleep_until(answer_at).await;
    done.map(|()| StatusCode::ACCEPTED.into_response())
}

async fn send(app: &App, entrance: &Entrance, login: &str) -> Result<(), Problem> {
    let tx = entrance.begin().await?;
    // its row is held, so that a crowd that asks at once is counted like one after the other
    let Some(account) = accounts::locked_by_handle(&tx, &handles::read(login)).await? else { return Ok(()) };
    let asked = store::since(&tx, account.id, entrance.now - rules::WINDOW).await?;
    let Some(address) = accounts::contact(&tx, &account)?.email else { return Ok(()) };
    if !account.is_active() || asked >= rules::MOST {
        return Ok(());
    }
    let desk = Desk { tx: &tx, who: tenancy::Who::from(&entrance.claims), now: entrance.now };
    write(app, entrance, &desk, &account, &address).await?;
    tx.commit().await?;
    Ok(())
}

async fn write(
    app: &App,
    entrance: &Entrance,
    desk: &Desk<'_>,
    account: &Account,
    address: &str,
) -> Result<(), Problem> {
    let token = tokens::mailed(Door::Reset, Some(desk.tx.tenant().id))?;
    let row = store::reset::Model {
        id: ResetId::new(),
        account_id: account.id,
        token_hash: tokens::hash(&token),
        created_at: desk.now,
        expires_at: desk.now + rules::LIFE,
        used_at: None,
    };
    store::insert(desk.tx, row).await?;
    let sender = app.sender(desk.tx, &entrance.claims).await?;
    let to = Recipient { address, name: &account.display_name, locale: account.locale() };
    app.mailer().password_reset(desk.tx, to, &sender, &token).await?;
    let subject_id = Some(account.id.0);
    let entry = Entry { action: "account.reset_asked", subject: "account", subject_id, ..Default::default() };
    Ok(desk.audit(entry).await?)
}
