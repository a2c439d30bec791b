use super::{Claims, LIFE, Refused, Signer, Verified, Verifier};
use kernel::Service;
use std::fmt;
use time::OffsetDateTime;

/// Claims on their way to a service in the same process. Nothing travels, so nothing has to be signed: that only the
/// holder of the signing key makes one is all a signature would prove.
#[derive(Clone)]
pub struct Vouched {
    claims: Claims,
    audience: Service,
    until: OffsetDateTime,
    /// Whose word it is: there may be several deployments in one process.
    key: [u8; 32],
}

impl Signer {
    /// The same as a token, for one service in this process, good for as long.
    pub fn vouch(&self, claims: Claims, audience: Service, now: OffsetDateTime) -> Vouched {
        Vouched { claims, audience, until: now + LIFE, key: self.key() }
    }
}

impl Verifier {
    /// # Errors
    /// When it is another deployment's word, has run out, or is for another service.
    pub fn believe(
        &self,
        vouched: &Vouched,
        audience: Service,
        now: OffsetDateTime,
    ) -> Result<Verified, Refused> {
        if vouched.key != self.key() {
            return Err(Refused::Signature);
        }
        if vouched.audience != audience {
            return Err(Refused::Audience);
        }
        if now >= vouched.until {
            return Err(Refused::Time);
        }
        Ok(Verified { claims: vouched.claims.clone() })
    }
}

impl fmt::Debug for Vouched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vouched").field("audience", &self.audience).finish_non_exhaustive()
    }
}
