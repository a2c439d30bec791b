//! The audit chains inside a container.

use super::{
    Damage, Place, PortError, line,
    manifest::{Manifest, Part},
};
use crate::audit::Links;
use kernel::Service;
use std::collections::BTreeMap;

/// The chain of every service, as far as it was seen.
#[derive(Default)]
pub(super) struct Chains(BTreeMap<String, Links>);

impl Chains {
    /// Goes on with the lines of a file, if it holds entries of a log.
    pub fn part(&mut self, part: &Part, bytes: &[u8]) -> Result<(), PortError> {
        let Some((service, "audit_log")) = owner(&part.path) else { return Ok(()) };
        let links = self.0.entry(service.to_owned()).or_default();
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        for (at, line) in lines.enumerate() {
            if links.add(&line::parse(line)?).is_err() {
                let place = Place::of(&part.path).line(at as u64 + 1);
                return Err(PortError::damaged(
                    Damage::Chain,
                    "the audit log does not hold together here",
                    place,
                ));
            }
        }
        Ok(())
    }

    /// Every chain ends where the contents page says. Gives how many entries there were.
    pub fn finish(mut self, manifest: &Manifest) -> Result<i64, PortError> {
        let mut entries = 0;
        for part in &manifest.services {
            let links = self.0.remove(part.service.as_str()).unwrap_or_default();
            let (seq, hash) = links.end();
            if (seq, hash.as_str()) != (part.audit.entries, part.audit.hash.as_str()) {
                return Err(broken(part.service, seq + 1));
            }
            entries += seq;
        }
        Ok(entries)
    }
}

fn broken(service: Service, entry: i64) -> PortError {
    PortError::Audit { service, entry }
}

/// Service and table of `tables/{service}/{table}/000001.ndjson`.
fn owner(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.strip_prefix("tables/")?.split('/');
    Some((parts.next()?, parts.next()?))
}
