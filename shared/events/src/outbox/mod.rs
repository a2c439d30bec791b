//! Reading the log of events.
//!
//! Order is (transaction id, sequence number), and only rows of transactions older than every running one
//! are shown. What is below that horizon is complete: nothing can appear in a place already passed.

mod cursor;
mod read;

pub use cursor::{Cursor, InvalidCursor};
pub use read::{Batch, Range, read};

use crate::Event;
use kernel::{EventId, TenantKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use time::OffsetDateTime;

/// One event as it lies in the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub cursor: Cursor,
    pub tenant: TenantKey,
    pub id: EventId,
    pub kind: String,
    pub payload: serde_json::Value,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The span of a trace in which it was written, if somebody collects them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

impl Row {
    /// The event, if it is of this kind.
    ///
    /// # Errors
    /// When the kind fits and the payload does not.
    pub fn decode<E: Event + DeserializeOwned>(&self) -> Result<Option<E>, serde_json::Error> {
        if self.kind != E::KIND {
            return Ok(None);
        }
        E::deserialize(&self.payload).map(Some)
    }
}
