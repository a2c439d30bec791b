//! Tells people: letters by mail, and what became of them.
//!
//! Other services write a letter as a sealed job in the transaction that causes it; the [`mail::Sender`] here
//! takes it from their queue, puts it into words, and hands it to the mail server until it is accepted.

pub mod deliveries;
pub mod mail;
pub mod privacy;

use axum::extract::FromRef;
use events::jobs::RemoteQueue;
use rest::Base;
use utoipa_axum::router::OpenApiRouter;

/// State of the service's operations.
#[derive(Clone, FromRef)]
pub struct Notifications {
    pub base: Base,
    /// Where letters wait: the queue of identity.
    pub letters: RemoteQueue,
}

/// All operations, without the prefix of the service.
pub fn router() -> OpenApiRouter<Notifications> {
    OpenApiRouter::new().merge(deliveries::router()).merge(privacy::router())
}
