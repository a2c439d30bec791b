use super::{
    Fault,
    chain::{Hash, Link, START},
};
use data_encoding::HEXLOWER;
use serde_json::{Map, Value};
use time::{OffsetDateTime, PrimitiveDateTime, format_description::FormatItem, macros::format_description};

/// A chain outside of the database, walked entry by entry.
pub(crate) struct Links {
    seq: i64,
    hash: Hash,
}

impl Default for Links {
    fn default() -> Self {
        Self { seq: 0, hash: START }
    }
}

impl Links {
    /// Adds the next entry, in the words of the table's columns.
    pub fn add(&mut self, row: &Map<String, Value>) -> Result<(), Fault> {
        let (link, written) = read(row).ok_or(Fault::Content)?;
        if link.seq != self.seq + 1 {
            return Err(Fault::Gap);
        }
        if link.prev != self.hash {
            return Err(Fault::Link);
        }
        let hash = link.hash();
        if hash[..] != written[..] {
            return Err(Fault::Content);
        }
        (self.seq, self.hash) = (link.seq, hash);
        Ok(())
    }

    /// Number and hash of the last entry.
    pub fn end(&self) -> (i64, String) {
        (self.seq, HEXLOWER.encode(&self.hash))
    }
}

fn read(row: &Map<String, Value>) -> Option<(Link, Vec<u8>)> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
    let id = |name: &str| row.get(name).and_then(Value::as_str).and_then(|id| id.parse().ok());
    let bytes = |name: &str| HEXLOWER.decode(text(name)?.strip_prefix("\\x")?.as_bytes()).ok();
    let link = Link {
        seq: row.get("seq")?.as_i64()?,
        id: id("id")?,
        at: instant(&text("at")?)?,
        actor_kind: text("actor_kind")?,
        actor_id: id("actor_id"),
        on_behalf_of: id("on_behalf_of"),
        action: text("action")?,
        subject: text("subject")?,
        subject_id: id("subject_id"),
        old: text("old"),
        new: text("new"),
        why: text("why"),
        request_id: id("request_id"),
        prev: bytes("prev")?,
    };
    Some((link, bytes("hash")?))
}

/// As Postgres writes an instant in UTC: `2026-03-01 08:00:00.123456+00`.
fn instant(text: &str) -> Option<OffsetDateTime> {
    const WHOLE: &[FormatItem<'_>] = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    const PARTS: &[FormatItem<'_>] =
        format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond]");
    let text = text.strip_suffix("+00")?;
    let form = if text.contains('.') { PARTS } else { WHOLE };
    PrimitiveDateTime::parse(text, form).ok().map(PrimitiveDateTime::assume_utc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn instants_read_as_postgres_writes_them() {
        assert_eq!(instant("2026-03-01 08:00:00+00"), Some(datetime!(2026-03-01 08:00 UTC)));
        assert_eq!(instant("2026-03-01 08:00:00.12+00"), Some(datetime!(2026-03-01 08:00:00.12 UTC)));
        assert_eq!(instant("2026-03-01 08:00:00+08"), None);
    }
}
