use super::{bounds, optional};
use crate::{Secret, error::Findings};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backups {
    place: String,
    /// Minutes between looks for organisations that have changed; none when 0.
    pub interval_minutes: u32,
    pub interval_keep_hours: u32,
    /// Hour of the day, in Shanghai.
    pub nightly_hour: u8,
    pub nightly_keep_days: u32,
    pub export_keep_hours: u32,
    /// Days for which the last export of an organisation that was closed is kept; none is made when 0.
    pub final_keep_days: u32,
    pub final_passphrase: Secret,
    #[serde(with = "optional")]
    final_passphrase_file: Option<String>,
    pub restore_keep_days: u16,
    pub restore_wait_days: u16,
    pub passphrase_min_length: u32,
    pub trusted_keys: Vec<String>,
    /// Largest export that is let in from elsewhere in the console.
    pub move_bytes: u64,
    /// Length of the parts it is brought in.
    pub move_part_bytes: u32,
    /// Hours after which an export nobody went on with is forgotten.
    pub move_keep_hours: u32,
}

/// Where backups lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupPlace {
    Folder(PathBuf),
    /// In the bucket for documents, under this prefix.
    Bucket(String),
}

impl Backups {
    pub fn place(&self, data_dir: &Path) -> BackupPlace {
        match self.place.strip_prefix("s3:") {
            Some(prefix) => BackupPlace::Bucket(prefix.trim_matches('/').to_owned()),
            None if self.place.is_empty() => BackupPlace::Folder(data_dir.join("backups")),
            None => BackupPlace::Folder(PathBuf::from(&self.place)),
        }
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let prefix = self.place.strip_prefix("s3:").map(|prefix| prefix.trim_matches('/'));
        let own = prefix.is_none_or(|prefix| !prefix.is_empty() && !prefix.starts_with("tenants"));
        let message = "needs a prefix of its own, such as s3:backups (tenants is that of the documents)";
        found.require(own, "backups.place", message);
        bounds(found, "backups.interval_minutes", self.interval_minutes, 0..=1440);
        bounds(found, "backups.interval_keep_hours", self.interval_keep_hours, 1..=24 * 366);
        bounds(found, "backups.nightly_hour", self.nightly_hour, 0..=23);
        bounds(found, "backups.nightly_keep_days", self.nightly_keep_days, 1..=3660);
        bounds(found, "backups.export_keep_hours", self.export_keep_hours, 1..=24 * 31);
        bounds(found, "backups.final_keep_days", self.final_keep_days, 0..=3660);
        let least = usize::try_from(self.passphrase_min_length).unwrap_or(usize::MAX);
        let long = !self.final_passphrase.is_set() || self.final_passphrase.expose().chars().count() >= least;
        found.require(long, "backups.final_passphrase", "is shorter than backups.passphrase_min_length");
        bounds(found, "backups.restore_keep_days", self.restore_keep_days, 1..=90);
        bounds(found, "backups.restore_wait_days", self.restore_wait_days, 1..=90);
        bounds(found, "backups.passphrase_min_length", self.passphrase_min_length, 8..=128);
        bounds(found, "backups.move_bytes", self.move_bytes, 1 << 20..=16 << 40);
        bounds(found, "backups.move_part_bytes", self.move_part_bytes, 64 << 10..=64 << 20);
        bounds(found, "backups.move_keep_hours", self.move_keep_hours, 1..=24 * 31);
        let hex = |key: &String| key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit());
        let message = "must be public keys, 64 hexadecimal digits each (`zhibu certificate key` prints one)";
        found.require(self.trusted_keys.iter().all(hex), "backups.trusted_keys", message);
    }
}
