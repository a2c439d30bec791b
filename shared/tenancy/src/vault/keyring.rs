use super::{Aes256Gcm, Cipher, VaultError};
use crate::secrets::Secret;
use kernel::{Service, TenantKey};
use ring::rand::SecureRandom as _;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// All versions of a tenant's data key in one service; never empty.
pub(crate) struct KeyRing {
    first: Secret,
    newest: (u16, Secret),
    all: BTreeMap<u16, Secret>,
}

impl KeyRing {
    pub fn new(all: BTreeMap<u16, Secret>) -> Option<Self> {
        let first = all.first_key_value()?.1.clone();
        let newest = all.last_key_value().map(|(version, key)| (*version, key.clone()))?;
        Some(Self { first, newest, all })
    }

    pub fn first(&self) -> &Secret {
        &self.first
    }

    pub fn newest(&self) -> (u16, &Secret) {
        (self.newest.0, &self.newest.1)
    }

    pub fn version(&self, version: u16) -> Option<&Secret> {
        self.all.get(&version)
    }
}

/// Makes a data key and wraps it for the database: `nonce 12 | ciphertext and tag`, bound to its place.
pub(crate) fn wrap(
    master: &Secret,
    service: Service,
    key: &TenantKey,
    version: u16,
) -> Result<Vec<u8>, VaultError> {
    let mut data = Zeroizing::new([0; 32]);
    ring::rand::SystemRandom::new().fill(&mut data[..]).map_err(|_| VaultError::Randomness)?;
    wrap_known(master, service, key, version, &data)
}

/// Wraps a data key that came from elsewhere.
pub(crate) fn wrap_known(
    master: &Secret,
    service: Service,
    key: &TenantKey,
    version: u16,
    data: &Secret,
) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; 12];
    ring::rand::SystemRandom::new().fill(&mut nonce).map_err(|_| VaultError::Randomness)?;
    let sealed = Aes256Gcm::seal(master, nonce, &place(service, key, version), &data[..])?;
    Ok([&nonce[..], &sealed].concat())
}

pub(crate) fn unwrap(
    master: &Secret,
    service: Service,
    key: &TenantKey,
    version: u16,
    wrapped: &[u8],
) -> Result<Secret, VaultError> {
    let (nonce, sealed) = wrapped.split_first_chunk().ok_or(VaultError::Damaged)?;
    let opened = Zeroizing::new(Aes256Gcm::open(master, *nonce, &place(service, key, version), sealed)?);
    let mut data = Zeroizing::new([0; 32]);
    if opened.len() != data.len() {
        return Err(VaultError::Damaged);
    }
    data.copy_from_slice(&opened);
    Ok(data)
}

fn place(service: Service, key: &TenantKey, version: u16) -> Vec<u8> {
    [service.as_str().as_bytes(), b"/", key.as_str().as_bytes(), &version.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_opens_in_its_own_place_only() {
        let master = Zeroizing::new([3; 32]);
        let (a, b) = (TenantKey::compose(0, [1; 10]).unwrap(), TenantKey::compose(0, [2; 10]).unwrap());
        let wrapped = wrap(&master, Service::Records, &a, 1).unwrap();
        assert!(unwrap(&master, Service::Records, &a, 1, &wrapped).is_ok());
        assert!(unwrap(&master, Service::Records, &b, 1, &wrapped).is_err());
        assert!(unwrap(&master, Service::Identity, &a, 1, &wrapped).is_err());
        assert!(unwrap(&master, Service::Records, &a, 2, &wrapped).is_err());
        assert!(unwrap(&Zeroizing::new([4; 32]), Service::Records, &a, 1, &wrapped).is_err());
        assert!(unwrap(&master, Service::Records, &a, 1, &wrapped[..11]).is_err());
    }
}
