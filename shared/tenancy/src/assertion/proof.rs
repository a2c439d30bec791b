//! That somebody who is logged in has just shown the password again: signed by identity, believed by every
//! service for a few minutes. It is bound to the session it was given in; in another one it proves nothing.

use super::{Claims, Refused, Signer, Unsigned, Verifier, claims::Actor};
use kernel::{AccountId, SessionId, TenantId};
use pasetors::{
    Public,
    token::UntrustedToken,
    version4::{PublicToken, V4},
};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

/// Kept apart from assertions: a proof is never taken for one, nor the other way round.
const IMPLICIT: &[u8] = b"zhibu:proof";
const MOST_BYTES: usize = 4 * 1024;

/// How long a proof is good for.
pub const PROOF_LIFE: Duration = Duration::minutes(5);

/// Who has shown the password, and until when that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    pub tenant: TenantId,
    pub account: AccountId,
    pub session: SessionId,
    /// The own address, by which a service without accounts finds what was sent to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub until: OffsetDateTime,
}

impl Proof {
    /// Whether it was given to whoever makes this request.
    fn is_of(&self, claims: &Claims) -> bool {
        let account = matches!(&claims.actor, Actor::Account { id, .. } if *id == self.account);
        let tenant = claims.tenant.as_ref().is_some_and(|tenant| tenant.id == self.tenant);
        account && tenant && claims.session == Some(self.session)
    }
}

impl Signer {
    /// # Errors
    /// When the proof cannot be written as JSON.
    pub fn prove(&self, proof: &Proof) -> Result<String, Unsigned> {
        let message = serde_json::to_vec(proof).map_err(|_| Unsigned)?;
        PublicToken::sign(self.secret(), &message, None, Some(IMPLICIT)).map_err(|_| Unsigned)
    }
}

impl Verifier {
    /// The proof, if it was signed by this deployment for the actor of these claims and still counts.
    ///
    /// # Errors
    /// When it is forged, run out, or somebody else's.
    pub fn proof(&self, token: &str, claims: &Claims, now: OffsetDateTime) -> Result<Proof, Refused> {
        if token.len() > MOST_BYTES {
            return Err(Refused::Signature);
        }
        let untrusted = UntrustedToken::<Public, V4>::try_from(token).map_err(|_| Refused::Signature)?;
        let trusted = PublicToken::verify(self.public(), &untrusted, None, Some(IMPLICIT))
            .map_err(|_| Refused::Signature)?;
        let proof: Proof = serde_json::from_str(trusted.payload()).map_err(|_| Refused::Claims)?;
        if !proof.is_of(claims) {
            return Err(Refused::Audience);
        }
        if now >= proof.until { Err(Refused::Time) } else { Ok(proof) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tenant;
    use kernel::{RequestId, TenantKey, TenantKind};
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-06-01 09:00 UTC);

    fn claims() -> Claims {
        let mut claims = Claims::anonymous(RequestId::new());
        let key: TenantKey = "abcdefghijkl".parse().unwrap();
        claims.tenant = Some(Tenant::new(TenantId::new(), key, TenantKind::Agency));
        claims.actor = Actor::Account { id: AccountId::new(), member: None, assignments: vec![] };
        claims.session = Some(SessionId::new());
        claims
    }

    fn proof_of(claims: &Claims) -> Proof {
        let Actor::Account { id, .. } = &claims.actor else { panic!("an account") };
        Proof {
            tenant: claims.tenant.as_ref().unwrap().id,
            account: *id,
            session: claims.session.unwrap(),
            email: None,
            until: NOW + PROOF_LIFE,
        }
    }

    fn signer(byte: u8) -> Signer {
        Signer::of_secret(&zeroize::Zeroizing::new([byte; 32])).unwrap()
    }

    #[test]
    fn a_proof_counts_for_its_session_and_a_while() {
        let (signer, mine) = (signer(1), claims());
        let token = signer.prove(&proof_of(&mine)).unwrap();
        let verifier = signer.verifier();
        assert_eq!(verifier.proof(&token, &mine, NOW), Ok(proof_of(&mine)));
        assert_eq!(verifier.proof(&token, &mine, NOW + PROOF_LIFE), Err(Refused::Time));
        assert_eq!(verifier.proof(&token, &claims(), NOW), Err(Refused::Audience));
        let other_session = Claims { session: Some(SessionId::new()), ..mine.clone() };
        assert_eq!(verifier.proof(&token, &other_session, NOW), Err(Refused::Audience));
        assert_eq!(verifier.proof("v4.public.x", &mine, NOW), Err(Refused::Signature));
    }

    #[test]
    fn neither_another_deployment_nor_an_assertion_proves_anything() {
        let (ours, mine) = (signer(1), claims());
        let token = signer(2).prove(&proof_of(&mine)).unwrap();
        assert_eq!(ours.verifier().proof(&token, &mine, NOW), Err(Refused::Signature));
        let assertion = ours.sign(&mine, kernel::Service::Records, NOW).unwrap();
        assert_eq!(ours.verifier().proof(&assertion, &mine, NOW), Err(Refused::Signature));
    }
}
