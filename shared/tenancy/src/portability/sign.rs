//! The deployment puts its name under what it hands out.

use super::{Damage, Place, PortError, sum};
use crate::Deployment;
use data_encoding::HEXLOWER;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

/// The key pair of a deployment for what leaves it.
pub struct Seal(Ed25519KeyPair);

/// A signature and who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub algorithm: String,
    /// Of the text that was signed.
    pub sha256: String,
    pub public_key: String,
    pub signature: String,
}

impl Seal {
    /// # Errors
    /// When the key cannot be made.
    pub fn of(deployment: &Deployment) -> Result<Self, PortError> {
        let seed = deployment.secrets().derive("signing");
        Ed25519KeyPair::from_seed_unchecked(&seed[..])
            .map(Self)
            .map_err(|_| PortError::Format("the signing key".into()))
    }

    /// In hexadecimal, as others are to name it.
    pub fn public_key(&self) -> String {
        HEXLOWER.encode(self.0.public_key().as_ref())
    }

    /// `purpose` keeps a signature of one kind of text from passing for one of another.
    pub fn sign(&self, purpose: &str, text: &[u8]) -> Signature {
        let sha256 = sum::hex(text);
        let signature = self.0.sign(signed(purpose, &sha256).as_bytes());
        Signature {
            algorithm: "ed25519".into(),
            public_key: self.public_key(),
            signature: HEXLOWER.encode(signature.as_ref()),
            sha256,
        }
    }
}

impl Signature {
    /// Whether this is a signature of the text by the key it names. Whose key that is, is another question.
    pub fn fits(&self, purpose: &str, text: &[u8]) -> bool {
        self.sha256 == sum::hex(text) && self.is_sound(purpose)
    }

    /// Whether the key it names has signed the sum it names.
    pub(super) fn is_sound(&self, purpose: &str) -> bool {
        let bytes = |hex: &str| HEXLOWER.decode(hex.as_bytes()).unwrap_or_default();
        let key = UnparsedPublicKey::new(&ED25519, bytes(&self.public_key));
        let message = signed(purpose, &self.sha256);
        self.algorithm == "ed25519" && key.verify(message.as_bytes(), &bytes(&self.signature)).is_ok()
    }

    pub(super) fn to_text(&self) -> Result<Vec<u8>, PortError> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }

    /// Reads what [`Self::to_text`] wrote and nothing else.
    pub(super) fn parse(text: &[u8], file: &str) -> Result<Self, PortError> {
        let damaged = || PortError::damaged(Damage::Signature, "the signature was changed", Place::of(file));
        let read: Self = serde_json::from_slice(text).map_err(|_| damaged())?;
        if read.to_text()? == text { Ok(read) } else { Err(damaged()) }
    }
}

fn signed(purpose: &str, sha256: &str) -> String {
    format!("{purpose}\n{sha256}\n")
}
