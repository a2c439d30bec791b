//! The organisation's data keys, wrapped for the journey.

use super::{PortError, Verified, sum};
use crate::{
    Deployment,
    provision::Provisioner,
    secrets::Secret,
    vault::{Aes256Gcm, Cipher, unwrap},
};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use kernel::{Service, TenantId, TenantKey};
use ring::rand::SecureRandom as _;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

const FORM: &str = "zhibu-keys/1";
const MEMORY_KIB: u32 = 64 << 10;
const ROUNDS: u32 = 3;
/// What a foreign file may ask of this machine.
const MOST_KIB: u32 = 1 << 20;
const MOST_ROUNDS: u32 = 20;
const SELECT: &str = "SELECT version, wrapped FROM platform.tenant_keys WHERE key = $1 ORDER BY version";

/// Data keys by service and version.
pub(crate) type DataKeys = BTreeMap<Service, BTreeMap<u16, Secret>>;

/// `keys.json` of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    format: String,
    kdf: String,
    memory_kib: u32,
    iterations: u32,
    salt: String,
    cipher: String,
    nonce: String,
    sealed: String,
}

/// What opens the keys of a container.
#[derive(Clone, Copy)]
pub enum Opening<'a> {
    Passphrase(&'a str),
    /// They were opened before, see [`Provisioner::keep_keys`].
    Kept(&'a Envelope),
}

impl Provisioner {
    /// Opens `keys.json` of a container and wraps the keys so that this deployment alone opens them again: whoever was
    /// told the passphrase need not keep it until the organisation is let in.
    ///
    /// # Errors
    /// When the passphrase is another.
    pub async fn keep_keys(
        &self,
        envelope: &[u8],
        tenant: TenantId,
        passphrase: &str,
    ) -> Result<Envelope, PortError> {
        let envelope: Envelope = serde_json::from_slice(envelope)?;
        let (own, passphrase) = (self.own_words(), Zeroizing::new(passphrase.to_owned()));
        aside(move || Envelope::seal(&envelope.open(tenant, &passphrase)?, tenant, &own)).await
    }

    pub(super) async fn opened(
        &self,
        verified: &Verified,
        opening: Opening<'_>,
    ) -> Result<DataKeys, PortError> {
        let carried = verified.envelope.as_deref().ok_or(PortError::NoKeys)?;
        let (envelope, words) = match opening {
            Opening::Passphrase(words) => {
                (serde_json::from_slice(carried)?, Zeroizing::new(words.to_owned()))
            }
            Opening::Kept(envelope) => (envelope.clone(), self.own_words()),
        };
        let tenant = verified.manifest.tenant.id;
        aside(move || envelope.open(tenant, &words)).await
    }

    /// What this deployment uses for a passphrase towards itself.
    fn own_words(&self) -> Zeroizing<String> {
        Zeroizing::new(HEXLOWER.encode(&self.deployment().secrets().derive("arrivals")[..]))
    }
}

/// Deriving a key takes a moment in which nobody else should have to wait.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PortError> + Send + 'static,
) -> Result<T, PortError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| PortError::Passphrase)?
}

/// All data keys of an organisation, in the clear.
pub(crate) async fn load(deployment: &Deployment, key: &TenantKey) -> Result<DataKeys, PortError> {
    let master = deployment.secrets().derive("tenant-keys");
    let mut all = DataKeys::new();
    for &service in Service::ALL {
        let tx = deployment.platform_db(service).begin().await?;
        let query = Statement::from_sql_and_values(DbBackend::Postgres, SELECT, [key.as_str().into()]);
        let mut ring = BTreeMap::new();
        for row in tx.query_all_raw(query).await? {
            let version = u16::try_from(row.try_get::<i32>("", "version")?).unwrap_or_default();
            let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
            ring.insert(version, unwrap(&master, service, key, version, &wrapped)?);
        }
        all.insert(service, ring);
    }
    Ok(all)
}

/// What names a key without giving it away: which keys were shredded.
pub(crate) fn fingerprints(keys: &DataKeys) -> BTreeMap<String, String> {
    let all = keys.iter().flat_map(|(service, ring)| ring.iter().map(move |key| (service, key)));
    all.map(|(service, (version, key))| {
        let print = sum::hex(&[b"zhibu key ", &key[..]].concat());
        (format!("{service}/{version}"), print[..16].to_owned())
    })
    .collect()
}

