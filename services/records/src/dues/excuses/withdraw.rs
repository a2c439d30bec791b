use super::view::ExcuseOut;
use crate::{
    Records,
    desk::Desk,
    dues::{
        place,
        problems::WITHDRAWN_ALREADY,
        store::excuse::{self, Column, Model},
    },
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DuesExcuseId;
use rest::{Answer, Ctx, Path, Problem, kinds};
use sea_orm::Condition;
use serde_json::json;
use tenancy::audit::Entry;

/// Withdraw a reason that was none
#[utoipa::path(post, path = "/dues/excuses/{id}/withdraw", tag = "dues", operation_id = "withdraw_dues_excuse",
    params(("id" = DuesExcuseId, Path)), responses((status = OK, body = ExcuseOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DuesExcuseId>) -> Answer {
    let desk = records.desk(&ctx);
    let seen: Condition = place::or_not_found(place::seen(&ctx, Column::MemberId, false).await)?;
    let row = excuse::find_within(desk.tx, id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    place::member(&ctx, row.member_id, Action::Create).await?;
    let row = withdraw(&desk, row).await?;
    ctx.reply(StatusCode::OK, &ExcuseOut::from(row)).await
}

/// # Errors
/// When it was withdrawn before.
pub async fn withdraw(desk: &Desk<'_>, excuse: Model) -> Result<Model, Problem> {
    let row = Model { withdrawn_by: desk.who.id, withdrawn_at: Some(desk.now), ..excuse };
    if excuse::withdraw(desk.tx, row.clone()).await? == 0 {
        return Err(WITHDRAWN_ALREADY.problem());
    }
    let new = Some(json!({ "member_id": row.member_id, "reason": row.reason }));
    let subject_id = Some(row.id.0);
    desk.audit(Entry { action: "withdraw_excuse", subject: "dues", subject_id, new, ..Entry::default() })
        .await?;
    Ok(row)
}
