use super::{
    store::{self, Column},
    view::CourseOut,
};
use crate::members;
use access::{Action, ResourceKind, Thing};
use kernel::{CourseId, MemberId};
use rest::{Answer, Ctx, Page, Paged, Path};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use time::Date;

/// The last course of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    day: Date,
    id: CourseId,
}

/// List the concentrated courses a member attended
#[utoipa::path(get, path = "/members/{id}/courses", tag = "meetings", operation_id = "list_member_courses",
    params(("id" = MemberId, Path), Page), responses((status = OK, body = Paged<CourseOut>)))]
pub async fn handle(ctx: Ctx, Path(id): Path<MemberId>, page: Page) -> Answer {
    let found = members::reached(&ctx, id).await?;
    ctx.authorize(Action::List, &Thing::within(ResourceKind::Meeting, found.unit.path.as_str())).await?;
    let place = page.after::<Place>()?.map(|Place { day, id }| store::before(day, id));
    let theirs = Condition::all().add(Column::MemberId.eq(id)).add_option(place);
    let found = store::page(ctx.tx(), theirs, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |course| Place { day: course.started_on, id: course.id });
    ctx.read(&cut.map(CourseOut::from))
}
