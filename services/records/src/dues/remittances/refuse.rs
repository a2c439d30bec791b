use super::{
    answer,
    view::{self, RemittanceOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        ledger::Book,
        store::{entry, remittance::Model},
        words::RemittanceState,
    },
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::{DuesEntryId, DuesRemittanceId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why it is refused.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesRefusal)]
pub struct Refusal {
    pub reason: String,
}

/// Refuse what another unit says it sent
///
/// It has not arrived, or not like this: the sender's entry is taken back, and the sender sends anew what is right.
#[utoipa::path(post, path = "/dues/remittances/{id}/refuse", tag = "dues", operation_id = "refuse_dues_remittance",
    request_body = Refusal, params(("id" = DuesRemittanceId, Path)), responses((status = OK, body = RemittanceOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesRemittanceId>,
    Json(refusal): Json<Refusal>,
) -> Answer {
    let desk = records.desk(&ctx);
    let sent = answer::claimed(&ctx, &desk, id).await?;
    let row = refuse(&desk, sent, refusal).await?;
    let out = view::shown(&ctx, &desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

/// # Errors
/// When no reason is given.
pub async fn refuse(desk: &Desk<'_>, sent: Model, refusal: Refusal) -> Result<Model, Problem> {
    let reason = text::required(refusal.reason, "/reason", 200)?;
    let mut book = Book::open(desk, sent.from_unit_id).await?;
    let booked = entry::of_cause(desk.tx, sent.from_unit_id, sent.id.0).await?;
    let booked = booked.ok_or_else(|| kinds::INTERNAL.problem())?;
    let with = (DuesEntryId::new(), sent.id.0);
    book.take_back(&booked, with, desk.today, Some(reason.clone()), "").await?;
    let row = Model {
        state: RemittanceState::Refused,
        answered_on: Some(desk.today),
        answer: Some(reason),
        answered_by: desk.who.id,
        answered_at: Some(desk.now),
        ..sent
    };
    answer::write(desk, &row).await?;
    Ok(row)
}
