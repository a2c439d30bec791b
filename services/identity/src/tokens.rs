//! Secrets that travel in a cookie or a mail. Only their SHA-256 is ever stored: they carry 256 random bits,
//! so a slow hash would add nothing.

use data_encoding::BASE64URL_NOPAD;
use kernel::TenantId;
use ring::{
    digest,
    rand::{SecureRandom, SystemRandom},
};

/// The operating system gave no random bytes.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

impl From<NoRandomness> for rest::Problem {
    fn from(error: NoRandomness) -> Self {
        rest::kinds::INTERNAL.problem().because(error)
    }
}

const SECRET_BYTES: usize = 32;
const TAG_BYTES: usize = 4;

/// Random bytes from the operating system.
///
/// # Errors
/// When the operating system refuses.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// What is stored in place of a token.
pub fn hash(token: &str) -> Vec<u8> {
    digest::digest(&digest::SHA256, token.as_bytes()).as_ref().to_vec()
}

/// A fresh token for a session cookie: 43 characters.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn session() -> Result<String, NoRandomness> {
    Ok(BASE64URL_NOPAD.encode(&random::<SECRET_BYTES>()?))
}

/// Whether a text can be a session token at all; anything else is not worth a query.
pub fn is_session(text: &str) -> bool {
    BASE64URL_NOPAD.decode(text.as_bytes()).is_ok_and(|bytes| bytes.len() == SECRET_BYTES)
}

/// What a token in a mail opens. A token made for one door does not fit another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Invitation,
    Reset,
    OperatorInvitation,
    Signup,
    /// The way of an operator into an organisation.
    OperatorEntry,
}

impl Door {
    const fn word(self) -> &'static str {
        match self {
            Door::Invitation => "invitation",
            Door::Reset => "reset",
            Door::OperatorInvitation => "operator-invitation",
            Door::Signup => "signup",
            Door::OperatorEntry => "operator-entry",
        }
    }

    /// Marks whose door this is. It lets a holder who came to the wrong address be told so, without looking
    /// into any other tenant, and says nothing to anybody else.
    fn tag(self, tenant: Option<TenantId>) -> [u8; TAG_BYTES] {
        let mut context = digest::Context::new(&digest::SHA256);
        context.update(self.word().as_bytes());
        context.update(tenant.map(|id| *id.0.as_bytes()).unwrap_or_default().as_slice());
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&context.finish().as_ref()[..TAG_BYTES]);
        tag
    }
}

/// How a mailed token looks before the database is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Made for this door of this tenant.
    Own,
    /// Of the right form, made for somebody else.
    Foreign,
    /// Not a token.
    Malformed,
}

/// A fresh token for a mail: 48 characters that are safe in a URL fragment.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn mailed(door: Door, tenant: Option<TenantId>) -> Result<String, NoRandomness> {
    let mut bytes = [0; TAG_BYTES + SECRET_BYTES];
    bytes[..TAG_BYTES].copy_from_slice(&door.tag(tenant));
    bytes[TAG_BYTES..].copy_from_slice(&random::<SECRET_BYTES>()?);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// Tells from the form of a mailed token whether it is worth looking up here.
pub fn look(token: &str, door: Door, tenant: Option<TenantId>) -> Look {
    match BASE64URL_NOPAD.decode(token.as_bytes()) {
        Ok(bytes) if bytes.len() == TAG_BYTES + SECRET_BYTES => {
            if bytes[..TAG_BYTES] == door.tag(tenant) {
                Look::Own
            } else {
                Look::Foreign
            }
        }
        _ => Look::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn tokens_differ_and_have_their_form() {
        let tenant = Some(TenantId::new());
        let mut seen = HashSet::new();
        for _ in 0..200 {
            let (cookie, mail) = (session().unwrap(), mailed(Door::Invitation, tenant).unwrap());
            assert_eq!((cookie.len(), mail.len()), (43, 48));
            assert!(is_session(&cookie) && !is_session(&mail));
            assert!(mail.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
            assert!(seen.insert(cookie) && seen.insert(mail));
        }
    }

    #[test]
    fn a_token_fits_its_own_door_only() {
        let (here, there) = (Some(TenantId::new()), Some(TenantId::new()));
        let token = mailed(Door::Invitation, here).unwrap();
        assert_eq!(look(&token, Door::Invitation, here), Look::Own);
        assert_eq!(look(&token, Door::Invitation, there), Look::Foreign);
        assert_eq!(look(&token, Door::Reset, here), Look::Foreign);
        assert_eq!(look(&token, Door::OperatorInvitation, None), Look::Foreign);
        assert_eq!(look(&token[1..], Door::Invitation, here), Look::Malformed);
        assert_eq!(look("", Door::Invitation, here), Look::Malformed);
    }

    #[test]
    fn the_stored_form_does_not_contain_the_token() {
        let token = session().unwrap();
        assert_eq!(hash(&token).len(), 32);
        assert_eq!(hash(&token), hash(&token));
        assert_ne!(hash(&token), token.as_bytes());
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in "\\PC{0,80}") {
            let _ = is_session(&text);
            prop_assert_ne!(look(&text, Door::Reset, Some(TenantId::new())), Look::Own);
        }
    }
}
