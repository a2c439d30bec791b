//! Letters and the people they went to: what was sent to me, and clearing up what is over its time.

mod export;
mod follow;

pub use export::router;
pub use follow::Privacy;
