use super::*;
use crate::{Tenant, secrets::Secret};
use kernel::{AccountId, MemberId, RequestId, SessionId, TenantId, TenantKey, TenantKind, UnitId};
use time::{OffsetDateTime, macros::datetime};
use zeroize::Zeroizing;

const NOW: OffsetDateTime = datetime!(2026-03-01 08:00 UTC);

fn signer(byte: u8) -> Signer {
    let secret: Secret = Zeroizing::new([byte; 32]);
    Signer::of_secret(&secret).unwrap()
}

fn claims() -> Claims {
    let key = TenantKey::compose(1, [4; 10]).unwrap();
    let secretary = Assignment { role: "secretary".into(), unit: Some(UnitId::new()) };
    Claims {
        tenant: Some(Tenant::new(TenantId::new(), key, TenantKind::Agency)),
        actor: Actor::Account {
            id: AccountId::new(),
            member: Some(MemberId::new()),
            assignments: vec![secretary],
        },
        level: Level::Full,
        session: Some(SessionId::new()),
        on_behalf_of: Some(MemberId::new()),
        ..Claims::anonymous(RequestId::new())
    }
}

#[test]
fn what_is_signed_is_believed_and_opens_the_tenant() {
    let (signer, claims) = (signer(1), claims());
    let token = signer.sign(&claims, Service::Records, NOW).unwrap();
    assert!(token.starts_with("v4.public."));
    let verified = signer.verifier().verify(&token, Service::Records, NOW).unwrap();
    assert_eq!(verified.claims(), &claims);
    assert_eq!(verified.scope().map(|s| s.tenant().clone()), claims.tenant);
    let nobody = signer.sign(&Claims::anonymous(RequestId::new()), Service::Records, NOW).unwrap();
    assert!(signer.verifier().verify(&nobody, Service::Records, NOW).unwrap().scope().is_none());
}

#[test]
fn another_service_key_or_minute_is_refused() {
    let (signer, claims) = (signer(1), claims());
    let token = signer.sign(&claims, Service::Records, NOW).unwrap();
    let verify = |audience, at| signer.verifier().verify(&token, audience, at).err();
    assert_eq!(verify(Service::Identity, NOW), Some(Refused::Signature));
    assert_eq!(verify(Service::Records, NOW + LIFE), None, "within the skew of clocks");
    assert_eq!(verify(Service::Records, NOW + LIFE + SKEW), Some(Refused::Time));
    assert_eq!(verify(Service::Records, NOW - SKEW), None);
    assert_eq!(verify(Service::Records, NOW - SKEW - Duration::SECOND), Some(Refused::Time));
    let stranger = super::tests::signer(2).verifier();
    assert_eq!(stranger.verify(&token, Service::Records, NOW).err(), Some(Refused::Signature));
}

#[test]
fn a_changed_or_made_up_token_is_refused() {
    let signer = signer(1);
    let token = signer.sign(&claims(), Service::Records, NOW).unwrap();
    for at in (10..token.len()).step_by(7) {
        let mut bent = token.clone().into_bytes();
        bent[at] = if bent[at] == b'A' { b'B' } else { b'A' };
        let bent = String::from_utf8(bent).unwrap();
        assert!(signer.verifier().verify(&bent, Service::Records, NOW).is_err(), "byte {at}");
    }
    for text in ["", "v4.public.", "v4.local.AAAA", "v2.public.AAAA", "张", &"v4.public.A".repeat(9_000)] {
        assert_eq!(signer.verifier().verify(text, Service::Records, NOW).err(), Some(Refused::Signature));
    }
}

#[test]
fn a_token_that_would_live_longer_is_refused() {
    let signer = signer(1);
    let token = Token::new(&claims(), Service::Records, NOW, NOW + LIFE + Duration::SECOND);
    let message = serde_json::to_vec(&token).unwrap();
    let text = signer.sign_raw(&message, Service::Records);
    assert_eq!(signer.verifier().verify(&text, Service::Records, NOW).err(), Some(Refused::Time));
    let other = Token::new(&claims(), Service::Identity, NOW, NOW + LIFE);
    let text = signer.sign_raw(&serde_json::to_vec(&other).unwrap(), Service::Records);
    assert_eq!(signer.verifier().verify(&text, Service::Records, NOW).err(), Some(Refused::Audience));
    let text = signer.sign_raw(b"{}", Service::Records);
    assert_eq!(signer.verifier().verify(&text, Service::Records, NOW).err(), Some(Refused::Claims));
}

#[test]
fn a_word_within_the_process_is_worth_what_a_token_is() {
    let (signer, claims) = (signer(1), claims());
    let vouched = signer.vouch(claims.clone(), Service::Records, NOW);
    let believe = |by: &Signer, audience, at| by.verifier().believe(&vouched, audience, at);
    assert_eq!(believe(&signer, Service::Records, NOW).unwrap().claims(), &claims);
    assert_eq!(believe(&signer, Service::Identity, NOW).unwrap_err(), Refused::Audience);
    assert_eq!(believe(&signer, Service::Records, NOW + LIFE).unwrap_err(), Refused::Time);
    assert_eq!(believe(&self::signer(2), Service::Records, NOW).unwrap_err(), Refused::Signature);
}
