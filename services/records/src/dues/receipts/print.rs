use super::{Paper, view};
use crate::{
    Records,
    dues::{
        called, place,
        store::receipt::{self, Column},
    },
};
use axum::extract::State;
use kernel::DuesReceiptId;
use rest::{Answer, Ctx, Path, kinds};

/// A receipt as PDF
#[utoipa::path(get, path = "/dues/receipts/{id}/receipt.pdf", tag = "dues", operation_id = "print_dues_receipt",
    params(("id" = DuesReceiptId, Path)),
    responses((status = OK, description = "The receipt", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DuesReceiptId>) -> Answer {
    let seen = place::or_not_found(place::seen(&ctx, Column::MemberId, true).await)?;
    let row = receipt::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let desk = records.desk(&ctx);
    let out = view::shown(&desk, vec![row]).await?.pop();
    let out = out.ok_or_else(|| kinds::INTERNAL.problem())?;
    let purpose = called::called(
        &desk,
        ("党费（{months}）", "Party dues ({months})"),
        ("会费（{months}）", "Fees ({months})"),
    );
    let paper = Paper {
        title: called::receipt(&desk),
        unit: &out.unit_name,
        serial: &out.serial,
        payer: &out.payer,
        purpose: purpose.replace("{months}", &out.months),
        figures: &out.figures,
        capitals: &out.capitals,
        collector: &out.collector,
        issued_on: out.issued_on,
        code: &out.code,
        genuine: out.genuine,
        void: out.void,
    };
    paper.print(&records, ctx).await
}
