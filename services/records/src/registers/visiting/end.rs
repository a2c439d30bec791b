use super::{
    store::{self, Column},
    tell,
    view::{self, VisitorOut},
};
use crate::{
    Records,
    registers::{problems::ENDED_ALREADY, rules, view::Ended},
    units,
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::VisitingMemberId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use sea_orm::ColumnTrait;

/// End the time of a member of an organisation elsewhere here
///
/// What was kept of the paper is erased.
#[utoipa::path(post, path = "/visiting-members/{id}/end", tag = "registers", operation_id = "end_visiting_member",
    request_body = Ended, params(("id" = VisitingMemberId, Path)), responses((status = OK, body = VisitorOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<VisitingMemberId>,
    Json(ended): Json<Ended>,
) -> Answer {
    let visitor = reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if visitor.end_recorded_at.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    rules::ends(visitor.since, ended.ended_on, desk.today)?;
    let visitor = store::end(desk.tx, &visitor, ended.ended_on, desk.now)
        .await?
        .ok_or_else(|| ENDED_ALREADY.problem())?;
    tell::changed(&desk, &visitor, "end_visit").await?;
    let out = view::shown(&desk, vec![visitor]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

/// One that the actor may change.
async fn reached(ctx: &Ctx, id: VisitingMemberId) -> Result<store::Model, Problem> {
    let reach = ctx.reach(Action::View, ResourceKind::Member).await?;
    let seen = units::reached_by(&reach, Column::UnitId).add(Column::Id.eq(id));
    let found = store::page(ctx.tx(), seen, 1).await?.pop().ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let unit = units::by_ids(ctx.tx(), vec![found.unit_id]).await?.remove(&found.unit_id);
    let unit = unit.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    ctx.authorize(Action::Update, &Thing::within(ResourceKind::Member, unit.path.as_str())).await?;
    Ok(found)
}
