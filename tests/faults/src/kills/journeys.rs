//! Organisations on their way out, in, and back.

use super::{
    Command,
    commands::{ACTIVE, GONE, SUSPENDED, run, words},
    state::expect,
};
use crate::{
    crew::{PAPERS, furnish, missing},
    site::Site,
};
use anyhow::{Result, bail};
use kernel::Service;
use serde_json::json;
use sqlx::Row as _;
use std::{fs, path::PathBuf, time::Duration};

/// The organisation that is set back, again and again.
pub(super) const KEPT: &str = "kept";
/// Of all exports.
pub(super) const PASSPHRASE: &str = "一句足够长的口令-2026";

/// A file that bears the name that was asked for is whole, whenever the export was killed.
pub(super) const EXPORT: Command = Command {
    ready: |site, slug| Box::pin(async move { furnish(site, slug).await.map(drop) }),
    run: |site, slug| Box::pin(run(site, export(site, slug))),
    judge: |site, slug, done| {
        Box::pin(async move {
            let mut breaches = whole(site, slug, done).await;
            breaches.extend(expect(site, slug, &[ACTIVE]).await?);
            breaches.extend(missing(site, slug).await);
            Ok(breaches)
        })
    },
};

/// One that comes in is whole or not there; a second attempt brings it in.
pub(super) const IMPORT: Command = Command {
    ready: |site, slug| Box::pin(packed(site, slug)),
    run: |site, slug| Box::pin(run(site, import(site, slug))),
    judge: |site, slug, done| {
        Box::pin(async move {
            let mut breaches = expect(site, slug, if done { &[ACTIVE] } else { &[ACTIVE, GONE] }).await?;
            if expect(site, slug, &[GONE]).await?.is_empty() {
                run(site, import(site, slug)).await?;
                breaches.extend(expect(site, slug, &[ACTIVE]).await?);
            }
            breaches.extend(missing(site, slug).await);
            Ok(breaches)
        })
    },
};

/// One that is closed is whole and at most shut, or gone with a certificate; its last export is whole.
pub(super) const CLOSE: Command = Command {
    ready: |site, slug| Box::pin(async move { furnish(site, slug).await.map(drop) }),
    run: |site, slug| Box::pin(run(site, close(site, slug))),
    judge: |site, slug, done| {
        Box::pin(async move {
            let may: &[Option<&str>] = if done { &[GONE] } else { &[ACTIVE, SUSPENDED, GONE] };
            let mut breaches = expect(site, slug, may).await?;
            let gone = expect(site, slug, &[GONE]).await?.is_empty();
            if expect(site, slug, &[SUSPENDED]).await?.is_empty() {
                run(site, words(&["tenant", "resume", slug])).await?;
            }
            breaches.extend(whole(site, slug, gone).await);
            breaches.extend(missing(site, slug).await);
            if done {
                let certificate = text(certificate(site, slug));
                let verified = site.program().run(&["certificate", "verify", &certificate]).await;
                breaches.extend(verified.err().map(|error| format!("{error:#}")));
            }
            Ok(breaches)
        })
    },
};

/// One that is set back is in use before, during and after; what lies beside can be cleared away.
pub(super) const RESTORE: Command = Command {
    ready: |_, _| Box::pin(async { Ok(()) }),
    run: |site, _| {
        Box::pin(run(site, words(&["tenant", "restore", KEPT, "--at", "0m", "--reason", "演练", "--swap"])))
    },
    judge: |site, _, _| {
        Box::pin(async move {
            // nothing lies beside where it was cut off early
            let _ = site.program().run(&["tenant", "restore", KEPT, "--discard"]).await;
            let mut breaches = expect(site, KEPT, &[ACTIVE]).await?;
            breaches.extend(missing(site, KEPT).await);
            Ok(breaches)
        })
    },
};

/// An organisation that nothing is left of but its export.
pub(super) async fn packed(site: &Site, slug: &str) -> Result<()> {
    furnish(site, slug).await?;
    run(site, export(site, slug)).await?;
    run(site, words(&["tenant", "drop", slug, "--confirm", slug])).await.map(drop)
}