impl Envelope {
    /// Wraps keys under a passphrase. Deriving takes a moment and some memory, on purpose.
    pub(crate) fn seal(keys: &DataKeys, tenant: TenantId, passphrase: &str) -> Result<Self, PortError> {
        let random = ring::rand::SystemRandom::new();
        let (mut salt, mut nonce) = ([0; 16], [0; 12]);
        random
            .fill(&mut salt)
            .and_then(|()| random.fill(&mut nonce))
            .map_err(|_| crate::VaultError::Randomness)?;
        let key = derive(passphrase, &salt, MEMORY_KIB, ROUNDS)?;
        let plain = Zeroizing::new(serde_json::to_vec(&in_words(keys))?);
        let sealed = Aes256Gcm::seal(&key, nonce, place(tenant).as_bytes(), &plain)?;
        Ok(Self {
            format: FORM.into(),
            kdf: "argon2id".into(),
            memory_kib: MEMORY_KIB,
            iterations: ROUNDS,
            salt: HEXLOWER.encode(&salt),
            cipher: "aes-256-gcm".into(),
            nonce: HEXLOWER.encode(&nonce),
            sealed: HEXLOWER.encode(&sealed),
        })
    }

    pub(crate) fn open(&self, tenant: TenantId, passphrase: &str) -> Result<DataKeys, PortError> {
        let known = (self.format.as_str(), self.kdf.as_str(), self.cipher.as_str());
        if known != (FORM, "argon2id", "aes-256-gcm")
            || self.memory_kib > MOST_KIB
            || self.iterations > MOST_ROUNDS
        {
            return Err(PortError::Format("the keys".into()));
        }
        let bytes = |hex: &str| HEXLOWER.decode(hex.as_bytes()).map_err(|_| PortError::Passphrase);
        let nonce: [u8; 12] = bytes(&self.nonce)?.try_into().map_err(|_| PortError::Passphrase)?;
        let key = derive(passphrase, &bytes(&self.salt)?, self.memory_kib, self.iterations)?;
        let plain = Aes256Gcm::open(&key, nonce, place(tenant).as_bytes(), &bytes(&self.sealed)?);
        let plain = Zeroizing::new(plain.map_err(|_| PortError::Passphrase)?);
        of_words(serde_json::from_slice(&plain)?)
    }
}

fn derive(passphrase: &str, salt: &[u8], memory_kib: u32, rounds: u32) -> Result<Secret, PortError> {
    let unusable = |_| PortError::Format("the keys".into());
    let params = Params::new(memory_kib, rounds, 1, Some(32)).map_err(unusable)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key[..])
        .map_err(unusable)?;
    Ok(key)
}

fn place(tenant: TenantId) -> String {
    format!("{FORM}/{tenant}")
}

type Words = BTreeMap<Service, BTreeMap<u16, String>>;

fn in_words(keys: &DataKeys) -> Words {
    let ring = |ring: &BTreeMap<u16, Secret>| {
        ring.iter().map(|(version, key)| (*version, HEXLOWER.encode(&key[..]))).collect()
    };
    keys.iter().map(|(service, keys)| (*service, ring(keys))).collect()
}

fn of_words(words: Words) -> Result<DataKeys, PortError> {
    let key = |hex: &String| -> Result<Secret, PortError> {
        let bytes = Zeroizing::new(HEXLOWER.decode(hex.as_bytes()).map_err(|_| PortError::Passphrase)?);
        let mut key = Zeroizing::new([0; 32]);
        if bytes.len() != key.len() {
            return Err(PortError::Passphrase);
        }
        key.copy_from_slice(&bytes);
        Ok(key)
    };
    let ring = |ring: &BTreeMap<u16, String>| {
        ring.iter().map(|(version, hex)| Ok((*version, key(hex)?))).collect::<Result<_, PortError>>()
    };
    words.iter().map(|(service, keys)| Ok((*service, ring(keys)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_open_with_the_passphrase_for_their_organisation() {
        let ring = BTreeMap::from([(1, Zeroizing::new([7; 32])), (2, Zeroizing::new([8; 32]))]);
        let keys = DataKeys::from([(Service::Records, ring)]);
        let tenant = TenantId::new();
        let envelope = Envelope::seal(&keys, tenant, "correct horse battery").unwrap();
        assert_eq!(envelope.open(tenant, "correct horse battery").unwrap(), keys);
        assert!(matches!(envelope.open(tenant, "wrong"), Err(PortError::Passphrase)));
        assert!(matches!(
            envelope.open(TenantId::new(), "correct horse battery"),
            Err(PortError::Passphrase)
        ));
        let greedy = Envelope { memory_kib: MOST_KIB + 1, ..envelope };
        assert!(matches!(greedy.open(tenant, "correct horse battery"), Err(PortError::Format(_))));
        assert_eq!(fingerprints(&keys).len(), 2);
    }
}
