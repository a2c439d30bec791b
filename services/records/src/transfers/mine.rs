use super::{
    query::{self, Placed},
    store::{self, transfer::Column},
    view::{self, TransferItem, TransferOut},
};
use crate::{Records, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use utoipa::ToSchema;

/// Nobody moves more often than this page shows.
const PAST: u64 = 50;

/// The own transfers.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyTransfers {
    /// The branch that has the formal membership.
    unit_name: String,
    /// Whether the person may ask to be moved now.
    may_open: bool,
    /// The one that is not closed.
    current: Option<TransferOut>,
    /// Those before it, the latest first.
    past: Vec<TransferItem>,
}

/// Show one's own transfers
#[utoipa::path(get, path = "/transfers/mine", tag = "transfers", operation_id = "get_my_transfers",
    responses((status = OK, body = MyTransfers)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Transfer).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let mut all = store::page(ctx.tx(), Condition::all().add(Column::MemberId.eq(own)), PAST).await?;
    let current = all.iter().position(store::transfer::Model::is_open).map(|n| all.remove(n));
    let current = match current {
        Some(transfer) => {
            let units = query::units_of(ctx.tx(), std::slice::from_ref(&transfer)).await?;
            Some(view::detail(&desk, &ctx, &Placed { transfer, units }).await?)
        }
        None => None,
    };
    let practised = desk.pack.transfers.practice.on(desk.today).value.usual;
    let may_open = practised && current.is_none() && found.member.membership_state.is_member();
    let past = view::items(&desk, &ctx, all).await?;
    ctx.read(&MyTransfers { unit_name: found.unit.name, may_open, current, past })
}
