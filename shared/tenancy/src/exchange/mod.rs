//! What organisations of the deployment say to one another.
//!
//! Two organisations that have to do with one another share a line of numbered messages in `platform` of the service's
//! database ([`post`], [`waiting`], [`take`]). The next number is there once: of two sides that act at the same time one
//! is too late and hears the other first. A message is posted in the transaction of what it tells, and taken in the
//! transaction of what it does. What it says is sealed to the receiver and erased when it is taken; the [`Envelope`]
//! around it names the two sides, the number and the sum of the sealed, and is signed by the sender's key pair.

mod broker;
mod envelope;
mod keys;

pub use broker::{
    Committee, Message, Party, Posted, claim_development, directory, hold, introduce, leave, nudge, party,
    post, release_all_development, release_development, take, waiting,
};
pub use envelope::{Envelope, Letter};
pub use keys::{Pair, PublicKeys};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    #[error("a key of the exchange is no key")]
    Key,
    #[error("the system has no randomness to give")]
    Randomness,
    #[error("the envelope was not signed by the sender, or is about something else")]
    Signature,
    #[error("the message was sealed for somebody else, or was changed")]
    Sealed,
}
