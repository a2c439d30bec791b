use data_encoding::BASE64URL_NOPAD;
use ring::{hkdf, hmac};
use zeroize::Zeroizing;

/// Thirty-two secret bytes, wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The root of every key and password: each use derives its own.
pub(crate) struct Secrets {
    master: Secret,
}

impl Secrets {
    pub fn new(master: [u8; 32]) -> Self {
        Self { master: Zeroizing::new(master) }
    }

    pub fn derive(&self, purpose: &str) -> Secret {
        derive(&self.master, &[b"deployment", purpose.as_bytes()])
    }

    /// The password of a log-in role.
    pub fn password(&self, role: &str) -> String {
        Self::password_of(&self.derive("db"), role)
    }

    /// The same, from the derived secret alone.
    pub fn password_of(secret: &Secret, role: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &secret[..]);
        BASE64URL_NOPAD.encode(hmac::sign(&key, role.as_bytes()).as_ref())
    }
}

struct Bytes32;

impl hkdf::KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

/// HKDF-SHA256. Each part of the context is preceded by its length, so that parts cannot run together.
pub(crate) fn derive(secret: &[u8; 32], context: &[&[u8]]) -> Secret {
    let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"zhibu/1");
    let lengths: Vec<[u8; 4]> =
        context.iter().map(|part| u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes()).collect();
    let info: Vec<&[u8]> =
        lengths.iter().zip(context).flat_map(|(length, part)| [&length[..], *part]).collect();
    let mut out = Zeroizing::new([0; 32]);
    // cannot fail: 32 bytes are far below HKDF's limit, and the buffer has the promised length
    let filled = salt.extract(secret).expand(&info, Bytes32).and_then(|okm| okm.fill(&mut out[..]));
    debug_assert!(filled.is_ok());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_use_has_its_own_secret() {
        let secrets = Secrets::new([7; 32]);
        assert_eq!(*secrets.derive("db"), *secrets.derive("db"));
        assert_ne!(*secrets.derive("db"), *secrets.derive("mail"));
        assert_ne!(*derive(&[1; 32], &[b"ab", b"c"]), *derive(&[1; 32], &[b"a", b"bc"]));
        assert_ne!(*secrets.derive("db"), *Secrets::new([8; 32]).derive("db"));
        assert_eq!(secrets.password("x").len(), 43);
        assert_ne!(secrets.password("x"), secrets.password("y"));
    }
}
