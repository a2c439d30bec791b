use super::{book::Login, cast::PASSWORD, client::Browser, code, page::Desk, people};
use crate::App;
use anyhow::{Context, Result};
use kernel::{Clock, Locale, Service, SystemClock};
use serde_json::json;

const MAIL: &str = "operator@demo.example";

/// Invites the platform's operator, who follows the mail.
pub(super) async fn invite(app: &App, desk: &Desk) -> Result<Login> {
    let identity = crate::app::identity_app(app.kit())?;
    identity::operators::invite(&identity, MAIL, "平台运营", Locale::Zh).await?;
    app.kit().waker.wake(Service::Identity);
    let letter = people::letter(desk, MAIL).await?;
    let token = letter.token().context("a letter without a link")?;
    let browser = Browser::at(app.address(), &app.url(None))?;
    let enrolment =
        browser.post("/api/identity/operator/invitations/totp", &json!({ "token": token })).await?;
    let secret = enrolment["secret"].as_str().context("no secret for the second factor")?.to_owned();
    let code = code::code(&secret, SystemClock.now())?;
    let redeem = json!({ "token": token, "password": PASSWORD, "code": code });
    browser.post("/api/identity/operator/invitations/redeem", &redeem).await?;
    Ok(Login {
        role: "operator".to_owned(),
        display_name: "平台运营".to_owned(),
        login: MAIL.to_owned(),
        password: PASSWORD.to_owned(),
        totp_secret: Some(secret),
        totp_code: None,
    })
}
