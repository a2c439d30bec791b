//! One small struct per concern; each checks itself.

mod backups;
mod cidr;
mod database;
mod documents;
mod domains;
mod limits;
mod mail;
mod optional;
mod press;
mod public_url;
mod quotas;
mod secrets;
mod server;
mod signup;
mod stores;
mod telemetry;

pub use backups::{BackupPlace, Backups};
pub use cidr::Cidr;
pub use database::Database;
pub use documents::Documents;
pub use domains::Domains;
pub use limits::{Limits, PasswordHashing, Sessions, WarmPool};
pub use mail::{Mail, MailTarget};
pub use press::Press;
pub use public_url::PublicUrl;
pub use quotas::{Operators, QuotaSet, Quotas};
pub use secrets::Secrets;
pub use server::{Part, Server, Upstreams};
pub use signup::{Approval, Samples, Signup};
pub use stores::{Redis, S3};
pub use telemetry::{LogFormat, Telemetry};

use crate::{Settings, error::Findings};

/// Keys that hold a secret. Each has a sibling `…_file`.
pub(crate) const SECRETS: &[&str] = &[
    "secrets.master_key",
    "database.admin_url",
    "redis.url",
    "s3.access_key",
    "s3.secret_key",
    "mail.url",
    "backups.final_passphrase",
];

pub(crate) fn check(settings: &Settings, found: &mut Findings) {
    found.require(!settings.data_dir.as_os_str().is_empty(), "data_dir", "must be set");
    settings.server.check(found);
    settings.secrets.check(found);
    settings.database.check(found);
    settings.redis.check(found);
    settings.s3.check(found);
    settings.mail.check(found);
    settings.telemetry.check(found);
    settings.limits.check(found);
    settings.documents.check(found);
    settings.press.check(found);
    settings.password_hashing.check(found);
    settings.sessions.check(found);
    settings.domains.check(found);
    settings.warm_pool.check(found);
    settings.quotas.check(found);
    settings.operators.check(found);
    settings.signup.check(found);
    settings.samples.check(found);
    settings.backups.check(found);
}

/// Adds a finding when a number is outside its bounds.
pub(crate) fn bounds(
    found: &mut Findings,
    key: &str,
    value: impl Into<u64>,
    range: std::ops::RangeInclusive<u64>,
) {
    if !range.contains(&value.into()) {
        found.add(key, format!("must be between {} and {}", range.start(), range.end()));
    }
}
