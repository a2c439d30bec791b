use super::canonical::canonical;
use ring::digest::{SHA256, digest};
use sea_orm::{DbErr, QueryResult};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

pub(super) type Hash = [u8; 32];

/// Before the first entry.
pub(super) const START: Hash = [0; 32];

/// An entry as it lies in the table, but for its own hash.
pub(super) struct Link {
    pub seq: i64,
    pub id: Uuid,
    pub at: OffsetDateTime,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub on_behalf_of: Option<Uuid>,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    pub old: Option<String>,
    pub new: Option<String>,
    pub why: Option<String>,
    pub request_id: Option<Uuid>,
    pub prev: Vec<u8>,
}

pub(super) const COLUMNS: &str = "seq, id, at, actor_kind, actor_id, on_behalf_of, action, subject, subject_id, \
     old, new, why, request_id, prev, hash";

impl Link {
    pub fn of_row(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            seq: row.try_get("", "seq")?,
            id: row.try_get("", "id")?,
            at: row.try_get("", "at")?,
            actor_kind: row.try_get("", "actor_kind")?,
            actor_id: row.try_get("", "actor_id")?,
            on_behalf_of: row.try_get("", "on_behalf_of")?,
            action: row.try_get("", "action")?,
            subject: row.try_get("", "subject")?,
            subject_id: row.try_get("", "subject_id")?,
            old: row.try_get("", "old")?,
            new: row.try_get("", "new")?,
            why: row.try_get("", "why")?,
            request_id: row.try_get("", "request_id")?,
            prev: row.try_get("", "prev")?,
        })
    }

    pub fn hash(&self) -> Hash {
        let body = json!({
            "seq": self.seq,
            "id": self.id.to_string(),
            // microseconds, which is what the table keeps
            "at": (self.at.unix_timestamp_nanos() / 1_000).to_string(),
            "actor_kind": self.actor_kind,
            "actor_id": self.actor_id.map(|id| id.to_string()),
            "on_behalf_of": self.on_behalf_of.map(|id| id.to_string()),
            "action": self.action,
            "subject": self.subject,
            "subject_id": self.subject_id.map(|id| id.to_string()),
            "old": self.old,
            "new": self.new,
            "why": self.why,
            "request_id": self.request_id.map(|id| id.to_string()),
            "prev": data_encoding::HEXLOWER.encode(&self.prev),
        });
        let mut hash = START;
        hash.copy_from_slice(digest(&SHA256, canonical(&body).as_bytes()).as_ref());
        hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn link() -> Link {
        Link {
            seq: 1,
            id: Uuid::nil(),
            at: datetime!(2026-03-01 08:00:00.123456 UTC),
            actor_kind: "account".into(),
            actor_id: Some(Uuid::nil()),
            on_behalf_of: None,
            action: "update".into(),
            subject: "member".into(),
            subject_id: None,
            old: Some("{}".into()),
            new: None,
            why: Some("改名".into()),
            request_id: None,
            prev: START.to_vec(),
        }
    }

    #[test]
    fn every_field_counts() {
        let first = link().hash();
        let changes: [fn(&mut Link); 14] = [
            |l| l.seq = 2,
            |l| l.id = Uuid::max(),
            |l| l.at += time::Duration::MICROSECOND,
            |l| l.actor_kind = "system".into(),
            |l| l.actor_id = None,
            |l| l.on_behalf_of = Some(Uuid::nil()),
            |l| l.action = "view".into(),
            |l| l.subject = "unit".into(),
            |l| l.subject_id = Some(Uuid::nil()),
            |l| l.old = None,
            |l| l.new = Some("{}".into()),
            |l| l.why = Some("改姓".into()),
            |l| l.request_id = Some(Uuid::nil()),
            |l| l.prev = vec![1; 32],
        ];
        for (at, change) in changes.iter().enumerate() {
            let mut other = link();
            change(&mut other);
            assert_ne!(other.hash(), first, "change {at}");
        }
        assert_eq!(link().hash(), first);
    }
}
