//! The end of an organisation: shut, exported a last time, deleted, certified.

use super::port::{passphrase, write};
use crate::{
    app::{self, Kit},
    cli::Close,
};
use anyhow::{Context, Result, bail};
use std::path::Path;
use tenancy::{
    Directory, Entry, TenantState,
    portability::{self, Farewell},
    provision::Provisioner,
};

/// What its people read while the last export is written.
const SHUT_REASON: &str = "正在导出最后一份数据，随后注销。";
/// How often the last export is written anew where something was still under way when the door was shut.
const TRIES: u32 = 5;

/// Exports, deletes, certifies.
pub async fn close(kit: &Kit, options: &Close) -> Result<()> {
    if options.slug != options.confirm {
        bail!("--confirm must repeat the slug: everything {} has will be gone", options.slug);
    }
    let entry = super::tenant::find(kit, &options.slug).await?;
    let provisioner = app::provisioner(kit, None)?;
    let last = match (&options.to, &options.without_export) {
        (Some(to), _) => {
            let passphrase = passphrase(kit, options.passphrase_file.as_deref())?;
            let passphrase = passphrase
                .context("--passphrase-file: without its keys the last export could not be read")?;
            Some(Box::pin(last_export(kit, &provisioner, &entry, to, &passphrase)).await?)
        }
        (None, Some(_)) => None,
        (None, None) => bail!("--to says where the last export goes; --without-export REASON does without"),
    };
    let farewell =
        Farewell { export: last.as_deref(), kept_until: None, without: options.without_export.as_deref() };
    provisioner.prepare_certificate(&entry, &farewell).await?;
    provisioner.drop_tenant(entry.tenant.id).await?;
    let mut certificates = provisioner.certificates(None, 200).await?.into_iter();
    let own = certificates.find(|row| row.tenant == entry.tenant.id).context("the certificate")?;
    if let Some(path) = &options.certificate {
        std::fs::write(path, &own.body).with_context(|| format!("writing {}", path.display()))?;
    }
    println!("{} and everything it had is gone; certificate {}", entry.name, own.id);
    Ok(())
}

/// Written behind a shut door: what is acknowledged meanwhile would be deleted, and not be in it. Gives its hash.
async fn last_export(
    kit: &Kit,
    provisioner: &Provisioner,
    entry: &Entry,
    to: &Path,
    passphrase: &str,
) -> Result<String> {
    let ours = shut(kit, provisioner, entry).await?;
    match Box::pin(complete(kit, provisioner, entry, to, passphrase)).await {
        Err(error) if ours => {
            match provisioner.resume(entry.tenant.id).await {
                Ok(()) => Err(error),
                Err(stays) => Err(error
                    .context(format!("it stays suspended ({stays}): zhibu tenant resume {}", entry.slug))),
            }
        }
        done => done,
    }
}

/// Whether the door is to be opened again where the export fails: not if somebody else had shut it.
async fn shut(kit: &Kit, provisioner: &Provisioner, entry: &Entry) -> Result<bool> {
    // by a run that was broken off
    let left = entry.suspended_reason.as_deref() == Some(SHUT_REASON);
    let ours = match entry.state {
        TenantState::Suspended => left,
        TenantState::Closing => false,
        TenantState::Active | TenantState::Creating => true,
    };
    if ours {
        let shut = provisioner.suspend(entry.tenant.id, SHUT_REASON).await;
        shut.with_context(|| format!("shutting {} (zhibu tenant resume opens it)", entry.slug))?;
        if kit.redis.is_none() {
            // nobody tells the others, and what they remember lets people in
            tokio::time::sleep(Directory::LIFE).await;
        }
    }
    Ok(ours)
}

/// An export that can be read back and has everything that was written before the door was shut.
async fn complete(
    kit: &Kit,
    provisioner: &Provisioner,
    entry: &Entry,
    to: &Path,
    passphrase: &str,
) -> Result<String> {
    for _ in 0..TRIES {
        let (written, file) = write(kit, entry, to, Some(passphrase)).await?;
        portability::verify(file.as_path()).await.context("the last export cannot be read back")?;
        if provisioner.is_latest(entry, &written.manifest).await? {
            return Ok(written.sha256);
        }
    }
    bail!("something goes on writing into {}, and no export of it would be the last", entry.slug)
}
