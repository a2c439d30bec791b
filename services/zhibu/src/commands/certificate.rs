use crate::{
    app::{self, Kit, kit},
    cli::Certificate,
};
use anyhow::{Context, Result, bail};
use events::jobs::Shutdown;
use kernel::SystemClock;
use settings::Settings;
use std::{path::Path, sync::Arc};
use tenancy::portability::{Seal, SnapshotKind, SnapshotState, verify_certificate};
use tokio::{
    fs::File,
    io::{AsyncWriteExt as _, BufWriter},
};
use uuid::Uuid;

/// Certificates of deletion, and the key this deployment signs with.
pub async fn certificate(settings: &Settings, command: Certificate) -> Result<()> {
    let (_switch, shutdown) = Shutdown::switch();
    let kit = kit(settings.clone(), Arc::new(SystemClock), shutdown)?;
    match command {
        Certificate::Key => println!("{}", Seal::of(&kit.deployment)?.public_key()),
        Certificate::List => {
            for row in app::provisioner(&kit, None)?.certificates(None, 10_000).await? {
                let issued = row.issued_at.map_or_else(|| "being deleted".to_owned(), |at| at.to_string());
                println!("{}  {issued:32} {:24} {}", row.id, row.slug, row.name);
            }
        }
        Certificate::Show { id } => {
            let row = app::provisioner(&kit, None)?
                .certificate(id)
                .await
                .context("there is no such certificate")?;
            if row.issued_at.is_none() {
                bail!("the deletion is not finished");
            }
            println!("{}", row.body);
        }
        Certificate::Export { id, to } => last_export(&kit, id, &to).await?,
        Certificate::Verify { file, key: _ } => {
            let (by, own) = (signer_of(&file)?, Seal::of(&kit.deployment)?.public_key());
            let known = by == own || kit.settings.backups.trusted_keys.contains(&by);
            said(&by, known);
        }
    }
    Ok(())
}

/// Whoever has the key needs nothing else: no deployment, no settings.
pub fn against(file: &Path, key: &str) -> Result<()> {
    let by = signer_of(file)?;
    if key.trim() != by {
        bail!("nothing of it was changed, but it is signed by {by}");
    }
    said(&by, true);
    Ok(())
}

/// Whose signature is right under the certificate.
fn signer_of(file: &Path) -> Result<String> {
    let text = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    Ok(verify_certificate(&text)?.signature.public_key)
}

fn said(by: &str, known: bool) {
    let whose = if known { "known" } else { "unknown here" };
    println!("nothing of it was changed; signed by {by} ({whose})");
}

/// A half-written file never bears the name that was asked for.
async fn last_export(kit: &Kit, id: Uuid, to: &Path) -> Result<()> {
    let provisioner = app::provisioner(kit, None)?;
    let gone = provisioner.certificate(id).await.context("there is no such certificate")?;
    let kept = provisioner.snapshots(gone.tenant, &[SnapshotKind::Final], None, 100).await?;
    let last = kept.into_iter().find(|row| row.state == SnapshotState::Ready);
    let last = last.context("no export of it is kept here")?;
    let half = to.with_extension("half");
    let file = File::create(&half).await.with_context(|| format!("writing {}", half.display()))?;
    let mut file = BufWriter::new(file);
    let bytes = provisioner.unload(&*kit.depot, &last, &mut file).await?;
    file.flush().await?;
    file.into_inner().sync_all().await?;
    tokio::fs::rename(&half, to).await?;
    println!("{}: {bytes} bytes, kept here until {}", gone.slug, last.expires_at);
    Ok(())
}
