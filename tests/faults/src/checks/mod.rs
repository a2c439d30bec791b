//! What has to be true after every fault, and when everything has come to rest.

mod again;
mod documents;
mod events;
mod letters;
pub mod orphans;
mod owners;
mod rest;
mod writes;

use crate::{
    crew::Office,
    ledger::{Ledger, What},
    site::Site,
};
use anyhow::Result;
use std::sync::Arc;

/// Looks at everything; breaches go into the ledger. Of the `expected` writes some must have been acknowledged, as of
/// all that were tried.
///
/// # Errors
/// When something cannot be looked at.
pub async fn all(site: &Site, offices: &[Arc<Office>], ledger: &Ledger, expected: &[What]) -> Result<()> {
    again::ask(offices, ledger).await;
    rest::come(site, offices, ledger).await?;
    writes::each_once(site, offices, ledger, expected).await?;
    documents::come_back(site, offices, ledger).await;
    letters::each_once(site, offices, ledger).await?;
    events::follow(site, offices, ledger).await?;
    for breach in orphans::find(site).await? {
        ledger.breach(breach);
    }
    match site.program().run(&["audit", "verify"]).await {
        Ok(said) => println!("  audit: {}", said.trim()),
        Err(error) => ledger.breach(format!("{error:#}")),
    }
    log(site, ledger);
    Ok(())
}

/// Looks, after a fault and while everybody goes on, for what must be true at any time: no acknowledged write is lost or
/// there twice, no organisation is half there, and nothing is nobody's. Gives how many writes were acknowledged.
///
/// # Errors
/// When something cannot be looked at.
pub async fn after_a_fault(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<usize> {
    let acknowledged = writes::until_now(site, offices, ledger).await?;
    for breach in orphans::find(site).await? {
        ledger.breach_once(breach);
    }
    Ok(acknowledged)
}

/// A panic is a bug, even where nobody saw it.
fn log(site: &Site, ledger: &Ledger) {
    let said = site.product.said();
    for line in said.lines().filter(|line| line.contains("panicked") || line.contains("panic: ")) {
        ledger.breach(format!("the log says: {}", line.chars().take(300).collect::<String>()));
    }
}
