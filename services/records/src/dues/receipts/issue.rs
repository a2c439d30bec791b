use super::{
    code,
    view::{self, ReceiptOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        payments::list::reached,
        place,
        problems::{NO_RECEIPT, RECEIPT_MEANWHILE},
        store::{
            extra, payment,
            receipt::{self, Model},
        },
    },
    members, text, units,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesReceiptIssued;
use kernel::{DuesPaymentId, DuesReceiptId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Who took the money.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReceipt {
    /// The member behind the account when absent.
    #[serde(default)]
    pub collector: Option<String>,
}

/// Make out the receipt of a payment
///
/// There is one; asking again answers with it.
#[utoipa::path(post, path = "/dues/payments/{id}/receipt", tag = "dues", operation_id = "issue_dues_receipt",
    request_body = NewReceipt, params(("id" = DuesPaymentId, Path)),
    responses((status = CREATED, body = ReceiptOut), (status = OK, body = ReceiptOut, description = "There is one already")))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesPaymentId>,
    Json(new): Json<NewReceipt>,
) -> Answer {
    let paid = reached(&ctx, id).await?;
    place::member(&ctx, paid.member_id, Action::Create).await?;
    let desk = records.desk(&ctx);
    let there = receipt::of_payments(desk.tx, vec![id]).await?.pop();
    let status = if there.is_some() { StatusCode::OK } else { StatusCode::CREATED };
    let row = match there {
        Some(row) => row,
        None => {
            let collector = collector(&ctx, new.collector).await?;
            issue(&desk, &paid, collector).await?
        }
    };
    let out = view::shown(&desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(status, &out).await
}

/// Who took the money: whoever is named, or the member behind the account.
///
/// # Errors
/// When nobody is.
pub async fn collector(ctx: &Ctx, named: Option<String>) -> Result<String, Problem> {
    if let Some(name) = text::kept(named, "/collector", 50)? {
        return Ok(name);
    }
    let own: Vec<_> = ctx.member().into_iter().collect();
    let name = members::names(ctx.tx(), own).await?.into_values().next();
    name.ok_or_else(|| kinds::MISSING.at("/collector"))
}

/// Gives the next number of the unit and the year. The unit is claimed first, so that two receipts never race for
/// one.
///
/// # Errors
/// For a reversal or a reversed payment.
pub async fn issue(desk: &Desk<'_>, paid: &payment::Model, collector: String) -> Result<Model, Problem> {
    units::claim(desk.tx, paid.unit_id).await?;
    if paid.reverses.is_some() || !payment::reversals_of(desk.tx, vec![paid.id]).await?.is_empty() {
        return Err(NO_RECEIPT.problem());
    }
    let payer = members::names(desk.tx, vec![paid.member_id]).await?.remove(&paid.member_id);
    let year = desk.today.year();
    let mut row = Model {
        id: DuesReceiptId::new(),
        payment_id: paid.id,
        member_id: paid.member_id,
        unit_id: paid.unit_id,
        year,
        number: next_number(desk, paid.unit_id, year).await?,
        payer: payer.ok_or_else(|| kinds::INTERNAL.problem())?,
        first_month: paid.first_month,
        last_month: paid.last_month,
        amount: paid.amount,
        capitals: String::new(),
        collector,
        issued_on: desk.today,
        code: String::new(),
        issued_by: desk.who.id,
        recorded_at: desk.now,
    };
    row.capitals = view::receipt(&row).line().capitals;
    row.code = code::of(desk.tx.vault(), &row);
    receipt::insert(desk.tx, row.clone())
        .await
        .on_constraint("dues_receipts_payment_key", &RECEIPT_MEANWHILE, "")
        .on_constraint("dues_receipts_number_key", &RECEIPT_MEANWHILE, "")?;
    tell(desk, &row).await?;
    Ok(row)
}

/// The next number of a unit that is held, in one series for monthly dues and extra payments.
///
/// # Errors
/// When the database is away.
pub async fn next_number(desk: &Desk<'_>, unit: UnitId, year: i32) -> Result<i32, Problem> {
    let last = receipt::last_number(desk.tx, unit, year).await?;
    Ok(last.max(extra::last_number(desk.tx, unit, year).await?) + 1)
}

async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let (id, payment_id, member_id, unit_id) = (row.id, row.payment_id, row.member_id, row.unit_id);
    desk.emit(&DuesReceiptIssued { id, payment_id, member_id, unit_id }).await?;
    let new = Some(json!({ "payment_id": payment_id, "serial": view::serial(row) }));
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "issue", subject: "dues", subject_id, new, ..Entry::default() }).await
}
