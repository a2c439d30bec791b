use super::{list, store, tell};
use crate::{Records, units};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::HonourId;
use rest::{Answer, Ctx, Path, kinds};

/// Withdraw the entry of an honour
#[utoipa::path(delete, path = "/honours/{id}", tag = "honours", operation_id = "withdraw_honour",
    params(("id" = HonourId, Path)), responses((status = NO_CONTENT)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<HonourId>) -> Answer {
    let gone = || kinds::NOT_FOUND.problem();
    let reach = ctx.reach(Action::List, ResourceKind::Honour).await?;
    let honour = store::find(ctx.tx(), id, list::within(&reach)).await?.ok_or_else(gone)?;
    let unit = units::by_ids(ctx.tx(), vec![honour.unit_id]).await?.remove(&honour.unit_id);
    let unit = unit.ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.authorize(Action::Update, &Thing::within(ResourceKind::Honour, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    // somebody else may have been faster
    if !store::withdraw(ctx.tx(), id, desk.now).await? {
        return Err(gone());
    }
    tell::withdrawn(&desk, &honour).await?;
    ctx.no_content().await
}
