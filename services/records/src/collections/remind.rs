use super::{
    problems::{NOBODY_MISSING, NOT_SENT, REMINDED_TODAY},
    query::{self, Placed},
    store::{self, answer::Column},
    tell,
    view::{self, CollectionOut},
    words::{AnswerState, CollectionState},
};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Path, kinds};
use sea_orm::{ColumnTrait, Condition};

/// Remind the units that have not answered
///
/// Once a day at most. It stands on the boards of their month until they have answered, and their secretaries get a
/// letter, those who agreed to reminders by mail.
#[utoipa::path(post, path = "/collections/{id}/remind", tag = "collections", operation_id = "remind_of_collection",
    params(("id" = CollectionId, Path)), responses((status = OK, body = CollectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CollectionId>) -> Answer {
    let mut placed = query::managed(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if placed.collection.state != CollectionState::Sent {
        return Err(NOT_SENT.problem());
    }
    if placed.collection.reminded_on == Some(desk.today) {
        return Err(REMINDED_TODAY.problem());
    }
    let missing =
        Condition::all().add(Column::CollectionId.eq(id)).add(Column::State.is_in(AnswerState::MISSING));
    let missing = store::answers(desk.tx, missing, u64::from(u32::MAX)).await?;
    let missing: Vec<UnitId> = missing.into_iter().map(|answer| answer.unit_id).collect();
    if missing.is_empty() {
        return Err(NOBODY_MISSING.problem());
    }
    placed.collection.reminded_on = Some(desk.today);
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::reminded(&desk, &collection, missing).await?;
    let out = view::detail(&desk, &Placed { collection, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
