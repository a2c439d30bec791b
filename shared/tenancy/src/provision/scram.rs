use data_encoding::BASE64;
use ring::{digest, hmac, pbkdf2};
use std::num::NonZeroU32;

/// Rounds make guessing a word that somebody chose dear. These passwords are 256 bits nobody can guess, and every new
/// connection of a service pays the rounds again: thousands of them cost more than all the rest of connecting.
const ROUNDS: NonZeroU32 = NonZeroU32::new(1).unwrap();

/// What Postgres keeps of a password (RFC 5803), so that the password itself never stands in a statement. The
/// salt follows from the role: the same role and password give the same text again.
pub(super) fn verifier(role: &str, password: &str) -> String {
    let salt = &digest::digest(&digest::SHA256, role.as_bytes()).as_ref()[..16].to_vec();
    let mut salted = [0; 32];
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, ROUNDS, salt, password.as_bytes(), &mut salted);
    let key = hmac::Key::new(hmac::HMAC_SHA256, &salted);
    let stored = digest::digest(&digest::SHA256, hmac::sign(&key, b"Client Key").as_ref());
    let server = hmac::sign(&key, b"Server Key");
    format!(
        "SCRAM-SHA-256${ROUNDS}:{}${}:{}",
        BASE64.encode(salt),
        BASE64.encode(stored.as_ref()),
        BASE64.encode(server.as_ref())
    )
}
