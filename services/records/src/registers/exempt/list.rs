use super::{
    store::Entity,
    view::{self, ExemptionOut},
};
use crate::{
    Records,
    registers::{query, spells, view::Wanted},
};
use access::{Action, ResourceKind};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Query};

/// List members who need not come to meetings
#[utoipa::path(get, path = "/attendance-exemptions", tag = "registers", operation_id = "list_attendance_exemptions",
    params(Wanted, Page), responses((status = OK, body = Paged<ExemptionOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let desk = records.desk(&ctx);
    let condition = query::listed_on::<Entity>(&ctx, &wanted, &page, desk.today).await?;
    let cut = spells::cut::<Entity>(ctx.tx(), condition, &page).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let items = view::shown(&desk, &open, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
