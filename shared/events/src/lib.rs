//! Facts and promises between services: nothing lost, nothing counted twice.
//!
//! A handler writes its rows, [`emit`]s what happened and [`enqueue`]s what must still be done, all in one
//! tenant transaction: the three exist together or not at all.
//!
//! * **Events** lie in `platform.outbox` of the service that wrote them. Other services read them over
//!   [`router`] in commit-safe order and apply them through a [`Consumer`]; the position is stored in the
//!   transaction of the effect, so a crash repeats nothing and skips nothing.
//! * **Jobs** lie in `platform.jobs`. A [`jobs::Runner`] claims them under a lease, from the same database or
//!   over the API of another service, retries with growing pauses and gives up in the open.
//! * **Redis** only wakes sleepers ([`Waker`]). Without it everything still happens, a little later.

mod client;
pub mod consumer;
mod event;
pub mod jobs;
pub mod kinds;
pub mod mail;
pub mod outbox;
mod peer;
mod routes;
mod store;
mod wake;

pub use client::{CallError, Client};
pub use consumer::{Consumer, ConsumerError};
pub use event::{Event, emit, emit_all};
pub use jobs::{enqueue, enqueue_platform};
pub use outbox::{Cursor, Row};
pub use peer::{Peer, PeerError};
pub use routes::router;
pub use wake::{Sleeper, Waker, wake_after_writes};
