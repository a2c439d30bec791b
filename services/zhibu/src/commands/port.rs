use crate::{
    app::{self, Kit},
    cli::{Export, Import, Restore},
};
use anyhow::{Context, Result, bail};
use kernel::Service;
use std::{
    io::Read as _,
    path::{Path, PathBuf},
};
use tenancy::{
    Entry, TenantScope, Who, audit,
    portability::{
        self, Arrival, BACKUPS, Back, Opening, Porting, Progress, Signatory, TarSink, Verified, Written,
    },
    provision::Provisioner,
};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};
use tokio::{fs::File, io::BufWriter};
use uuid::Uuid;

/// Writes an organisation into a file. A half-written file never bears the name that was asked for.
pub async fn export(kit: &Kit, options: &Export) -> Result<()> {
    let entry = super::tenant::find(kit, &options.slug).await?;
    let passphrase = passphrase(kit, options.passphrase_file.as_deref())?;
    let (written, _) = write(kit, &entry, &options.to, passphrase.as_deref()).await?;
    note(kit, &entry, &written).await?;
    let manifest = &written.manifest;
    println!("{} rows, {} documents, {} bytes", manifest.rows(), manifest.documents.count, manifest.bytes());
    println!("contents page {}", written.sha256);
    if passphrase.is_none() {
        println!("without --passphrase-file: it carries no keys, and cannot be brought in anywhere");
    }
    Ok(())
}

/// Gives what was written, and where.
pub(super) async fn write(
    kit: &Kit,
    entry: &Entry,
    to: &Path,
    passphrase: Option<&str>,
) -> Result<(Written, PathBuf)> {
    let provisioner = app::provisioner(kit, None)?;
    let to = if to.is_dir() { to.join(format!("{}.zhibu.tar", entry.slug)) } else { to.to_owned() };
    let keys = match passphrase {
        Some(passphrase) => Some(provisioner.envelope(entry, passphrase).await?),
        None => None,
    };
    let half = to.with_extension("half");
    let file = File::create(&half).await.with_context(|| format!("writing {}", half.display()))?;
    let mut sink = TarSink::new(BufWriter::new(file));
    let bar = super::step("exporting");
    let tell = |progress: Progress| bar.set_message(format!("{} · {}", progress.at, progress.rows));
    let written = provisioner.export(&kit.store, entry, keys.as_ref(), &mut sink, &tell).await;
    bar.finish_and_clear();
    if written.is_err() {
        tokio::fs::remove_file(&half).await?;
    }
    let written = written?;
    sink.into_inner().into_inner().sync_all().await?;
    tokio::fs::rename(&half, &to).await?;
    Ok((written, to))
}

/// The organisation can see that it was exported.
async fn note(kit: &Kit, entry: &Entry, written: &Written) -> Result<()> {
    let system = kit.deployment.system_scope(Service::Identity);
    let Some(scope): Option<TenantScope> = system.enter(&entry.tenant.key).await? else { return Ok(()) };
    let tx = kit.deployment.tenant_db(Service::Identity).begin(&scope).await?;
    let new = serde_json::json!({ "sha256": written.sha256, "keys": written.manifest.keys.is_some() });
    let noted = audit::Entry {
        action: "tenant.exported",
        subject: "tenant",
        subject_id: Some(entry.tenant.id.0),
        new: Some(new),
        ..audit::Entry::default()
    };
    audit::append(&tx, &Who::system(), noted, kit.clock.now()).await?;
    Ok(tx.commit().await?)
}

pub async fn verify(kit: &Kit, file: &Path) -> Result<()> {
    let verified = portability::verify(file).await?;
    let provisioner = app::provisioner(kit, None)?;
    let whose = match provisioner.signer(&verified.signed_by, &kit.settings.backups.trusted_keys)? {
        Signatory::Own => "this deployment",
        Signatory::Trusted => "a deployment trusted here",
        Signatory::Unknown => "a deployment unknown here",
    };
    said(&verified, whose);
    Ok(())
}

/// Whoever has the key needs nothing else: no deployment, no settings.
pub async fn against(file: &Path, key: &str) -> Result<()> {
    let verified = portability::verify(file).await?;
    if verified.signed_by != key.trim() {
        bail!("it is whole, but signed by {}", verified.signed_by);
    }
    said(&verified, "the deployment you named");
    Ok(())
}

fn said(verified: &Verified, whose: &str) {
    let manifest = &verified.manifest;
    println!("{} ({}), {}", manifest.tenant.name, manifest.tenant.slug, manifest.tenant.id);
    println!("whole: {} rows, {} documents", manifest.rows(), manifest.documents.count);
    println!("audit logs: {} entries, every one in its place", verified.audit_entries);
    for part in &manifest.services {
        println!("{:14} as of {} (schema {})", part.service.to_string(), part.taken_at, part.version());
    }
    println!("keys: {}", if manifest.keys.is_some() { "under a passphrase" } else { "none" });
    println!("signed by {whose}: {}", verified.signed_by);
}

pub async fn import(kit: &Kit, options: &Import) -> Result<()> {
    let provisioner = app::provisioner(kit, None)?;
    let passphrase = passphrase(kit, options.passphrase_file.as_deref())?.unwrap_or_default();
    let mut trusted = kit.settings.backups.trusted_keys.clone();
    trusted.extend(options.key.clone());
    let arrival = Arrival {
        journey: Uuid::now_v7(),
        container: options.file.as_path().into(),
        slug: options.slug.as_deref(),
        keys: Opening::Passphrase(&passphrase),
        trusted: &trusted,
    };
    let bar = super::step("importing");
    let tell = |progress: Progress| bar.set_message(format!("{} · {}", progress.at, progress.rows));
    let entry = provisioner.import(&kit.store, &arrival, &tell).await;
    bar.finish_and_clear();
    let entry = entry?;
    println!("{} is here: {}", entry.name, kit.settings.server.tenant_url(&entry.slug));
    Ok(())
}

