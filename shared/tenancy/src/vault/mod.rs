//! Keys of a tenant in one service, and what is done with them: sealing fields, blind indexes, derived keys.
//!
//! A sealed field is `algorithm u8 | key version u16 | nonce 12 | ciphertext and tag`. The column and the
//! row's id are authenticated with it, so a value copied to another row or column does not open.

mod cipher;
mod keyring;
mod store;

pub use cipher::{Aes256Gcm, Cipher};
pub(crate) use keyring::{KeyRing, unwrap, wrap, wrap_known};
pub(crate) use store::{Vaults, unavailable};

use crate::secrets::{Secret, derive};
use ring::{hmac, rand::SecureRandom as _};
use std::{
    any::Any,
    fmt,
    marker::PhantomData,
    sync::{Arc, OnceLock},
};
use uuid::Uuid;
use zeroize::Zeroizing;

const HEAD: usize = 1 + 2;
const NONCE: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("the value was sealed with an unknown algorithm")]
    Algorithm,
    #[error("the key version of the value is unknown")]
    KeyVersion,
    #[error("the value is damaged, or belongs to another field or row")]
    Damaged,
    #[error("the system has no randomness to give")]
    Randomness,
}

/// What is remembered of a tenant, made by the service.
pub type Remembered = Arc<dyn Any + Send + Sync>;

/// The data keys of one tenant in one service. The cipher is a parameter, so that national algorithms can
/// take its place.
pub struct Vault<C: Cipher = Aes256Gcm> {
    ring: KeyRing,
    /// The same for all organisations of the deployment.
    commons: Secret,
    /// What the service remembers of the tenant as long as it remembers its keys.
    memory: OnceLock<Remembered>,
    cipher: PhantomData<C>,
}

impl<C: Cipher> Vault<C> {
    pub(crate) fn new(ring: KeyRing, commons: Secret) -> Self {
        Self { ring, commons, memory: OnceLock::new(), cipher: PhantomData }
    }

    /// What the service remembers of this tenant; forgotten everywhere when the tenant is announced as changed.
    pub fn memory<T: Any>(&self) -> Option<&T> {
        self.memory.get()?.downcast_ref()
    }

    pub(crate) fn remembers(&self) -> bool {
        self.memory.get().is_some()
    }

    pub(crate) fn remember(&self, memory: Remembered) {
        // whoever came first read the same
        let _ = self.memory.set(memory);
    }

    /// Encrypts the value of a field (`context`, such as `members.id_no`) of the row `id`.
    ///
    /// # Errors
    /// When the system cannot give randomness.
    pub fn seal(&self, context: &str, id: Uuid, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (version, key) = self.ring.newest();
        let mut nonce = [0; NONCE];
        ring::rand::SystemRandom::new().fill(&mut nonce).map_err(|_| VaultError::Randomness)?;
        let mut head = [C::ALGORITHM, 0, 0];
        head[1..].copy_from_slice(&version.to_be_bytes());
        let sealed = C::seal(&derive(key, &[b"seal"]), nonce, &associated(head, context, id), plain)?;
        Ok([&head[..], &nonce, &sealed].concat())
    }

    /// # Errors
    /// When the value was sealed with unknown means, or for another place, or was changed.
    pub fn open(&self, context: &str, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (head, rest) = sealed.split_first_chunk::<HEAD>().ok_or(VaultError::Damaged)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Damaged)?;
        if head[0] != C::ALGORITHM {
            return Err(VaultError::Algorithm);
        }
        let version = u16::from_be_bytes([head[1], head[2]]);
        let key = self.ring.version(version).ok_or(VaultError::KeyVersion)?;
        C::open(&derive(key, &[b"seal"]), *nonce, &associated(*head, context, id), body)
    }

    /// A key for one thing that is too large to be a value and is sealed in pieces elsewhere, and the version of
    /// the data key it comes from. The same salt gives the same key.
    pub fn large_key(&self, salt: &[u8]) -> (u16, Zeroizing<[u8; 32]>) {
        let (version, key) = self.ring.newest();
        (version, derive(key, &[b"large", salt]))
    }

    /// The same of a data key that was the newest once.
    ///
    /// # Errors
    /// When there is no such version.
    pub fn large_key_of(&self, version: u16, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let key = self.ring.version(version).ok_or(VaultError::KeyVersion)?;
        Ok(derive(key, &[b"large", salt]))
    }

    /// A keyed fingerprint of sixteen bytes: equal values of a field can be found without being readable. It
    /// is made with the first key, so that it does not change when keys are renewed.
    pub fn blind(&self, context: &str, value: &str) -> Vec<u8> {
        let key = derive(self.ring.first(), &[b"blind", context.as_bytes()]);
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key[..]), value.as_bytes());
        tag.as_ref()[..16].to_vec()
    }

    /// A fingerprint that is the same whichever organisation of the deployment makes it. It is of use only where
    /// somebody may be told that another one has the value, and never which.
    pub fn common_blind(&self, context: &str, value: &str) -> Vec<u8> {
        let key = derive(&self.commons, &[b"blind", context.as_bytes()]);
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key[..]), value.as_bytes());
        tag.as_ref()[..16].to_vec()
    }

    /// A key for something else of this tenant, always the same for the same purpose.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        *derive(self.ring.first(), &[b"purpose", purpose.as_bytes()])
    }
}

