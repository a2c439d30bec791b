use super::Person;
use crate::site::Site;
use anyhow::{Context, Result, bail};
use embedded::SmtpSink;
use kernel::{Clock, SystemClock};
use serde_json::json;
use std::time::Duration;
use suites::{Letter, PASSWORD, code};

/// All letters to an address.
pub fn letters_to(mail: &SmtpSink, to: &str) -> Vec<Letter> {
    let all = mail.letters().into_iter();
    let mine = all.filter(|letter| letter.to.iter().any(|address| address == to));
    mine.map(|letter| Letter { to: letter.to, raw: letter.data }).collect()
}

/// Somebody follows the letter: redeems the invitation, and sets up a second factor where one is asked for. Gives its
/// secret.
///
/// # Errors
/// When no letter comes or a step fails.
pub async fn arrive(site: &Site, person: &Person, mail: &str, name: &str) -> Result<Option<String>> {
    let token = token(site, mail).await?;
    let redeem = json!({"token": token, "user_name": name, "password": PASSWORD});
    let answer = person.post("/api/identity/invitations/redeem", redeem).await?;
    if answer["next"] == "enrol_totp" {
        let enrolment = person.post("/api/identity/totp", json!({})).await?;
        let secret = enrolment["secret"].as_str().context("no secret")?;
        let code = code(secret, SystemClock.now().unix_timestamp(), 0);
        person.post("/api/identity/totp/confirm", json!({"code": code})).await?;
        return Ok(Some(secret.to_owned()));
    }
    Ok(None)
}

/// An operator of the platform, both factors set up.
///
/// # Errors
/// When no letter comes or a step fails.
pub async fn operator(site: &Site, mail: &str) -> Result<Person> {
    site.program().run(&["operator", "create", mail, "--name", "平台运营"]).await?;
    let token = token(site, mail).await?;
    let person = Person::at(site.port(), &site.url(None))?;
    let path = "/api/identity/operator/invitations";
    let enrolment = person.post(&format!("{path}/totp"), json!({"token": token})).await?;
    let secret = enrolment["secret"].as_str().context("no secret")?;
    let code = code(secret, SystemClock.now().unix_timestamp(), 0);
    let redeem = json!({"token": token, "password": PASSWORD, "code": code});
    person.post(&format!("{path}/redeem"), redeem).await?;
    Ok(person)
}

async fn token(site: &Site, mail: &str) -> Result<String> {
    for _ in 0..300 {
        if let Some(token) = letters_to(&site.servers.mail, mail).last().and_then(Letter::token) {
            return Ok(token);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("no letter came to {mail}")
}
