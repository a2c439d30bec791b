use super::{Claims, LIFE, Token, Verifier, implicit};
use crate::secrets::Secret;
use kernel::Service;
use pasetors::{
    keys::{AsymmetricPublicKey, AsymmetricSecretKey},
    version4::{PublicToken, V4},
};
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use std::fmt;
use time::OffsetDateTime;

/// Signs assertions. The gateway holds one; so do services that ask other services.
pub struct Signer {
    secret: AsymmetricSecretKey<V4>,
    public: AsymmetricPublicKey<V4>,
    key: [u8; 32],
}

#[derive(Debug, thiserror::Error)]
#[error("the assertion could not be signed")]
pub struct Unsigned;

impl Signer {
    /// The pair of keys that grows from a secret; every process of a deployment has the same.
    pub(crate) fn of_secret(secret: &Secret) -> Result<Self, Unsigned> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&secret[..]).map_err(|_| Unsigned)?;
        let public = pair.public_key().as_ref();
        let both = zeroize::Zeroizing::new([&secret[..], public].concat());
        Ok(Self {
            secret: AsymmetricSecretKey::from(&both).map_err(|_| Unsigned)?,
            public: AsymmetricPublicKey::from(public).map_err(|_| Unsigned)?,
            key: public.try_into().map_err(|_| Unsigned)?,
        })
    }

    /// A token for one service, good for [`LIFE`].
    ///
    /// # Errors
    /// When the claims cannot be written as JSON.
    pub fn sign(&self, claims: &Claims, audience: Service, now: OffsetDateTime) -> Result<String, Unsigned> {
        let token = Token::new(claims, audience, now, now + LIFE);
        let message = serde_json::to_vec(&token).map_err(|_| Unsigned)?;
        PublicToken::sign(&self.secret, &message, None, Some(&implicit(audience))).map_err(|_| Unsigned)
    }

    pub(super) fn secret(&self) -> &AsymmetricSecretKey<V4> {
        &self.secret
    }

    pub fn verifier(&self) -> Verifier {
        Verifier::new(self.public.clone(), self.key)
    }

    pub(super) fn key(&self) -> [u8; 32] {
        self.key
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(..)")
    }
}

#[cfg(test)]
impl Signer {
    pub(super) fn sign_raw(&self, message: &[u8], audience: Service) -> String {
        PublicToken::sign(&self.secret, message, None, Some(&implicit(audience))).unwrap()
    }
}
