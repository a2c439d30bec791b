use super::view::{self, ExtraOut};
use crate::{
    Records,
    desk::Desk,
    dues::{
        called, place,
        receipts::Paper,
        store::extra::{self, Column},
        words::ExtraKind,
    },
    spoken::pick,
};
use axum::extract::State;
use kernel::DuesExtraId;
use rest::{Answer, Ctx, Path, kinds};

/// The receipt of an extra payment or of special dues as PDF
#[utoipa::path(get, path = "/dues/extras/{id}/receipt.pdf", tag = "dues", operation_id = "print_dues_extra_receipt",
    params(("id" = DuesExtraId, Path)),
    responses((status = OK, description = "The receipt", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DuesExtraId>) -> Answer {
    let seen = place::or_not_found(place::seen(&ctx, Column::MemberId, true).await)?;
    let row = extra::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let desk = records.desk(&ctx);
    let out = view::shown(&desk, vec![row]).await?.pop();
    let out = out.ok_or_else(|| kinds::INTERNAL.problem())?;
    let paper = Paper {
        title: called::receipt(&desk),
        unit: &out.unit_name,
        serial: &out.serial,
        payer: &out.payer,
        purpose: purpose(&desk, &out),
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

/// What was given for, with the campaign where one was called.
fn purpose(desk: &Desk<'_>, out: &ExtraOut) -> String {
    let kind = match out.kind {
        ExtraKind::Voluntary => called::called(
            desk,
            ("自愿多交的党费", "Extra dues, freely given"),
            ("自愿多交的会费", "Extra fees, freely given"),
        ),
        ExtraKind::Special => {
            called::called(desk, ("特殊党费", "Special dues"), ("专项会费", "Special fees"))
        }
    };
    match &out.campaign {
        Some(campaign) => pick("{k}（{c}）", "{k} ({c})").replace("{k}", kind).replace("{c}", campaign),
        None => kind.to_owned(),
    }
}
