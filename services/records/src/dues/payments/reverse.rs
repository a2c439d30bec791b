use super::view::{self, PaymentOut};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        ledger::Book,
        place,
        problems::REVERSED_ALREADY,
        store::{
            self, month,
            payment::{self, Model},
        },
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesReversed;
use kernel::{DuesEntryId, DuesPaymentId, YearMonth};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use sea_orm::Condition;
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// Why a payment is taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesReversal)]
pub struct Reversal {
    pub reason: String,
    /// Today when absent.
    #[serde(default)]
    pub reversed_on: Option<Date>,
}

/// Take a wrong payment back
///
/// By an entry of its own with the opposite amount; the months are open again. Nothing is edited or deleted.
#[utoipa::path(post, path = "/dues/payments/{id}/reverse", tag = "dues", operation_id = "reverse_dues_payment",
    request_body = Reversal, params(("id" = DuesPaymentId, Path)),
    responses((status = CREATED, body = PaymentOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesPaymentId>,
    Json(wanted): Json<Reversal>,
) -> Answer {
    let wrong = super::list::reached(&ctx, id).await?;
    place::member(&ctx, wrong.member_id, Action::Create).await?;
    let desk = records.desk(&ctx);
    let reversal = reverse(&desk, &wrong, wanted).await?;
    let out = view::shown(&desk, vec![reversal]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Books the opposite of a payment and opens its months again.
///
/// # Errors
/// When it is a reversal itself, was reversed before, or the day lies before the payment.
pub async fn reverse(desk: &Desk<'_>, wrong: &Model, wanted: Reversal) -> Result<Model, Problem> {
    let on = wanted.reversed_on.unwrap_or(desk.today);
    past(on, desk.today, "/reversed_on")?;
    let reason = text::required(wanted.reason, "/reason", 200)?;
    let id = DuesPaymentId::new();
    let mut book = Book::open(desk, wrong.unit_id).await?;
    if !payment::reversals_of(desk.tx, vec![wrong.id]).await?.is_empty() {
        return Err(REVERSED_ALREADY.problem());
    }
    let booked = store::entry::find_within(desk.tx, DuesEntryId(wrong.id.0), Condition::all()).await?;
    let booked = booked.ok_or_else(|| kinds::INTERNAL.problem())?;
    let with = (DuesEntryId(id.0), id.0);
    book.take_back(&booked, with, on, Some(reason.clone()), "/reversed_on").await?;
    let reversal = Model {
        id,
        amount: -wrong.amount,
        paid_on: on,
        reverses: Some(wrong.id),
        reason: Some(reason),
        recorded_by: desk.who.id,
        recorded_at: desk.now,
        ..wrong.clone()
    };
    payment::insert(desk.tx, vec![reversal.clone()]).await?;
    month::delete_of(desk.tx, wrong.id).await?;
    tell(desk, wrong, &reversal).await?;
    Ok(reversal)
}

async fn tell(desk: &Desk<'_>, wrong: &Model, reversal: &Model) -> Result<(), Problem> {
    desk.emit(&DuesReversed {
        id: reversal.id,
        reverses: wrong.id,
        member_id: wrong.member_id,
        unit_id: wrong.unit_id,
        first_month: YearMonth::of(wrong.first_month),
        last_month: YearMonth::of(wrong.last_month),
    })
    .await?;
    let new = json!({
        "reverses": wrong.id, "member_id": wrong.member_id, "amount": reversal.amount,
        "first_month": YearMonth::of(wrong.first_month), "last_month": YearMonth::of(wrong.last_month),
        "reversed_on": reversal.paid_on,
    });
    let (subject_id, why) = (Some(reversal.id.0), reversal.reason.clone());
    desk.audit(Entry { action: "reverse", subject: "dues", subject_id, old: None, new: Some(new), why }).await
}
