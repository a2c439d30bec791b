//! Tokens a service is shown.

use crate::{deployment, text};
use kernel::{AccountId, MemberId, RequestId, Service, SessionId};
use std::sync::LazyLock;
use tenancy::assertion::{Actor, Claims, Level, Verifier};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-03-01 08:00 UTC);

struct Signed {
    token: String,
    claims: Claims,
    verifier: Verifier,
}

static SIGNED: LazyLock<Signed> = LazyLock::new(|| {
    let signer = deployment().signer().expect("a signer");
    let actor =
        Actor::Account { id: AccountId::new(), member: Some(MemberId::new()), assignments: Vec::new() };
    let session = Some(SessionId::new());
    let claims = Claims { actor, level: Level::Full, session, ..Claims::anonymous(RequestId::new()) };
    let token = signer.sign(&claims, Service::Records, NOW).expect("a token");
    Signed { token, claims, verifier: signer.verifier() }
});

/// Nothing is believed but what was signed, for the service it was signed for; a token with other bytes is
/// believed only where it says exactly the same.
pub fn any(data: &[u8]) {
    let token = match data.split_first() {
        Some((0, changes)) => changed(changes),
        _ => text(data).into_owned(),
    };
    if let Ok(verified) = SIGNED.verifier.verify(&token, Service::Records, NOW) {
        assert_eq!(verified.claims(), &SIGNED.claims, "{token}");
    }
    for other in [Service::Identity, Service::Notifications] {
        assert!(SIGNED.verifier.verify(&token, other, NOW).is_err(), "believed by {other}: {token}");
    }
}

/// The signed token with some of its characters changed: pairs of place and character.
fn changed(changes: &[u8]) -> String {
    let mut bytes = SIGNED.token.clone().into_bytes();
    for change in changes.as_chunks::<3>().0 {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] = change[2] & 0x7f;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
