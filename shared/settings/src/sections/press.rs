use super::bounds;
use crate::error::Findings;
use serde::{Deserialize, Serialize};

/// The program that makes PDF.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Press {
    pub program: String,
    pub workers: u32,
    pub queue: u32,
    pub timeout_seconds: u32,
    pub memory_mb: u32,
    pub fonts: Vec<String>,
}

impl Press {
    pub(crate) fn check(&self, found: &mut Findings) {
        found.require(!self.program.is_empty(), "press.program", "must be set");
        bounds(found, "press.workers", self.workers, 1..=64);
        bounds(found, "press.queue", self.queue, 1..=10_000);
        bounds(found, "press.timeout_seconds", self.timeout_seconds, 1..=300);
        bounds(found, "press.memory_mb", self.memory_mb, 512..=16_384);
    }
}
