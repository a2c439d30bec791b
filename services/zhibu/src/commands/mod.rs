//! The commands of those who run a deployment, one file each.

mod audit;
mod bars;
mod certificate;
mod close;
mod documents;
mod migrate;
mod openapi;
mod operator;
mod port;
mod replay;
mod serve;
mod settings;
mod signup;
mod tenant;

pub(crate) use audit::audit;
pub(crate) use bars::{bar, step};
pub(crate) use certificate::{against as verify_certificate, certificate};
pub(crate) use documents::documents;
pub use documents::documents_check;
pub(crate) use migrate::migrate;
pub use migrate::prepare;
pub(crate) use openapi::openapi;
pub(crate) use operator::operator;
pub(crate) use port::against as verify_export;
pub(crate) use replay::replay;
pub(crate) use serve::{serve, told_to_stop};
pub(crate) use settings::settings;
pub(crate) use signup::signup;
pub(crate) use tenant::tenant;
