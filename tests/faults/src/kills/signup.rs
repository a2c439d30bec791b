//! An organisation asks for a place: application, letter, confirmation, approval.

use super::{
    Asker,
    patience::{PAUSE, TRIES, post, until},
};
use crate::{
    chance::Chance,
    crew::{Ask, Person, letters_to},
};
use anyhow::{Context, Result, bail};
use futures_util::future::BoxFuture;
use serde_json::json;
use suites::Letter;

const SIGNUPS: &str = "/api/identity/signups";

/// Goes through it step by step, each until it is done; whoever was told "approved" has an organisation, and its
/// administrator a letter.
pub(super) fn ask(asker: Asker, _: Chance) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let platform = Person::at(asker.port, &format!("http://localhost:{}", asker.port))?;
        let slug = asker.mark.as_str();
        let mail = format!("contact@{slug}.example");
        let terms = until(&platform, &Ask::get(&format!("{SIGNUPS}/terms")), |_| true).await?;
        let body = json!({
            "kind": "enterprise", "name": format!("单位{slug}"), "slug": slug, "contact_name": "周明",
            "contact_email": mail, "terms_version": terms.json["version"], "terms_accepted": true,
        });
        // as a browser does it: sent again, it is the same application
        until(&platform, &Ask::post(SIGNUPS, slug, body), |_| true).await?;
        let token = letter(&asker, &mail, 1).await?.token().context("a letter without a link")?;
        let token = json!({ "token": token });
        until(&platform, &post(&format!("{SIGNUPS}/verify"), token.clone()), |_| true).await?;
        approve(&asker, slug).await?;
        let status = post(&format!("{SIGNUPS}/status"), token);
        until(&platform, &status, |said| said.json["state"] == "approved").await?;
        letter(&asker, &mail, 2).await.map(drop)
    })
}

/// Once the application is approved nobody finds it among the open ones any more.
async fn approve(asker: &Asker, slug: &str) -> Result<()> {
    let mut last = None;
    for _ in 0..20 {
        match asker.program.run(&["signup", "approve", slug]).await {
            Ok(_) => return Ok(()),
            Err(error) if error.to_string().contains("no open application") => return Ok(()),
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(last.context("approving")?)
}

/// The newest letter to an address, once there are so many.
async fn letter(asker: &Asker, to: &str, count: usize) -> Result<Letter> {
    for _ in 0..TRIES {
        let mut letters = letters_to(&asker.mail, to);
        if letters.len() >= count {
            return letters.pop().context("no letter");
        }
        tokio::time::sleep(PAUSE).await;
    }
    bail!("{} of {count} letters came to {to}", letters_to(&asker.mail, to).len())
}
