//! What every operation of every service needs: who is asking, in which transaction, what comes in, what goes
//! out, and how a refusal reads.
//!
//! A handler takes a [`Ctx`] and strict input ([`Json`], [`Query`], [`Path`]), states what it does
//! ([`Ctx::authorize`](Call::authorize)), calls a named action, and ends with [`Ctx::reply`] (which commits) or
//! [`Ctx::read`]. Anything else it returns is a [`Problem`], and the transaction is rolled back.

mod base;
pub mod check;
mod ctx;
mod days;
mod etag;
mod idempotency;
mod json;
mod layers;
pub mod openapi;
mod page;
mod patch;
mod path;
pub mod problem;
mod query;
mod spoken;
mod upstream;

pub use base::{ASSERTION, Base, REQUEST_ID};
pub use ctx::{Call, Ctx, PublicCtx, StepCtx, Waiting, verified};
pub use etag::{IfMatch, etag};
pub use idempotency::{Slip, forget_answers, forget_answers_of, operator_slip, replayed};
pub use json::Json;
pub use layers::{edge, layers};
pub use page::{Page, Paged};
pub use patch::Patch;
pub use path::Path;
pub use problem::{OnConstraint, Problem, ProblemBody, ProblemKind, kinds};
pub use query::Query;
pub use speech;
pub use spoken::{Voice, as_spoken, speaking_to, spoken_locale, spoken_request, voice};
pub use upstream::Upstream;

/// How an operation ends.
pub type Answer = Result<axum::response::Response, Problem>;
