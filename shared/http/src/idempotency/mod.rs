//! A request sent twice is done once: the answer is kept with the effect, in the same transaction, for a day.

mod fingerprint;
mod forget;
mod intake;
mod store;

pub(crate) use fingerprint::slip;
pub use fingerprint::{Slip, operator_slip};
pub use forget::{forget_answers, forget_answers_of};
pub(crate) use intake::intake;
pub use store::replayed;
pub(crate) use store::{given, keep};
