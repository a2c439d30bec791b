//! How much of the deployment an organisation may use, and how much it does.
//!
//! What is allowed is decided in identity and copied into the registry of every service, so that each enforces it
//! in the transaction that uses it up, wherever it runs. What nobody decided for one organisation is as the
//! settings say for its kind ([`Defaults`], given to [`crate::Deployment::govern`]). A soft bound warns, a hard
//! one refuses; taking out what is there (export) is never bound.

mod bounds;
mod figures;
mod gauge;
mod refusal;
mod take;

pub use bounds::{Bound, Bounds, Defaults, Quota, QuotaState};
pub use figures::{Figure, STANDING, figures, figures_of, forget_before, note, standing, totals_of};
pub use gauge::{Gauge, Rounds};
pub use refusal::{QuotaError, Refusal};
pub use take::{Standing, bounds, check, count, hold, release, set, take, used};

/// Entries of people by the day: how much work the organisation has with its records.
pub const ENTRIES: &str = "entries";
/// About how many seconds these entries took, by the day.
pub const ENTRY_SECONDS: &str = "entry_seconds";
/// Requests by the day.
pub const REQUESTS: &str = "asked";
/// The second of 1970 on the clock at which somebody of the organisation was last at work.
pub const AT_WORK: &str = "at_work";
