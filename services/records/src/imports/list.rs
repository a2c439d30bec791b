use super::{
    store::{self, import::Column},
    view::{self, ImportOut},
};
use access::{Action, ResourceKind};
use kernel::ImportId;
use rest::{Answer, Ctx, Page, Paged};
use sea_orm::ColumnTrait as _;

/// List imports, newest first
#[utoipa::path(get, path = "/imports", tag = "imports", operation_id = "list_imports", params(Page),
    responses((status = OK, body = Paged<ImportOut>)))]
pub async fn handle(ctx: Ctx, page: Page) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::Import).await?;
    let mut wanted = view::seen(&ctx, Action::List).await?;
    if let Some(after) = page.after::<ImportId>()? {
        wanted = sea_orm::Condition::all().add(wanted).add(Column::Id.lt(after));
    }
    let found = store::page(ctx.tx(), wanted, page.fetch()).await?;
    ctx.read(&Paged::cut(found, &page, |import| import.id).map(ImportOut::of))
}
