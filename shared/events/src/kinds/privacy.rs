use crate::Event;
use kernel::{AccountId, ErasureId, MemberId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// Somebody agreed to a purpose, or took the agreement back. Whoever acts for that purpose follows this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentChanged {
    pub account_id: Option<AccountId>,
    pub member_id: Option<MemberId>,
    /// Such as `mail_reminders`.
    pub purpose: String,
    pub given: bool,
}

impl Event for ConsentChanged {
    const KIND: &'static str = "consent.changed.v1";
}

/// An organisation decided that parts of a member's record are erased at the person's wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureDecided {
    pub id: ErasureId,
    pub member_id: MemberId,
    /// `member_contact`, `member_address`, `member_circumstances`, `photo`, `files`.
    pub items: Vec<String>,
}

impl Event for ErasureDecided {
    const KIND: &'static str = "erasure.decided.v1";
}

/// They are erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureDone {
    pub id: ErasureId,
}

impl Event for ErasureDone {
    const KIND: &'static str = "erasure.done.v1";
}

/// What is older than an instant is to be erased, kind by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionDue {
    /// The round of clearing up.
    pub run: Uuid,
    /// Who asked for it; nobody did for the daily one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<AccountId>,
    pub classes: Vec<RetentionLimit>,
}

impl RetentionDue {
    /// Who asked for it, as the audit logs say it: an account, or the clock.
    pub fn asker(&self) -> String {
        self.asked_by.map_or_else(|| "clock".to_owned(), |account| account.0.to_string())
    }
}

/// Until when a kind of data is kept no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionLimit {
    /// Such as `deliveries`.
    pub class: String,
    #[serde(with = "time::serde::rfc3339")]
    pub before: OffsetDateTime,
}

impl Event for RetentionDue {
    const KIND: &'static str = "retention.due.v1";
}

/// How much of a kind was erased in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionPurged {
    pub run: Uuid,
    pub class: String,
    #[serde(with = "time::serde::rfc3339")]
    pub before: OffsetDateTime,
    pub count: i64,
}

impl Event for RetentionPurged {
    const KIND: &'static str = "retention.purged.v1";
}
