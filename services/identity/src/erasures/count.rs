use super::store;
use rest::{Ctx, Problem};
use serde::Serialize;
use utoipa::ToSchema;

/// How many requests for erasure stand where.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = ErasureCounts)]
pub struct Counts {
    received: i64,
    /// Received, and the last day for an answer has passed.
    overdue: i64,
    decided: i64,
    done: i64,
}

/// # Errors
/// When the database is away.
pub(crate) async fn counts(ctx: &Ctx) -> Result<Counts, Problem> {
    let [received, overdue, decided, done] = store::counted(ctx.tx(), ctx.today()).await?;
    Ok(Counts { received, overdue, decided, done })
}
