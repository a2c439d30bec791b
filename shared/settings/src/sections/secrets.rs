use super::optional;
use crate::{MasterKey, Secret, error::Findings};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    master_key: Secret,
    #[serde(with = "optional")]
    master_key_file: Option<String>,
}

impl Secrets {
    /// The deployment's master key. Settings that were loaded always have one.
    pub fn master_key(&self) -> Option<MasterKey> {
        MasterKey::parse(self.master_key.expose())
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        if !self.master_key.is_set() {
            found.add("secrets.master_key", "must be set, or secrets.master_key_file");
        } else if self.master_key().is_none() {
            found.add("secrets.master_key", "must be 32 bytes in base64 or hexadecimal");
        }
    }
}
