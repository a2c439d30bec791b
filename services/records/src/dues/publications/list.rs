use super::view::{self, PublicationOut};
use crate::{
    Records,
    dues::{
        place,
        store::publication::{self, Column},
    },
};
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Page, Paged, Path};
use sea_orm::{ColumnTrait, Condition};

/// List what a unit has published, the latest year first
#[utoipa::path(get, path = "/dues/units/{id}/publications", tag = "dues", operation_id = "list_dues_publications",
    params(("id" = UnitId, Path), Page), responses((status = OK, body = Paged<PublicationOut>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>, page: Page) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::List).await?;
    let theirs = Condition::all()
        .add(Column::UnitId.eq(unit.id))
        .add_option(page.after::<i32>()?.map(|after| Column::Year.lt(after)));
    let cut = Paged::cut(publication::page(desk.tx, theirs, page.fetch()).await?, &page, |row| row.year);
    let items = view::shown(&desk, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
