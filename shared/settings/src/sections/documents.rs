use super::bounds;
use crate::error::Findings;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Files of the organisations.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    pub confidential_bytes: u64,
    pub content_bytes: u64,
    pub picture_bytes: u64,
    pub confidential_kinds: Vec<String>,
    pub content_kinds: Vec<String>,
    pub link_seconds: u32,
    pub abandoned_minutes: u32,
    pub after_restore_days: u16,
    pub regret_days: u16,
    pub sweep_minutes: u32,
    pub check_hours: u32,
}

const KINDS: [&str; 10] = ["pdf", "jpeg", "png", "webp", "docx", "xlsx", "pptx", "ofd", "mp4", "mp3"];

impl Documents {
    pub fn link(&self) -> Duration {
        Duration::from_secs(self.link_seconds.into())
    }

    pub fn sweep_every(&self) -> Duration {
        Duration::from_secs(u64::from(self.sweep_minutes) * 60)
    }

    pub fn check_every(&self) -> Duration {
        Duration::from_secs(u64::from(self.check_hours) * 3600)
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "documents.confidential_bytes", self.confidential_bytes, 64 << 10..=16 << 30);
        bounds(found, "documents.content_bytes", self.content_bytes, 64 << 10..=64 << 30);
        bounds(found, "documents.picture_bytes", self.picture_bytes, 64 << 10..=256 << 20);
        bounds(found, "documents.link_seconds", self.link_seconds, 30..=86_400);
        bounds(found, "documents.abandoned_minutes", self.abandoned_minutes, 30..=43_200);
        bounds(found, "documents.after_restore_days", self.after_restore_days, 1..=91);
        bounds(found, "documents.regret_days", self.regret_days, 0..=365);
        bounds(found, "documents.sweep_minutes", self.sweep_minutes, 1..=10_080);
        bounds(found, "documents.check_hours", self.check_hours, 1..=8760);
        let lists = [
            ("documents.confidential_kinds", &self.confidential_kinds),
            ("documents.content_kinds", &self.content_kinds),
        ];
        for (key, kinds) in lists {
            let known = kinds.iter().all(|kind| KINDS.contains(&kind.as_str()));
            found.require(
                known,
                key,
                "must be some of pdf, jpeg, png, webp, docx, xlsx, pptx, ofd, mp4, mp3",
            );
        }
    }
}
