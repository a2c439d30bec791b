use super::{
    answer,
    view::{self, RemittanceOut},
};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        ledger::{Book, Booking},
        problems::BEFORE_SENT,
        rules::{
            Finding,
            ledger::{EntryKind, MoneyPlace, Movement},
            passing::{Side, agrees},
        },
        said,
        store::remittance::Model,
        words::{RemittanceKind, RemittanceState},
    },
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::{DuesEntryId, DuesRemittanceId, Fen, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What has arrived.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesArrival)]
pub struct Arrival {
    /// In fen, as it was counted here: both sides have to say the same.
    pub amount: Fen,
    /// Where it came to.
    pub money: MoneyPlace,
    pub received_on: Date,
    /// Such as the number of the receipt of a level outside.
    #[serde(default)]
    pub note: Option<String>,
}

/// Confirm that what another unit sent has arrived
#[utoipa::path(post, path = "/dues/remittances/{id}/confirm", tag = "dues", operation_id = "confirm_dues_remittance",
    request_body = Arrival, params(("id" = DuesRemittanceId, Path)), responses((status = OK, body = RemittanceOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesRemittanceId>,
    Json(arrival): Json<Arrival>,
) -> Answer {
    let desk = records.desk(&ctx);
    let sent = answer::claimed(&ctx, &desk, id).await?;
    let row = confirm(&desk, sent, arrival).await?;
    let out = view::shown(&ctx, &desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

/// # Errors
/// When the two sides differ, or the receiver has closed the month.
pub async fn confirm(desk: &Desk<'_>, sent: Model, arrival: Arrival) -> Result<Model, Problem> {
    past(arrival.received_on, desk.today, "/received_on")?;
    both(desk, &sent, &arrival)?;
    let row = Model {
        state: RemittanceState::Confirmed,
        answered_on: Some(arrival.received_on),
        answered_money: Some(arrival.money),
        answer: text::kept(arrival.note, "/note", 200)?,
        answered_by: desk.who.id,
        answered_at: Some(desk.now),
        ..sent
    };
    if let Some(to) = row.to_unit_id {
        arrive(desk, to, &row, arrival.money, arrival.received_on).await?;
    }
    answer::write(desk, &row).await?;
    Ok(row)
}

fn both(desk: &Desk<'_>, sent: &Model, arrival: &Arrival) -> Result<(), Problem> {
    let side = |amount, on| Side { transfer: sent.id, fund: sent.fund, amount, on };
    let (there, here) = (side(Fen(sent.amount), sent.sent_on), side(arrival.amount, arrival.received_on));
    agrees(&there, &here).map_err(|finding| match finding {
        Finding::BeforeTheEntry { entry_on, .. } => BEFORE_SENT.at("/received_on").with("sent_on", entry_on),
        finding => said::refused("/amount", finding, &desk.pack.dues, arrival.received_on),
    })
}

async fn arrive(
    desk: &Desk<'_>,
    to: UnitId,
    row: &Model,
    money: MoneyPlace,
    on: Date,
) -> Result<(), Problem> {
    let kind = match row.kind {
        RemittanceKind::Remit => EntryKind::Receive,
        RemittanceKind::Allocate => EntryKind::AllocateIn,
    };
    let movement = Movement { kind, fund: row.fund, money, amount: Fen(row.amount) };
    let (id, cause, note) = (DuesEntryId::new(), row.id.0, row.note.clone());
    let mut book = Book::open(desk, to).await?;
    book.post(Booking { id, on, movement, cause, note, day_pointer: "/received_on" }).await.map(drop)
}