/// Snapshots that can be gone back to.
pub async fn backups(kit: &Kit, slug: &str) -> Result<()> {
    let entry = super::tenant::find(kit, slug).await?;
    let provisioner = app::provisioner(kit, None)?;
    for row in provisioner.snapshots(entry.tenant.id, BACKUPS, None, 10_000).await? {
        let at = row.taken_at.unwrap_or(row.created_at);
        let (kind, state) = (row.kind.as_str(), row.state.as_str());
        println!(
            "{at}  {kind:9} {state:8} {:>9} rows {:>12} bytes, {} new",
            row.rows, row.bytes, row.added_bytes
        );
    }
    Ok(())
}

pub async fn restore(kit: &Kit, options: &Restore) -> Result<()> {
    let entry = super::tenant::find(kit, &options.slug).await?;
    let provisioner = app::provisioner(kit, None)?;
    if options.undo || options.discard {
        let open =
            provisioner.open_restoration(entry.tenant.id).await.context("there is no open restoration")?;
        let done = if options.undo {
            provisioner.undo_swap(open.id).await?
        } else {
            provisioner.let_go(open.id).await?
        };
        println!("{}: {}", options.slug, done.state);
        return Ok(());
    }
    let porting = match provisioner.open_restoration(entry.tenant.id).await {
        Ok(open) if options.swap && options.at.is_none() => open,
        _ => side(kit, &provisioner, &entry, options).await?,
    };
    compared(&porting, kit.clock.now());
    if options.swap {
        let swapped = provisioner.swap(porting.id).await?;
        let until = swapped.keep_until.map(|at| at.to_string()).unwrap_or_default();
        println!("in use now; what was in use is kept until {until} (--undo, --discard)");
    } else {
        println!("nothing has changed yet: --swap puts it in use, --discard deletes it");
    }
    Ok(())
}

async fn side(kit: &Kit, provisioner: &Provisioner, entry: &Entry, options: &Restore) -> Result<Porting> {
    let at = options.at.as_deref().context("--at says which moment")?;
    let at = moment(at, kit.clock.now()).with_context(|| format!("{at} is no moment"))?;
    let back = Back {
        at,
        reason: options.reason.as_deref().context("--reason says why; the organisation can read it")?,
        operator: None,
        keep_days: kit.settings.backups.restore_keep_days,
        wait_days: kit.settings.backups.restore_wait_days,
    };
    let bar = super::step("restoring");
    let tell = |progress: Progress| bar.set_message(format!("{} · {}", progress.at, progress.rows));
    let porting = provisioner.restore(&*kit.depot, entry, &back, &tell).await;
    bar.finish_and_clear();
    Ok(porting?)
}

/// `2026-06-18T08:00:00+08:00`, or `10m`, `2h`, `3d` ago.
fn moment(text: &str, now: OffsetDateTime) -> Option<OffsetDateTime> {
    if let Ok(at) = OffsetDateTime::parse(text, &Rfc3339) {
        return at.checked_to_offset(UtcOffset::UTC);
    }
    let unit = text.chars().last()?;
    let number: i64 = text[..text.len() - unit.len_utf8()].parse().ok()?;
    let ago = match unit {
        'm' => time::Duration::minutes(number),
        'h' => time::Duration::hours(number),
        'd' => time::Duration::days(number),
        _ => return None,
    };
    now.checked_sub(ago)
}

fn compared(porting: &Porting, now: OffsetDateTime) {
    let Some(about) = porting.restoration() else { return };
    println!("as of {} ({} minutes ago)", about.taken_at, (now - about.taken_at).whole_minutes());
    println!("{:40} {:>9} {:>9} {:>9}", "table", "only now", "only then", "changed");
    for one in about.differences.iter().filter(|one| !one.is_empty()) {
        let table = format!("{}.{}", one.service, one.table);
        println!("{table:40} {:>9} {:>9} {:>9}", one.only_now, one.only_then, one.changed);
    }
}

/// The passphrase in a file, or on standard input where the file is `-`.
pub(super) fn passphrase(kit: &Kit, file: Option<&Path>) -> Result<Option<String>> {
    let Some(file) = file else { return Ok(None) };
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?
    };
    let passphrase = text.trim_end_matches(['\r', '\n']).to_owned();
    let least = usize::try_from(kit.settings.backups.passphrase_min_length).unwrap_or_default();
    if passphrase.chars().count() < least {
        bail!("a passphrase needs at least {least} characters");
    }
    Ok(Some(passphrase))
}

#[cfg(test)]
mod tests {
    use super::moment;
    use time::macros::datetime;

    #[test]
    fn moments_are_instants_or_so_long_ago() {
        let now = datetime!(2026-06-18 08:00 UTC);
        assert_eq!(moment("10m", now), Some(datetime!(2026-06-18 07:50 UTC)));
        assert_eq!(moment("2h", now), Some(datetime!(2026-06-18 06:00 UTC)));
        assert_eq!(moment("2026-06-18T08:00:00+08:00", now), Some(datetime!(2026-06-18 00:00 UTC)));
        for bad in ["", "m", "10x", "now", "十m"] {
            assert_eq!(moment(bad, now), None, "{bad}");
        }
    }
}
