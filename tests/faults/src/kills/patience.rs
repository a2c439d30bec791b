//! Asked again until it is done.

use crate::crew::{Ask, Person, Reply, Said};
use anyhow::{Result, bail};
use serde_json::Value;
use std::time::Duration;

pub(super) const TRIES: u32 = 300;
pub(super) const PAUSE: Duration = Duration::from_millis(150);

pub(super) fn post(path: &str, body: Value) -> Ask {
    Ask { key: None, ..Ask::post(path, "", body) }
}

pub(super) async fn until(person: &Person, ask: &Ask, fits: impl Fn(&Said) -> bool) -> Result<Said> {
    let mut last = None;
    for _ in 0..TRIES {
        match person.ask(ask).await {
            Reply::Said(said) if said.is_yes() && fits(&said) => return Ok(said),
            other => last = Some(other),
        }
        tokio::time::sleep(PAUSE).await;
    }
    bail!("{} {}: {last:?}", ask.method, ask.path)
}
