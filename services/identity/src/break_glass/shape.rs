use super::store::entry::Model;
use kernel::{EntryId, OperatorId};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

kernel::words! {
    /// Where an entry stands.
    pub enum EntryState {
        /// The organisation has to let the operator in.
        Waiting = "waiting",
        Open = "open",
        Refused = "refused",
        Ended = "ended",
    }
}

/// An operator who looked in, or asked to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OperatorEntry {
    pub id: EntryId,
    pub operator_id: OperatorId,
    pub operator_name: String,
    pub reason: String,
    pub minutes: i32,
    pub state: EntryState,
    #[serde(with = "time::serde::rfc3339")]
    pub asked_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub opened_at: Option<OffsetDateTime>,
    /// When it ends by itself.
    #[serde(with = "time::serde::rfc3339::option")]
    pub ends_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// `operator`, `tenant` or `time`.
    pub ended_by: Option<String>,
}

impl OperatorEntry {
    /// One whose time is up is over, whether somebody has written that down yet or not.
    pub fn at(row: Model, now: OffsetDateTime) -> Self {
        let run_out = row.has_run_out(now);
        Self {
            id: row.id,
            operator_id: row.operator_id,
            operator_name: row.operator_name,
            reason: row.reason,
            minutes: row.minutes,
            state: if run_out { EntryState::Ended } else { row.state },
            asked_at: row.asked_at,
            opened_at: row.opened_at,
            ended_at: row.ended_at.or(row.ends_at.filter(|_| run_out)),
            ended_by: row.ended_by.or_else(|| run_out.then(|| "time".to_owned())),
            ends_at: row.ends_at,
        }
    }
}
