use super::{ExchangeError, Pair, PublicKeys};
use data_encoding::HEXLOWER;
use kernel::{ExchangeId, TenantId};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const FORM: &str = "zhibu-exchange/1";

/// What stands on a message: whose it is, whose it is to be, and the sum of what lies in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    pub form: String,
    pub exchange: ExchangeId,
    pub number: i32,
    pub from: TenantId,
    pub to: TenantId,
    pub sha256: String,
}

/// An envelope as it was signed, with what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub envelope: String,
    pub signature: Vec<u8>,
    pub sealed: Vec<u8>,
}

/// What is written on the outside, before anything lies inside.
fn place(exchange: ExchangeId, number: i32, from: TenantId, to: TenantId) -> Vec<u8> {
    format!("{FORM}\n{exchange}\n{number}\n{from}\n{to}\n").into_bytes()
}

fn sum(sealed: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, sealed).as_ref())
}

fn signed(envelope: &str) -> Vec<u8> {
    format!("{FORM}\n{envelope}").into_bytes()
}

impl Letter {
    /// Seals what is said to the receiver and signs what it lies in.
    ///
    /// # Errors
    /// When the receiver's key is none.
    pub fn write(
        pair: &Pair,
        receiver: &PublicKeys,
        (exchange, number): (ExchangeId, i32),
        (from, to): (TenantId, TenantId),
        said: &[u8],
    ) -> Result<Self, ExchangeError> {
        let sealed = receiver.seal(&place(exchange, number, from, to), said)?;
        let envelope = Envelope { form: FORM.into(), exchange, number, from, to, sha256: sum(&sealed) };
        let envelope = serde_json::to_string(&envelope).map_err(|_| ExchangeError::Sealed)?;
        let signature = pair.sign(&signed(&envelope));
        Ok(Self { envelope, signature, sealed })
    }

    /// What was said, once it is certain that the sender said it here.
    ///
    /// # Errors
    /// When it was not signed by the sender, is about something else, or was sealed for somebody else.
    pub fn read(
        &self,
        pair: &Pair,
        sender: &PublicKeys,
        (exchange, number): (ExchangeId, i32),
        (from, to): (TenantId, TenantId),
    ) -> Result<Zeroizing<Vec<u8>>, ExchangeError> {
        let expected = Envelope { form: FORM.into(), exchange, number, from, to, sha256: sum(&self.sealed) };
        let read: Envelope = serde_json::from_str(&self.envelope).map_err(|_| ExchangeError::Signature)?;
        if read != expected || !sender.signed(&signed(&self.envelope), &self.signature) {
            return Err(ExchangeError::Signature);
        }
        pair.open(&place(exchange, number, from, to), &self.sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{KeyRing, Vault};
    use std::collections::BTreeMap;

    fn pair(byte: u8) -> Pair {
        let key = Zeroizing::new([byte; 32]);
        let ring = KeyRing::new(BTreeMap::from([(1, key.clone())])).unwrap();
        Pair::of(&<Vault>::new(ring, key)).unwrap()
    }

    #[test]
    fn only_the_receiver_opens_what_the_sender_signed() {
        let (a, b, c) = (pair(1), pair(2), pair(3));
        let (id, sides) = (ExchangeId::new(), (TenantId::new(), TenantId::new()));
        let letter = Letter::write(&a, &b.public(), (id, 3), sides, "张三".as_bytes()).unwrap();
        assert_eq!(&letter.read(&b, &a.public(), (id, 3), sides).unwrap()[..], "张三".as_bytes());
        let fails = |letter: &Letter, by: &Pair, from: &Pair, number: i32| {
            letter.read(by, &from.public(), (id, number), sides).unwrap_err()
        };
        assert_eq!(fails(&letter, &c, &a, 3), ExchangeError::Sealed);
        assert_eq!(fails(&letter, &b, &c, 3), ExchangeError::Signature);
        assert_eq!(fails(&letter, &b, &a, 4), ExchangeError::Signature);
        assert_ne!(letter, Letter::write(&a, &b.public(), (id, 3), sides, "张三".as_bytes()).unwrap());
    }

    #[test]
    fn a_bent_byte_is_noticed() {
        let (a, b) = (pair(1), pair(2));
        let (id, sides) = (ExchangeId::new(), (TenantId::new(), TenantId::new()));
        let letter = Letter::write(&a, &b.public(), (id, 1), sides, b"plain").unwrap();
        for at in 0..letter.sealed.len() {
            let mut bent = letter.clone();
            bent.sealed[at] ^= 1;
            assert!(bent.read(&b, &a.public(), (id, 1), sides).is_err(), "byte {at}");
        }
        let mut bent = letter.clone();
        bent.signature[5] ^= 1;
        assert_eq!(bent.read(&b, &a.public(), (id, 1), sides).unwrap_err(), ExchangeError::Signature);
    }
}
