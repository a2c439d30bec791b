use super::{store, tell};
use crate::{Records, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::CourseId;
use rest::{Answer, Ctx, Path, kinds};

/// Take back a course that was entered by mistake
#[utoipa::path(delete, path = "/courses/{id}", tag = "meetings", operation_id = "withdraw_course",
    params(("id" = CourseId, Path)), responses((status = NO_CONTENT)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CourseId>) -> Answer {
    let gone = || kinds::NOT_FOUND.problem();
    let course = store::find(ctx.tx(), id).await?.ok_or_else(gone)?;
    let found = members::reached(&ctx, course.member_id).await?;
    ctx.authorize(Action::Update, &Thing::within(ResourceKind::Meeting, found.unit.path.as_str())).await?;
    // somebody else may have been faster
    if !store::remove(ctx.tx(), id).await? {
        return Err(gone());
    }
    tell::withdrawn(&records.desk(&ctx), &found.member, &course).await?;
    ctx.no_content().await
}
