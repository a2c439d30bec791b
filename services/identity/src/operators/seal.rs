//! Operators have no tenant and so no tenant's key: their secrets, and what they are to read of somebody who has none
//! yet, are sealed with one of the deployment.

use crate::tokens;
use kernel::OperatorId;
use rest::{Problem, kinds};
use tenancy::{Aes256Gcm, Cipher, VaultError};

const NONCE: usize = 12;

fn place(id: OperatorId) -> Vec<u8> {
    [b"operators.totp/".as_slice(), id.0.as_bytes()].concat()
}

/// Bound to the operator.
pub fn seal(key: &[u8; 32], id: OperatorId, plain: &[u8]) -> Result<Vec<u8>, Problem> {
    seal_at(key, &place(id), plain)
}

/// # Errors
/// When the value was changed, or belongs to somebody else.
pub fn open(key: &[u8; 32], id: OperatorId, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    open_at(key, &place(id), sealed)
}

/// `algorithm u8 | nonce 12 | ciphertext and tag`, bound to where it is kept.
pub fn seal_at(key: &[u8; 32], place: &[u8], plain: &[u8]) -> Result<Vec<u8>, Problem> {
    let nonce = tokens::random::<NONCE>()?;
    let sealed = Aes256Gcm::seal(key, nonce, place, plain).map_err(damaged)?;
    Ok([&[Aes256Gcm::ALGORITHM], &nonce[..], &sealed].concat())
}

/// # Errors
/// When the value was changed, or is kept elsewhere.
pub fn open_at(key: &[u8; 32], place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    let parts = sealed.split_first().and_then(|(alg, rest)| Some((*alg, rest.split_first_chunk::<NONCE>()?)));
    match parts {
        Some((Aes256Gcm::ALGORITHM, (nonce, body))) => {
            Aes256Gcm::open(key, *nonce, place, body).map_err(damaged)
        }
        _ => Err(damaged(VaultError::Algorithm)),
    }
}

fn damaged(error: VaultError) -> Problem {
    kinds::INTERNAL.problem().because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_owner_only() {
        let (one, other) = (OperatorId::new(), OperatorId::new());
        let sealed = seal(&[7; 32], one, b"secret").unwrap();
        assert_eq!(open(&[7; 32], one, &sealed).unwrap(), b"secret");
        assert!(open(&[7; 32], other, &sealed).is_err());
        assert!(open(&[8; 32], one, &sealed).is_err());
        assert!(open(&[7; 32], one, &sealed[..5]).is_err());
        assert!(open(&[7; 32], one, &[]).is_err());
    }
}
