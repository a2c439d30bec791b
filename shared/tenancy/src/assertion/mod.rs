//! Who is asking, said by the gateway and believed by the services: a signed token of at most a minute.
//!
//! PASETO v4.public, which is Ed25519 and nothing else. The audience is inside the token and, as implicit
//! assertion, outside of it: a token for one service verifies in no other.

mod claims;
mod proof;
mod sign;
mod verify;
mod vouch;

pub use claims::{Actor, Assignment, Claims, Client, Level};
pub use proof::{PROOF_LIFE, Proof};
pub use sign::{Signer, Unsigned};
pub use verify::{Refused, Verified, Verifier, claimed};
pub use vouch::Vouched;

use claims::Token;
use kernel::Service;
use time::Duration;

/// How long a token is good for.
pub const LIFE: Duration = Duration::seconds(60);
/// How far the clocks of two machines may be apart.
const SKEW: Duration = Duration::seconds(5);

fn implicit(audience: Service) -> Vec<u8> {
    format!("zhibu:{audience}").into_bytes()
}

#[cfg(test)]
mod tests;
