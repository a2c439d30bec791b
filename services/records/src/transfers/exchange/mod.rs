//! Transfers from and to other organisations of the deployment.
//!
//! Each side has a row of its own and takes its own steps of the same table. From the sending on, every step is told to
//! the other side ([`speak`]) in the transaction that takes it, as the next message of the line both share, and done
//! there by a job ([`hear`]) in one transaction with taking the message. A step that comes second is refused where it is
//! taken ([`super::rules::exchange`]): there is one winner, and the loser has written nothing. The sender keeps the
//! member until it hears that the branch has accepted; the day of the acceptance is the same on both sides.

mod arrive;
mod content;
mod hear;
pub mod intake;
pub mod jobs;
pub mod organisations;
mod partner;
mod speak;

pub use hear::hear;
pub use partner::{Partner, TransferAddress, addressed};
pub use speak::speak;
