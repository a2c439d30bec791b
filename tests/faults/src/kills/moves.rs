//! An operator brings the export of an organisation in parts, has it verified, and lets it in.

use super::{
    Command,
    commands::{ACTIVE, GONE},
    journeys::{PASSPHRASE, file, packed},
    patience::{post, until},
    state::expect,
};
use crate::{
    crew::{Ask, Body, Person, Said, missing, operator},
    site::Site,
};
use anyhow::{Context, Result, bail};
use kernel::Service;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    fs,
    sync::{Mutex, PoisonError},
};
use tokio::sync::OnceCell;

const MOVES: &str = "/api/identity/operator/moves";

/// What was acknowledged is there still and need not come again. It goes on where it was cut off, and brings the
/// organisation in once and whole; of a file the operator thought better of nothing stays.
pub(super) const MOVE_IN: Command = Command {
    ready: |site, slug| {
        Box::pin(async move {
            packed(site, slug).await?;
            Mover::of(site).await?.hear(Told::Nothing);
            Ok(())
        })
    },
    run: |site, slug| {
        Box::pin(async move {
            let (mover, bytes) = (Mover::of(site).await?, fs::read(file(site, slug))?);
            mover.think_better(slug, &bytes).await?;
            mover.let_in(slug, &bytes).await?;
            Ok(true)
        })
    },
    judge: |site, slug, done| {
        Box::pin(async move {
            let mover = Mover::of(site).await?;
            let mut breaches = expect(site, slug, if done { &[ACTIVE] } else { &[ACTIVE, GONE] }).await?;
            breaches.extend(mover.lost(slug).await?);
            end_leases(site, "identity.moves").await?;
            mover.forget_all(&unwanted(slug)).await?;
            let went_on = mover.let_in(slug, &fs::read(file(site, slug))?).await;
            breaches.extend(went_on.err().map(|error| format!("it does not go on: {error:#}")));
            breaches.extend(expect(site, slug, &[ACTIVE]).await?);
            breaches.extend(missing(site, slug).await);
            Ok(breaches)
        })
    },
};

/// The last thing that was acknowledged, or as far as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Nothing,
    /// The file nobody wants.
    Forgotten,
    /// So many parts.
    Here(u64),
    Verifying,
    Importing,
    Done,
}

impl Told {
    fn of(row: &Value) -> Self {
        match row["state"].as_str() {
            Some("receiving") => Self::Here(row["parts_here"].as_u64().unwrap_or_default()),
            Some("verifying" | "whole") => Self::Verifying,
            Some("importing") => Self::Importing,
            Some("done") => Self::Done,
            _ => Self::Nothing,
        }
    }
}

/// The operator, and what they were told. There is one for all rounds: a code of the telephone counts once.
struct Mover {
    person: Person,
    told: Mutex<Told>,
}

static MOVER: OnceCell<Mover> = OnceCell::const_new();

/// The one operator of all rounds.
pub(super) async fn mover(site: &Site) -> Result<&'static Person> {
    Ok(&Mover::of(site).await?.person)
}

