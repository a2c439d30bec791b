use super::{
    book::Login,
    cast::PASSWORD,
    client::Browser,
    code,
    letters::{self, Letter},
    page::Desk,
};
use anyhow::{Context, Result, bail};
use kernel::{Clock, SystemClock};
use serde_json::{Value, json};
use std::time::Duration;

const PATIENCE: u32 = 600;
const MOMENT: Duration = Duration::from_millis(100);

/// The invitation to this address, once it has come.
pub(super) async fn letter(desk: &Desk, to: &str) -> Result<Letter> {
    for _ in 0..PATIENCE {
        let found = letters::all(&desk.mail).unwrap_or_default().into_iter();
        if let Some(letter) =
            found.into_iter().find(|letter| letter.to.contains(to) && letter.token().is_some())
        {
            return Ok(letter);
        }
        tokio::time::sleep(MOMENT).await;
    }
    bail!("no letter came to {to}")
}

/// Somebody follows the mail: redeems the invitation, chooses a name and a password, and sets up a second
/// factor where the organisation asks for one.
pub(super) async fn arrive(
    desk: &Desk,
    browser: &Browser,
    mail: &str,
    role: &str,
    display_name: &str,
) -> Result<Login> {
    let letter = letter(desk, mail).await?;
    let token = letter.token().context("a letter without a link")?;
    let login = mail.split(['@', '.']).next().unwrap_or(role);
    let redeem = json!({ "token": token, "user_name": login, "password": PASSWORD });
    let answer = browser.post("/api/identity/invitations/redeem", &redeem).await?;
    let totp_secret = match answer["next"].as_str() {
        Some("enrol_totp") => Some(second_factor(browser).await?),
        Some("done") => None,
        other => bail!("{mail} was asked for {other:?} after the invitation"),
    };
    Ok(Login {
        role: role.to_owned(),
        display_name: display_name.to_owned(),
        login: login.to_owned(),
        password: PASSWORD.to_owned(),
        totp_secret,
        totp_code: None,
    })
}

async fn second_factor(browser: &Browser) -> Result<String> {
    let enrolment = browser.post("/api/identity/totp", &json!({})).await?;
    let secret = enrolment["secret"].as_str().context("no secret for the second factor")?.to_owned();
    let code = code::code(&secret, SystemClock.now())?;
    browser.post("/api/identity/totp/confirm", &json!({ "code": code })).await?;
    Ok(secret)
}

/// Asks again while another service has not heard yet of what was done a moment ago.
pub(super) async fn patiently(browser: &Browser, path: &str, body: &Value) -> Result<Value> {
    for _ in 0..100 {
        if let Ok(answer) = browser.post(path, body).await {
            return Ok(answer);
        }
        tokio::time::sleep(MOMENT).await;
    }
    browser.post(path, body).await
}
