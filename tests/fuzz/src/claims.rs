//! What a token says, behind its signature.

use crate::{deployment, text};
use kernel::{AccountId, Locale, RequestId, Service};
use serde_json::json;
use std::sync::LazyLock;
use tenancy::assertion::{LIFE, Refused, Signer, claimed};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-03-01 08:00 UTC);
/// How far clocks may be apart.
const SKEW: Duration = Duration::seconds(5);
/// Longer ones do not fit into a token.
const MOST_BYTES: usize = 40_000;

static SIGNER: LazyLock<Signer> = LazyLock::new(|| deployment().signer().expect("a signer"));

/// What is taken is for one service and one minute, and is the same when it is signed and read again. What is out of
/// its time is refused, by the second.
pub fn any(data: &[u8]) {
    if let Some((0, times)) = data.split_first() {
        return timed(times);
    }
    let payload = text(data);
    let Ok(claims) = claimed(&payload, Service::Records, NOW) else { return };
    for other in [Service::Identity, Service::Notifications] {
        assert_eq!(claimed(&payload, other, NOW), Err(Refused::Audience), "{payload}");
    }
    for later in [NOW + LIFE * 2, NOW - LIFE * 2] {
        assert_eq!(claimed(&payload, Service::Records, later), Err(Refused::Time), "{payload}");
    }
    if payload.len() > MOST_BYTES {
        return;
    }
    let token = SIGNER.sign(&claims, Service::Records, NOW).expect("what was read can be signed");
    let verified =
        SIGNER.verifier().verify(&token, Service::Records, NOW).expect("what was signed is believed");
    assert_eq!(verified.claims(), &claims);
}

/// Issued and run out so many seconds from now.
fn timed(times: &[u8]) {
    let Some((times, rest)) = times.split_first_chunk::<4>() else { return };
    let [a, b, c, d] = *times;
    let [issued, lives] = [[a, b], [c, d]].map(|two| i64::from(i16::from_le_bytes(two)));
    // most of chance would be far outside
    let (issued, lives) = (issued % 90, lives % 90);
    let moment = |seconds: i64| (NOW + Duration::seconds(seconds)).format(&Rfc3339).expect("a moment");
    let device = text(rest);
    let payload = json!({
        "aud": "records", "iat": moment(issued), "exp": moment(issued + lives), "level": "full",
        "actor": { "kind": "account", "id": AccountId::new() }, "request_id": RequestId::new(),
        "locale": Locale::Zh, "client": { "device": device },
    });
    let (skew, most) = (SKEW.whole_seconds(), LIFE.whole_seconds());
    let in_time = lives <= most && issued <= skew && issued + lives > -skew;
    let read = claimed(&payload.to_string(), Service::Records, NOW);
    match read {
        Ok(claims) => assert!(in_time && claims.client.device.as_deref() == Some(&*device), "{payload}"),
        Err(refused) => assert_eq!((refused, in_time), (Refused::Time, false), "{payload}"),
    }
}
