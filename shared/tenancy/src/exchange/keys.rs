use super::ExchangeError;
use crate::Vault;
use orion::{
    KP as _,
    hazardous::{
        hpke::{DHKEM_X25519_SHA256_CHACHA20 as Suite, ModeBase},
        kem::x25519_hkdf_sha256::{KeyPair, PrivateKey, PublicKey},
    },
};
use ring::{
    rand::SecureRandom as _,
    signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey},
};
use std::fmt;
use zeroize::Zeroizing;

const KEY: usize = 32;
const TAG: usize = 16;

/// The key pairs of an organisation: one to sign with, one to open with. They follow from its data key, so that they
/// travel with it.
pub struct Pair {
    sign: Ed25519KeyPair,
    open: KeyPair,
}

/// What others know of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKeys {
    pub sign: Vec<u8>,
    pub seal: Vec<u8>,
}

impl Pair {
    /// # Errors
    /// When the keys cannot be made.
    pub fn of(vault: &Vault) -> Result<Self, ExchangeError> {
        let seed = Zeroizing::new(vault.derive("exchange.sign"));
        let sign = Ed25519KeyPair::from_seed_unchecked(&seed[..]).map_err(|_| ExchangeError::Key)?;
        let seed = Zeroizing::new(vault.derive("exchange.open"));
        let open = KeyPair::derive(&seed[..]).map_err(|_| ExchangeError::Key)?;
        Ok(Self { sign, open })
    }

    pub fn public(&self) -> PublicKeys {
        PublicKeys {
            sign: self.sign.public_key().as_ref().to_vec(),
            seal: self.open.public().as_ref().to_vec(),
        }
    }

    pub(super) fn sign(&self, text: &[u8]) -> Vec<u8> {
        self.sign.sign(text).as_ref().to_vec()
    }

    /// Opens what was sealed to this organisation for this place.
    ///
    /// # Errors
    /// When it was sealed for somebody else or something else, or was changed.
    pub(super) fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, ExchangeError> {
        let (head, body) = sealed.split_at_checked(KEY).ok_or(ExchangeError::Sealed)?;
        let key = PublicKey::try_from(head).map_err(|_| ExchangeError::Sealed)?;
        let length = body.len().checked_sub(TAG).ok_or(ExchangeError::Sealed)?;
        let mut plain = Zeroizing::new(vec![0; length]);
        ModeBase::<Suite>::base_open(&key, self.open.private(), place, body, b"", &mut plain)
            .map_err(|_| ExchangeError::Sealed)?;
        Ok(plain)
    }
}

impl PublicKeys {
    /// RFC 9180, base mode: a key that is used once, then the text under what both can reckon from it.
    pub(super) fn seal(&self, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, ExchangeError> {
        let receiver = PublicKey::try_from(self.seal.as_slice()).map_err(|_| ExchangeError::Key)?;
        let mut seed = Zeroizing::new([0; KEY]);
        ring::rand::SystemRandom::new().fill(&mut seed[..]).map_err(|_| ExchangeError::Randomness)?;
        let once = PrivateKey::try_from(&seed[..]).map_err(|_| ExchangeError::Randomness)?;
        let (mut sender, key) = ModeBase::<Suite>::new_sender_deterministic(&receiver, place, once)
            .map_err(|_| ExchangeError::Key)?;
        let mut body = vec![0; plain.len() + TAG];
        sender.seal(plain, b"", &mut body).map_err(|_| ExchangeError::Key)?;
        Ok([key.as_ref(), &body].concat())
    }

    pub(super) fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.sign).verify(text, signature).is_ok()
    }
}

impl fmt::Debug for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pair(..)")
    }
}
