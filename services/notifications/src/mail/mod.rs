//! Letters: from a job in the queue to a message at the mail server, once each.

mod compose;
mod masks;
mod pace;
mod sender;
mod templates;
mod transport;

pub use sender::{Post, Sender};
pub use templates::{Catalogue, TemplateError};
pub use transport::{Transport, TransportError};