impl Mover {
    async fn of(site: &Site) -> Result<&'static Self> {
        let made = MOVER.get_or_try_init(|| async move {
            let person = operator(site, "mover@platform.example").await?;
            anyhow::Ok(Self { person, told: Mutex::new(Told::Nothing) })
        });
        made.await
    }

    fn hear(&self, told: Told) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = told;
    }

    fn told(&self) -> Told {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins with a file, brings a part of it, and has it forgotten.
    async fn think_better(&self, slug: &str, bytes: &[u8]) -> Result<()> {
        let begun = self.begin(&unwanted(slug), bytes).await?;
        let part = bytes.chunks(length(&begun.json)?).next().context("an empty export")?;
        self.bring(&begun.id(), 1, part).await?;
        self.forget_all(&unwanted(slug)).await?;
        self.hear(Told::Forgotten);
        Ok(())
    }

    /// Goes on from wherever it is until the organisation is here.
    async fn let_in(&self, slug: &str, bytes: &[u8]) -> Result<()> {
        let known = self.lines(slug).await?.pop();
        let id = match known {
            Some(row) if row["state"] != "receiving" => id_of(&row)?,
            _ => self.brought(slug, bytes).await?,
        };
        let path = format!("{MOVES}/{id}");
        let look = Ask::get(&path);
        let verified = |said: &Said| said.json["state"] != "verifying";
        let row = until(&self.person, &look, verified).await?.json;
        if row["state"] == "whole" {
            let order = json!({ "passphrase": PASSPHRASE });
            until(&self.person, &post(&format!("{path}/import"), order), |_| true).await?;
            self.hear(Told::Importing);
        } else if Told::of(&row) < Told::Importing {
            bail!("it is {row}");
        }
        until(&self.person, &look, |said| said.json["state"] == "done").await?;
        self.hear(Told::Done);
        Ok(())
    }

    /// Brings what is not here yet and has the whole verified.
    async fn brought(&self, name: &str, bytes: &[u8]) -> Result<String> {
        let begun = self.begin(name, bytes).await?;
        let (id, here) = (begun.id(), begun.json["parts_here"].as_u64().context("how many parts are here")?);
        self.hear(Told::Here(here));
        for (number, part) in (1..).zip(bytes.chunks(length(&begun.json)?)) {
            if number > here {
                self.bring(&id, number, part).await?;
                self.hear(Told::Here(number));
            }
        }
        until(&self.person, &post(&format!("{MOVES}/{id}/verify"), json!({})), |_| true).await?;
        self.hear(Told::Verifying);
        Ok(id)
    }

    async fn begin(&self, name: &str, bytes: &[u8]) -> Result<Said> {
        let new = json!({ "file_name": name, "bytes": bytes.len(), "modified_at": "2026-06-18T08:00:00Z" });
        until(&self.person, &post(MOVES, new), |_| true).await
    }

    async fn bring(&self, id: &str, number: u64, part: &[u8]) -> Result<Said> {
        let (method, path) = (Method::PUT, format!("{MOVES}/{id}/parts/{number}"));
        let part = Body::Part(part.to_vec());
        until(&self.person, &Ask { method, path, body: part, key: None, if_match: None }, |_| true).await
    }

    async fn forget_all(&self, name: &str) -> Result<()> {
        for row in self.lines(name).await? {
            let (method, path) = (Method::DELETE, format!("{MOVES}/{}", id_of(&row)?));
            let forget = Ask { method, path, body: Body::Nothing, key: None, if_match: None };
            until(&self.person, &forget, |_| true).await?;
        }
        Ok(())
    }

    /// What the list has of a file.
    async fn lines(&self, name: &str) -> Result<Vec<Value>> {
        let list = until(&self.person, &Ask::get(&format!("{MOVES}?limit=200")), |_| true).await?;
        let rows = list.json["items"].as_array().context("no list")?;
        Ok(rows.iter().filter(|row| row["file_name"] == name).cloned().collect())
    }

    /// What was acknowledged and is not so any more, and what is there twice.
    async fn lost(&self, slug: &str) -> Result<Vec<String>> {
        let (told, mut lost) = (self.told(), Vec::new());
        if told >= Told::Forgotten && !self.lines(&unwanted(slug)).await?.is_empty() {
            lost.push("what was forgotten is in the list".to_owned());
        }
        let rows = self.lines(slug).await?;
        if rows.len() > 1 {
            lost.push(format!("{} moves of one file", rows.len()));
        }
        let is = rows.first().map_or(Told::Nothing, Told::of);
        if told > Told::Forgotten && is < told {
            lost.push(format!("{told:?} was acknowledged, and it is {is:?}: {rows:?}"));
        }
        Ok(lost)
    }
}

/// Whoever had the job is dead, and the queue learns it when the lease ends: that need not be waited for.
pub(super) async fn end_leases(site: &Site, queue: &str) -> Result<()> {
    let sql = "UPDATE platform.jobs SET lease_until = NULL WHERE queue = $1 AND state = 'queued'";
    sqlx::query(sql).bind(queue).execute(&mut site.database(Service::Identity).await?).await?;
    Ok(())
}

/// How a file is called that is not brought to its end.
fn unwanted(slug: &str) -> String {
    format!("{slug}-unwanted")
}

fn id_of(row: &Value) -> Result<String> {
    Ok(row["id"].as_str().context("a move without an id")?.to_owned())
}

/// Of every part but the last.
fn length(begun: &Value) -> Result<usize> {
    let length = begun["part_bytes"].as_u64().filter(|length| *length > 0);
    Ok(usize::try_from(length.context("how long a part is")?)?)
}
