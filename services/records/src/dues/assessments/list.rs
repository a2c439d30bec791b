use super::view::AssessmentOut;
use crate::dues::{
    place,
    store::assessment::{self, Column},
};
use access::Action;
use kernel::MemberId;
use rest::{Answer, Ctx, Page, Paged, Path};
use sea_orm::{ColumnTrait, Condition};

/// List what was fixed for a member, latest first
#[utoipa::path(get, path = "/dues/members/{id}/assessments", tag = "dues", operation_id = "list_dues_assessments",
    params(("id" = MemberId, Path), Page), responses((status = OK, body = Paged<AssessmentOut>)))]
pub async fn handle(ctx: Ctx, Path(id): Path<MemberId>, page: Page) -> Answer {
    place::member(&ctx, id, Action::List).await?;
    let mut theirs = Condition::all().add(Column::MemberId.eq(id));
    if let Some(after) = page.after::<i32>()? {
        theirs = theirs.add(Column::Number.lt(after));
    }
    let rows = assessment::page(ctx.tx(), theirs, page.fetch()).await?;
    ctx.read(&Paged::cut(rows, &page, |row| row.number).map(AssessmentOut::of))
}
