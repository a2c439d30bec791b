//! A request sent twice is done once: the answer is kept with the effect, in the same transaction.

mod fingerprint;
mod intake;
mod store;

pub(crate) use fingerprint::slip;
pub use fingerprint::{Slip, operator_slip};
pub(crate) use intake::intake;
pub use store::replayed;
pub(crate) use store::{given, keep};
