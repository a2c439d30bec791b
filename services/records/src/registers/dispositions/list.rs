use super::{
    query::note_read,
    store::{self, Column},
    view::{self, DispositionOut},
};
use crate::{
    Records,
    desk::Desk,
    members,
    registers::{query::within, view::Wanted},
    units,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::DispositionId;
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use sea_orm::{ColumnTrait, Condition};

/// List what was decided about members
///
/// What it was, and by which papers, is for those who may see what is masked for others. Whoever reads it is written down
/// with the members it is about.
#[utoipa::path(get, path = "/dispositions", tag = "registers", operation_id = "list_dispositions",
    params(Wanted, Page), responses((status = OK, body = Paged<DispositionOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Disposition).await?;
    let desk = records.desk(&ctx);
    let mut condition = within(&reach, Column::MemberId);
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    }
    let over = Condition::any().add(Column::LiftedOn.lte(desk.today)).add(Column::Until.lt(desk.today));
    let open = Condition::all()
        .add(Condition::any().add(Column::LiftedOn.is_null()).add(Column::LiftedOn.gt(desk.today)))
        .add(Condition::any().add(Column::Until.is_null()).add(Column::Until.gte(desk.today)));
    let condition = condition
        .add_option(wanted.open.map(|wanted| if wanted { open } else { over }))
        .add_option(wanted.member_id.map(|wanted| Column::MemberId.eq(wanted)))
        .add_option(page.after::<DispositionId>()?.map(|after| Column::Id.lt(after)));
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |row| row.id);
    let open = ctx.reach(Action::Reveal, ResourceKind::Disposition).await?;
    let items = view::shown(&desk, &open, cut.items).await?;
    trace(&desk, &items).await?;
    ctx.reply(StatusCode::OK, &Paged { items, next: cut.next, total: None }).await
}

/// Writes down of whom something was read, and of how much of it the content.
async fn trace(desk: &Desk<'_>, items: &[DispositionOut]) -> Result<(), Problem> {
    note_read(desk, items.iter().map(|one| (one.member_id, one.open.is_some())).collect()).await
}
