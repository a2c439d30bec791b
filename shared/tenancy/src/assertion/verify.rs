use super::{Claims, LIFE, SKEW, Token, implicit};
use crate::{Tenant, TenantScope};
use kernel::Service;
use pasetors::{
    Public,
    keys::AsymmetricPublicKey,
    token::UntrustedToken,
    version4::{PublicToken, V4},
};
use std::sync::Arc;
use time::OffsetDateTime;

/// Longer tokens are not even looked at.
const MOST_BYTES: usize = 64 * 1024;

/// Why an assertion is not believed. Callers are told nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("not a token, or not signed by this deployment for this service")]
    Signature,
    #[error("the token says what cannot be read")]
    Claims,
    #[error("the token is for another service")]
    Audience,
    #[error("the token has run out, or is not valid yet")]
    Time,
}

/// Checks assertions.
#[derive(Clone, Debug)]
pub struct Verifier {
    public: Arc<AsymmetricPublicKey<V4>>,
    key: [u8; 32],
}

impl Verifier {
    pub(super) fn new(public: AsymmetricPublicKey<V4>, key: [u8; 32]) -> Self {
        Self { public: Arc::new(public), key }
    }

    pub(super) fn key(&self) -> [u8; 32] {
        self.key
    }

    pub(super) fn public(&self) -> &AsymmetricPublicKey<V4> {
        &self.public
    }

    /// # Errors
    /// When the token is forged, run out, for another service, or not a token at all.
    pub fn verify(&self, token: &str, audience: Service, now: OffsetDateTime) -> Result<Verified, Refused> {
        if token.len() > MOST_BYTES {
            return Err(Refused::Signature);
        }
        let untrusted = UntrustedToken::<Public, V4>::try_from(token).map_err(|_| Refused::Signature)?;
        let trusted = PublicToken::verify(&self.public, &untrusted, None, Some(&implicit(audience)))
            .map_err(|_| Refused::Signature)?;
        Ok(Verified { claims: claimed(trusted.payload(), audience, now)? })
    }
}

/// What a payload claims for this service at this moment. Nothing is to be believed of it: whether it was signed
/// only a [`Verifier`] says, and only what that says opens an organisation.
///
/// # Errors
/// When it cannot be read, is for another service, or has run out.
pub fn claimed(payload: &str, audience: Service, now: OffsetDateTime) -> Result<Claims, Refused> {
    let token: Token = serde_json::from_str(payload).map_err(|_| Refused::Claims)?;
    if token.aud != audience {
        return Err(Refused::Audience);
    }
    let lives = token.exp - token.iat <= LIFE && token.iat <= now + SKEW && now < token.exp + SKEW;
    if lives { Ok(token.into_claims()) } else { Err(Refused::Time) }
}

/// Claims that were verified; only a [`Verifier`] makes them.
#[derive(Clone, Debug)]
pub struct Verified {
    pub(super) claims: Claims,
}

impl Verified {
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    pub fn tenant(&self) -> Option<&Tenant> {
        self.claims.tenant.as_ref()
    }

    /// Permission to enter the tenant the token names; none where it names none.
    pub fn scope(&self) -> Option<TenantScope> {
        self.claims.tenant.clone().map(TenantScope::new)
    }
}
