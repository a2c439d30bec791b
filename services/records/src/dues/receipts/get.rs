use super::view::{self, ReceiptOut};
use crate::{
    Records,
    dues::{
        place,
        store::receipt::{self, Column},
    },
};
use axum::extract::State;
use kernel::DuesReceiptId;
use rest::{Answer, Ctx, Path, kinds};

/// Show a receipt
#[utoipa::path(get, path = "/dues/receipts/{id}", tag = "dues", operation_id = "get_dues_receipt",
    params(("id" = DuesReceiptId, Path)), responses((status = OK, body = ReceiptOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DuesReceiptId>) -> Answer {
    let seen = place::or_not_found(place::seen(&ctx, Column::MemberId, true).await)?;
    let row = receipt::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let out = view::shown(&records.desk(&ctx), vec![row]).await?.pop();
    ctx.read(&out.ok_or_else(|| kinds::INTERNAL.problem())?)
}
