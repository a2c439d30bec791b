use kernel::{JobId, TenantKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{fmt, time::Duration};
use time::OffsetDateTime;

/// A request for work.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub queue: String,
    pub limit: u16,
    pub lease_seconds: u32,
}

/// A job in this worker's hands until the lease ends.
#[derive(Clone, Serialize, Deserialize)]
pub struct Claimed {
    pub id: JobId,
    /// None: a job of the platform.
    pub tenant: Option<TenantKey>,
    pub queue: String,
    pub payload: String,
    /// Counts from one.
    pub attempt: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// The span of a trace in which it was written, if somebody collects them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

impl Claimed {
    /// The payload of a job that was enqueued as JSON.
    ///
    /// # Errors
    /// When it is something else; trying again will not help.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_str(&self.payload).map_err(|e| Failure::Never(format!("payload: {e}")))
    }
}

// payloads never reach a log
impl fmt::Debug for Claimed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claimed")
            .field("id", &self.id)
            .field("queue", &self.queue)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// Why a job was not done. The text is stored and shown, so it names no person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// May work another time.
    Later(String),
    /// Not this worker's fault and not an attempt: try again after the pause.
    Wait(String, Duration),
    /// Will never work.
    Never(String),
}

impl Failure {
    pub fn reason(&self) -> &str {
        match self {
            Failure::Later(reason) | Failure::Wait(reason, _) | Failure::Never(reason) => reason,
        }
    }
}

/// What became of a failed attempt.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub attempt: i32,
    pub reason: String,
    /// Pause before the next attempt; none gives the job up.
    pub retry_in_seconds: Option<u64>,
    /// True when the attempt shall not count.
    pub waited: bool,
}
