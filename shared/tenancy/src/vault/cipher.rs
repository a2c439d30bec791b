use super::VaultError;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

/// Authenticated encryption with a key of 32 and a nonce of 12 bytes.
pub trait Cipher: Send + Sync + 'static {
    /// Written before every value, so that values of several algorithms can lie side by side.
    const ALGORITHM: u8;

    /// # Errors
    /// When the key does not fit the algorithm.
    fn seal(key: &[u8; 32], nonce: [u8; 12], associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError>;

    /// # Errors
    /// When anything differs from what was sealed.
    fn open(key: &[u8; 32], nonce: [u8; 12], associated: &[u8], sealed: &[u8])
    -> Result<Vec<u8>, VaultError>;
}

/// AES-256 in Galois/counter mode (NIST SP 800-38D).
#[derive(Clone, Copy, Debug)]
pub struct Aes256Gcm;

impl Aes256Gcm {
    fn key(key: &[u8; 32]) -> Result<LessSafeKey, VaultError> {
        UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| VaultError::Damaged)
    }
}

impl Cipher for Aes256Gcm {
    const ALGORITHM: u8 = 1;

    fn seal(key: &[u8; 32], nonce: [u8; 12], associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut buffer = plain.to_vec();
        Self::key(key)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(associated), &mut buffer)
            .map_err(|_| VaultError::Damaged)?;
        Ok(buffer)
    }

    fn open(
        key: &[u8; 32],
        nonce: [u8; 12],
        associated: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let mut buffer = sealed.to_vec();
        let plain = Self::key(key)?
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(associated), &mut buffer)
            .map_err(|_| VaultError::Damaged)?
            .len();
        buffer.truncate(plain);
        Ok(buffer)
    }
}