impl<C: Cipher> fmt::Debug for Vault<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(..)")
    }
}

/// The head is covered too: nobody can relabel a value.
fn associated(head: [u8; HEAD], context: &str, id: Uuid) -> Vec<u8> {
    [&head[..], id.as_bytes(), context.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(byte: u8) -> Secret {
        Zeroizing::new([byte; 32])
    }

    fn vault(keys: &[(u16, u8)]) -> Vault {
        Vault::new(KeyRing::new(keys.iter().map(|(v, b)| (*v, key(*b))).collect()).unwrap(), key(200))
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens(plain: Vec<u8>, context in "[a-z.]{1,20}") {
            let (vault, id) = (vault(&[(1, 9)]), Uuid::now_v7());
            let sealed = vault.seal(&context, id, &plain).unwrap();
            prop_assert_eq!(vault.open(&context, id, &sealed), Ok(plain));
        }
    }

    #[test]
    fn another_place_key_or_byte_does_not_open() {
        let (vault, id) = (vault(&[(1, 9)]), Uuid::now_v7());
        let sealed = vault.seal("members.id_no", id, b"110101").unwrap();
        assert_ne!(sealed, vault.seal("members.id_no", id, b"110101").unwrap(), "nonces differ");
        assert_eq!(vault.open("members.mobile", id, &sealed), Err(VaultError::Damaged));
        assert_eq!(vault.open("members.id_no", Uuid::now_v7(), &sealed), Err(VaultError::Damaged));
        let other = super::tests::vault(&[(1, 8)]);
        assert_eq!(other.open("members.id_no", id, &sealed), Err(VaultError::Damaged));
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(vault.open("members.id_no", id, &bent).is_err(), "byte {at}");
        }
        for length in 0..sealed.len() {
            assert!(vault.open("members.id_no", id, &sealed[..length]).is_err(), "cut to {length}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens() {
        let (old, new, id) = (vault(&[(1, 9)]), vault(&[(1, 9), (2, 5)]), Uuid::now_v7());
        let sealed = old.seal("x", id, b"plain").unwrap();
        assert_eq!(new.open("x", id, &sealed), Ok(b"plain".to_vec()));
        let renewed = new.seal("x", id, b"plain").unwrap();
        assert_eq!(old.open("x", id, &renewed), Err(VaultError::KeyVersion));
        assert_eq!(old.blind("x", "v"), new.blind("x", "v"), "indexes outlive a key");
        assert_eq!(old.derive("x"), new.derive("x"));
    }

    #[test]
    fn a_key_for_something_large_belongs_to_its_salt_and_version() {
        let (old, new) = (vault(&[(1, 9)]), vault(&[(1, 9), (2, 5)]));
        let (version, key) = old.large_key(b"a");
        assert_eq!((version, new.large_key_of(1, b"a")), (1, Ok(key.clone())));
        assert_ne!(old.large_key(b"b").1, key);
        assert_eq!(new.large_key(b"a").0, 2);
        assert_eq!(old.large_key_of(2, b"a"), Err(VaultError::KeyVersion));
    }

    #[test]
    fn fingerprints_differ_by_field_tenant_and_value() {
        let (a, b) = (vault(&[(1, 1)]), vault(&[(1, 2)]));
        assert_eq!(a.blind("x", "1"), a.blind("x", "1"));
        assert_eq!(a.blind("x", "1").len(), 16);
        assert_ne!(a.blind("x", "1"), a.blind("y", "1"));
        assert_ne!(a.blind("x", "1"), a.blind("x", "2"));
        assert_ne!(a.blind("x", "1"), b.blind("x", "1"));
        assert_ne!(a.derive("x"), a.derive("y"));
    }
}
