use super::{bounds, optional};
use crate::{Secret, error::Findings};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Secret, because it may carry a password.
    pub url: Secret,
    #[serde(with = "optional")]
    url_file: Option<String>,
    pub from: String,
    pub per_minute: u32,
}

/// Where letters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTarget {
    /// Each letter becomes a file in this folder.
    Folder(PathBuf),
    /// An SMTP server.
    Smtp(Secret),
}

impl Mail {
    pub fn target(&self) -> MailTarget {
        match self.url.expose().strip_prefix("file://") {
            Some(folder) => MailTarget::Folder(PathBuf::from(folder)),
            None => MailTarget::Smtp(self.url.clone()),
        }
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let known = ["smtp://", "smtps://", "file://"];
        let ok = known
            .iter()
            .any(|scheme| self.url.expose().strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        found.require(ok, "mail.url", "must be smtp://host:port, smtps://host or file:///folder");
        let address =
            self.from.rsplit_once('<').map_or(self.from.as_str(), |(_, rest)| rest.trim_end_matches('>'));
        let shape =
            address.trim().split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
        found.require(shape, "mail.from", "must be an address, or a name and an address in angle brackets");
        bounds(found, "mail.per_minute", self.per_minute, 1..=100_000);
    }
}
