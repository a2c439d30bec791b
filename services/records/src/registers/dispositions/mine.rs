use super::{
    store::{self, Column},
    view::{self, DispositionOut},
};
use crate::{Records, members::NO_RECORD};
use access::{Action, Reach, ResourceKind, Thing};
use axum::extract::State;
use kernel::DispositionId;
use rest::{Answer, Ctx, Page, Paged};
use sea_orm::{ColumnTrait, Condition};

/// List what was decided about oneself
#[utoipa::path(get, path = "/dispositions/mine", tag = "registers", operation_id = "list_own_dispositions",
    params(Page), responses((status = OK, body = Paged<DispositionOut>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, page: Page) -> Answer {
    let own = ctx.member().ok_or_else(|| NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Disposition).about(Some(own))).await?;
    let theirs = Condition::all()
        .add(Column::MemberId.eq(own))
        .add_option(page.after::<DispositionId>()?.map(|after| Column::Id.lt(after)));
    let found = store::page(ctx.tx(), theirs, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |row| row.id);
    let items = view::shown(&records.desk(&ctx), &Reach::All, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
