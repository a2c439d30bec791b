//! How much of the deployment an organisation may use, and how much it does.
//!
//! What is allowed is decided in identity and copied into the registry of every service, so that each enforces it
//! in the transaction that uses it up, wherever it runs. What nobody decided for one organisation is as the
//! settings say for its kind ([`Defaults`], given to [`crate::Deployment::govern`]). A soft bound warns, a hard
//! one refuses; taking out what is there (export) is never bound.

mod bounds;
mod figures;
mod refusal;
mod take;

pub use bounds::{Bound, Bounds, Defaults, Quota};
pub use figures::{Figure, STANDING, figures, forget_before, note};
pub use refusal::{QuotaError, Refusal};
pub use take::{Standing, bounds, check, count, hold, release, set, take, used};