/// Makes the organisation that is set back and waits for a moment it can be set back to with all that it has.
pub(super) async fn await_snapshot(site: &Site) -> Result<()> {
    let kept = furnish(site, KEPT).await?;
    let mut database = site.database(Service::Identity).await?;
    let now: String = sqlx::query("SELECT now()::text").fetch_one(&mut database).await?.try_get(0)?;
    // what has not moved since its last snapshot gets no other one, and the last may have begun halfway
    kept.admin
        .post("/api/records/units", json!({"name": "又一党支部", "kind": "branch", "parent_id": kept.root}))
        .await?;
    for _ in 0..200 {
        let ready = sqlx::query(READY).bind(KEPT).bind(now.as_str()).fetch_one(&mut database).await?;
        if ready.try_get::<i64, _>(0)? > 0 {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    bail!("no snapshot of {KEPT} was taken: {}", site.program().run(&["tenant", "backups", KEPT]).await?)
}

const READY: &str = "SELECT count(*) FROM platform.snapshots s JOIN platform.organisations o ON o.id = s.tenant_id \
     WHERE o.slug = $1 AND s.state = 'ready' AND s.taken_at > $2::text::timestamptz";

fn export(site: &Site, slug: &str) -> Vec<String> {
    let (file, passphrase) = (text(file(site, slug)), passphrase(site));
    words(&["tenant", "export", slug, "--to", &file, "--passphrase-file", &passphrase])
}

fn import(site: &Site, slug: &str) -> Vec<String> {
    words(&["tenant", "import", &text(file(site, slug)), "--passphrase-file", &passphrase(site)])
}

fn close(site: &Site, slug: &str) -> Vec<String> {
    let (file, certificate) = (text(file(site, slug)), text(certificate(site, slug)));
    let mut close = words(&["tenant", "close", slug, "--confirm", slug, "--to", &file]);
    close.extend(words(&["--certificate", &certificate, "--passphrase-file", &passphrase(site)]));
    close
}

/// What is wrong with what an organisation that is gone has left here: a certificate, and its last export.
pub(super) async fn passed_on(site: &Site, slug: &str) -> Vec<String> {
    let listed = match site.program().run(&["certificate", "list"]).await {
        Ok(listed) => listed,
        Err(error) => return vec![format!("{error:#}")],
    };
    let mut lines = listed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let Some(id) = lines.find(|words| words.contains(&slug)).and_then(|words| words.first().copied()) else {
        return vec![format!("{slug} is gone without a certificate")];
    };
    let to = text(file(site, slug));
    match site.program().run(&["certificate", "export", id, "--to", &to]).await {
        Ok(_) => whole(site, slug, true).await,
        Err(error) => vec![format!("{error:#}")],
    }
}

/// What is wrong with the file of an export; there must be one where it was promised.
async fn whole(site: &Site, slug: &str, promised: bool) -> Vec<String> {
    let file = file(site, slug);
    if !file.exists() {
        return if promised { vec![format!("{} is not there", file.display())] } else { Vec::new() };
    }
    match site.program().run(&["tenant", "verify", &text(file)]).await {
        Ok(said) if said.contains(&format!(", {PAPERS} documents")) => Vec::new(),
        Ok(said) => vec![format!("not {PAPERS} documents: {said}")],
        Err(error) => vec![format!("{error:#}")],
    }
}

/// Where its export lies.
pub(super) fn file(site: &Site, slug: &str) -> PathBuf {
    site.place.folder.join(format!("{slug}.zhibu.tar"))
}

fn certificate(site: &Site, slug: &str) -> PathBuf {
    site.place.folder.join(format!("{slug}.certificate"))
}

/// A file with the passphrase of all exports.
fn passphrase(site: &Site) -> String {
    let file = site.place.folder.join("passphrase");
    // what cannot be written cannot be read either, and that is told
    let _ = fs::write(&file, PASSPHRASE);
    text(file)
}

fn text(path: PathBuf) -> String {
    path.display().to_string()
}
