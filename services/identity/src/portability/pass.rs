//! What the address of a file carries so that one holder can begin to fetch it, for two minutes, and nobody else.

use data_encoding::HEXLOWER;
use ring::hmac;
use std::fmt::Display;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Long enough to begin a download.
const LIFE: Duration = Duration::minutes(2);

/// One file for one holder.
pub(super) struct Pass {
    key: hmac::Key,
    what: String,
}

impl Pass {
    pub fn new(key: &[u8; 32], file: Uuid, holder: impl Display) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key), what: format!("{file}/{holder}") }
    }

    /// The query of an address that is good from now on.
    pub fn query(&self, now: OffsetDateTime) -> String {
        let until = (now + LIFE).unix_timestamp();
        let mark = HEXLOWER.encode(hmac::sign(&self.key, self.text(until).as_bytes()).as_ref());
        format!("until={until}&mark={mark}")
    }

    /// Whether a mark is for this file and holder, and not over.
    pub fn is_good(&self, until: i64, mark: &str, now: OffsetDateTime) -> bool {
        let mark = HEXLOWER.decode(mark.as_bytes()).unwrap_or_default();
        let whole = hmac::verify(&self.key, self.text(until).as_bytes(), &mark).is_ok();
        whole && now.unix_timestamp() < until
    }

    fn text(&self, until: i64) -> String {
        format!("{}/{until}", self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-06-01 09:00 UTC);
    const FILE: Uuid = Uuid::from_u128(1);

    #[test]
    fn it_is_for_one_file_and_holder_and_for_two_minutes() {
        let pass = Pass::new(&[7; 32], FILE, "holder");
        let query = pass.query(NOW);
        let (until, mark) = query.split_once("&mark=").unwrap();
        let until: i64 = until.strip_prefix("until=").unwrap().parse().unwrap();
        assert!(pass.is_good(until, mark, NOW));
        assert!(!pass.is_good(until, mark, NOW + LIFE));
        assert!(!pass.is_good(until + 60, mark, NOW));
        assert!(!pass.is_good(until, "", NOW));
        let others = [(7, Uuid::from_u128(2), "holder"), (7, FILE, "other"), (8, FILE, "holder")];
        for (key, file, holder) in others {
            assert!(!Pass::new(&[key; 32], file, holder).is_good(until, mark, NOW), "{key} {file} {holder}");
        }
    }
}
