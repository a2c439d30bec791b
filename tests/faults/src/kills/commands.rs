//! The commands that are killed.

use super::{Command, state::expect};
use crate::site::Site;
use anyhow::Result;

pub(super) const ACTIVE: Option<&str> = Some("active");
pub(super) const SUSPENDED: Option<&str> = Some("suspended");
pub(super) const GONE: Option<&str> = None;

/// A new organisation is whole or not there; one that was promised is there.
pub(super) const CREATE: Command = Command {
    ready: |_, _| Box::pin(async { Ok(()) }),
    run: |site, slug| Box::pin(run(site, create(slug))),
    judge: |site, slug, done| {
        Box::pin(async move { expect(site, slug, if done { &[ACTIVE] } else { &[ACTIVE, GONE] }).await })
    },
};

/// One that is deleted is untouched or gone without a trace; one that was said to be gone is.
pub(super) const DROP: Command = Command {
    ready: |site, slug| Box::pin(async move { run(site, create(slug)).await.map(drop) }),
    run: |site, slug| Box::pin(run(site, words(&["tenant", "drop", slug, "--confirm", slug]))),
    judge: |site, slug, done| {
        Box::pin(async move { expect(site, slug, if done { &[GONE] } else { &[ACTIVE, GONE] }).await })
    },
};

pub(super) const SUSPEND: Command = Command {
    ready: |site, slug| Box::pin(async move { run(site, create(slug)).await.map(drop) }),
    run: |site, slug| Box::pin(run(site, words(&["tenant", "suspend", slug, "--reason", "欠费"]))),
    judge: |site, slug, done| {
        Box::pin(
            async move { expect(site, slug, if done { &[SUSPENDED] } else { &[ACTIVE, SUSPENDED] }).await },
        )
    },
};

/// Bringing up to date what is up to date may be broken off as well.
pub(super) const MIGRATE: Command = Command {
    ready: |_, _| Box::pin(async { Ok(()) }),
    run: |site, _| Box::pin(run(site, words(&["migrate"]))),
    judge: |_, _, _| Box::pin(async { Ok(Vec::new()) }),
};

pub(super) fn create(slug: &str) -> Vec<String> {
    let mail = format!("admin@{slug}.example");
    words(&["tenant", "create", slug, "--name", slug, "--kind", "community", "--email", &mail])
}

pub(super) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Runs to the end: what fails without being killed is no kill but an error.
pub(super) async fn run(site: &Site, words: Vec<String>) -> Result<bool> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    site.program().run(&words).await.map(|_| true)
}
