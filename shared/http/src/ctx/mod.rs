//! Who is asking, in which tenant, in which transaction.

mod act;
mod answer;
mod call;
mod extract;
mod judge;
mod visit;

pub(crate) use answer::plain;
pub use call::Call;
pub use extract::{Ctx, PublicCtx, StepCtx, Waiting, verified};
