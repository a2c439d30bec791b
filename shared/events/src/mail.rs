//! Letters as jobs: written by any service in the transaction that causes them, sent by notifications.
//!
//! The job's payload is sealed with a key of the deployment, so that neither the queue nor a backup of it
//! shows addresses or tokens, and it is erased once the letter is out.

use data_encoding::BASE64URL_NOPAD;
use kernel::{Locale, TenantKey};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf,
    rand::{SecureRandom, SystemRandom},
};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use tenancy::{PlatformTx, TenantTx};

/// The queue letters lie in.
pub const QUEUE: &str = "mail";

/// One letter to one person. The text is made by notifications from `template` and `params`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub to: String,
    /// Name of a template in the catalogue of notifications, e.g. `invitation`.
    pub template: String,
    pub locale: Locale,
    pub params: BTreeMap<String, String>,
}

// addresses and links never reach a log
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("template", &self.template).finish_non_exhaustive()
    }
}

/// The deployment's key for letters in the queue.
#[derive(Clone)]
pub struct MailKey(Arc<LessSafeKey>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("the mail key cannot be made")]
    Key,
    #[error("the letter cannot be sealed")]
    Seal,
    #[error("the letter was sealed with another key or was changed")]
    Open,
}

impl MailKey {
    /// Makes the key of a secret of the deployment (`Deployment::derive("mail")`).
    ///
    /// # Errors
    /// Never in practice; the derivation has a fixed size.
    pub fn derive(secret: &[u8]) -> Result<Self, SealError> {
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, b"zhibu").extract(secret);
        let okm = root.expand(&[b"mail"], &AES_256_GCM).map_err(|_| SealError::Key)?;
        Ok(Self(Arc::new(LessSafeKey::new(UnboundKey::from(okm)))))
    }

    /// # Errors
    /// When the letter does not serialise or no random numbers can be had.
    pub fn seal(&self, mail: &Mail) -> Result<String, SealError> {
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).map_err(|_| SealError::Seal)?;
        let mut text = serde_json::to_vec(mail).map_err(|_| SealError::Seal)?;
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad(), &mut text)
            .map_err(|_| SealError::Seal)?;
        Ok(BASE64URL_NOPAD.encode(&[&nonce[..], &text].concat()))
    }

    /// # Errors
    /// When the payload is not a letter sealed with this key.
    pub fn open(&self, payload: &str) -> Result<Mail, SealError> {
        let mut bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).map_err(|_| SealError::Open)?;
        let (nonce, text) = bytes.split_at_mut_checked(NONCE_LEN).ok_or(SealError::Open)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Open)?;
        let text = self.0.open_in_place(nonce, aad(), text).map_err(|_| SealError::Open)?;
        serde_json::from_slice(text).map_err(|_| SealError::Open)
    }
}

fn aad() -> Aad<&'static [u8]> {
    Aad::from(b"zhibu.mail.v1")
}

/// Puts a letter of a tenant into the queue, in the caller's transaction. Two letters with the same `dedupe`
/// are one.
///
/// # Errors
/// When the letter cannot be sealed or the database refuses.
pub async fn post(tx: &TenantTx, key: &MailKey, mail: &Mail, dedupe: Option<&str>) -> Result<(), DbErr> {
    let payload = key.seal(mail).map_err(|e| DbErr::Custom(e.to_string()))?;
    crate::jobs::enqueue_text(tx, QUEUE, &payload, None, dedupe).await
}

/// Puts a letter of the platform itself (to an operator), or on behalf of a tenant, into the queue.
///
/// # Errors
/// When the letter cannot be sealed or the database refuses.
pub async fn post_platform(
    tx: &PlatformTx,
    key: &MailKey,
    tenant: Option<&TenantKey>,
    mail: &Mail,
    dedupe: Option<&str>,
) -> Result<(), DbErr> {
    let payload = key.seal(mail).map_err(|e| DbErr::Custom(e.to_string()))?;
    crate::jobs::enqueue_platform_text(tx, tenant, QUEUE, &payload, None, dedupe).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Mail {
        let params = BTreeMap::from([("url".into(), "https://x/i/secret".into())]);
        Mail { to: "a@example.org".into(), template: "invitation".into(), locale: Locale::Zh, params }
    }

    #[test]
    fn only_the_same_key_opens_a_letter() {
        let key = MailKey::derive(&[1; 32]).unwrap();
        let sealed = key.seal(&letter()).unwrap();
        assert_eq!(key.open(&sealed), Ok(letter()));
        assert_ne!(sealed, key.seal(&letter()).unwrap(), "a nonce is used once");
        assert_eq!(MailKey::derive(&[2; 32]).unwrap().open(&sealed), Err(SealError::Open));
    }

    #[test]
    fn a_changed_letter_is_refused() {
        let key = MailKey::derive(&[1; 32]).unwrap();
        let sealed = key.seal(&letter()).unwrap();
        let turned = if sealed.ends_with('A') { "B" } else { "A" };
        for bad in ["", "AAAA", "%%%", &format!("{}{turned}", &sealed[..sealed.len() - 1])] {
            assert_eq!(key.open(bad), Err(SealError::Open), "{bad}");
        }
    }

    #[test]
    fn neither_debug_nor_payload_shows_the_address() {
        let key = MailKey::derive(&[1; 32]).unwrap();
        assert!(!format!("{:?}", letter()).contains("example.org"));
        assert!(!key.seal(&letter()).unwrap().contains("example"));
    }
}
