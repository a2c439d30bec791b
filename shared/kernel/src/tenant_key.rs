use crate::Service;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The short immutable name of a tenant in the database: twelve characters of `a-z2-7`.
///
/// It is opaque, because every role may list the names of schemas. The first two characters are the number
/// of the log-in shard, so that no look-up is needed to find the pool. It is the only text that is ever
/// spliced into an SQL statement, which is why it can be built by parsing alone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TenantKey(String);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a tenant key")]
pub struct InvalidTenantKey;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl TenantKey {
    pub const LEN: usize = 12;
    /// Shards that fit into two characters.
    pub const MAX_SHARDS: u16 = 32 * 32;

    /// Builds a key from a shard number and random bytes (the lower five bits of each are used).
    ///
    /// # Errors
    /// When `shard` is not below [`Self::MAX_SHARDS`].
    pub fn compose(shard: u16, random: [u8; 10]) -> Result<Self, InvalidTenantKey> {
        if shard >= Self::MAX_SHARDS {
            return Err(InvalidTenantKey);
        }
        let digit = |n: usize| char::from(ALPHABET[n & 31]);
        let mut key = String::with_capacity(Self::LEN);
        key.push(digit(usize::from(shard >> 5)));
        key.push(digit(usize::from(shard)));
        key.extend(random.iter().map(|&byte| digit(usize::from(byte))));
        Ok(Self(key))
    }

    /// The log-in shard this tenant belongs to.
    pub fn shard(&self) -> u16 {
        let value = |byte: u8| ALPHABET.iter().position(|&c| c == byte).unwrap_or_default() as u16;
        let bytes = self.0.as_bytes();
        (value(bytes[0]) << 5) | value(bytes[1])
    }

    pub fn schema(&self) -> String {
        format!("t_{}", self.0)
    }

    /// The role under which a request of this tenant runs in one service's database.
    pub fn role(&self, service: Service) -> String {
        format!("t_{}_{}", self.0, service.short())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TenantKey {
    type Err = InvalidTenantKey;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let ok = text.len() == Self::LEN && text.bytes().all(|byte| ALPHABET.contains(&byte));
        ok.then(|| Self(text.to_owned())).ok_or(InvalidTenantKey)
    }
}

impl TryFrom<String> for TenantKey {
    type Error = InvalidTenantKey;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<TenantKey> for String {
    fn from(key: TenantKey) -> Self {
        key.0
    }
}

impl fmt::Display for TenantKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for TenantKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TenantKey({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_gives_back_its_shard(shard in 0..TenantKey::MAX_SHARDS, random: [u8; 10]) {
            let key = TenantKey::compose(shard, random).unwrap();
            prop_assert_eq!(key.shard(), shard);
            prop_assert_eq!(key.as_str().parse::<TenantKey>(), Ok(key.clone()));
        }

        #[test]
        fn only_its_own_spelling_parses(text in "\\PC{0,14}") {
            let ok = text.len() == 12 && text.chars().all(|c| matches!(c, 'a'..='z' | '2'..='7'));
            prop_assert_eq!(text.parse::<TenantKey>().is_ok(), ok);
        }
    }

    #[test]
    fn a_quote_never_gets_through() {
        for text in ["", "ab\"; drop --", "AAAAAAAAAAAA", "aaaaaaaaaaa", "aaaaaaaaaaaa1", "aaaaaaaaaaa1"] {
            assert_eq!(text.parse::<TenantKey>(), Err(InvalidTenantKey), "{text}");
        }
    }

    #[test]
    fn names_fit_into_postgres() {
        let key = TenantKey::compose(33, [0; 10]).unwrap();
        assert_eq!(key.schema(), "t_bbaaaaaaaaaa");
        assert_eq!(key.role(Service::Records), "t_bbaaaaaaaaaa_rec");
    }
}
