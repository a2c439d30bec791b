//! Files that are not confidential go from the browser to the store by themselves: begun here, put in parts with
//! links that soon run out, and confirmed here, after the whole of it has been looked at.

pub mod abort;
pub mod complete;
pub mod parts;
pub mod start;

use super::{
    problems::NOT_PENDING,
    store::{self, version},
    words::VersionState,
};
use kernel::DocumentVersionId;
use rest::{Ctx, Problem, kinds};

/// An upload that is open and was begun by whoever asks.
async fn open(ctx: &Ctx, id: DocumentVersionId) -> Result<(version::Model, String), Problem> {
    let found = store::pending_within(ctx.tx(), id, ctx.account()?).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    match (found.state, found.upload.clone()) {
        (VersionState::Pending, Some(upload)) => Ok((found, upload)),
        _ => Err(NOT_PENDING.problem()),
    }
}
