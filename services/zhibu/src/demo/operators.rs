use super::{book::Login, cast::PASSWORD, client::Browser, code, page::Desk, people};
use crate::App;
use anyhow::{Context, Result};
use kernel::{Clock, Locale, SHANGHAI, Service, SystemClock, business_date};
use serde_json::json;
use time::{Duration, format_description::well_known::Rfc3339};

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
    announce(&browser).await?;
    Ok(Login {
        role: "operator".to_owned(),
        display_name: "平台运营".to_owned(),
        login: MAIL.to_owned(),
        password: PASSWORD.to_owned(),
        totp_secret: Some(secret),
        totp_code: None,
    })
}

/// The platform is going to be out of order for an hour of a night; organisations are told when the day has come.
async fn announce(operator: &Browser) -> Result<()> {
    let day = business_date(SystemClock.now(), SHANGHAI) + Duration::days(10);
    let begins = day.with_hms(8, 0, 0)?.assume_offset(SHANGHAI);
    let announcement = json!({
        "severity": "info", "starts_at": begins.format(&Rfc3339)?,
        "ends_at": (begins + Duration::hours(15)).format(&Rfc3339)?,
        "title_zh": "今晚例行维护", "title_en": "Maintenance tonight",
        "text_zh": "今晚 22:00 至 23:00 平台例行维护，期间暂停访问，请提前保存正在填写的内容。",
        "text_en": "Tonight from 22:00 to 23:00 the platform is out of order. Please save what you are writing before.",
    });
    operator.post("/api/identity/operator/announcements", &announcement).await.map(drop)
}
