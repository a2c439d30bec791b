use super::{
    draft,
    input::NewDuesRemittance,
    view::{self, RemittanceOut},
};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        ledger::{self, Book, Booking},
        place,
        problems::{NO_BOOKS, NOT_BELOW, ONLY_FOR_ALLOCATION, OUTSTANDING_DIFFERS, UNKNOWN_UNIT},
        rules::ledger::{EntryKind, Fund, Movement, Trial},
        store::remittance::{self, Model},
        words::RemittanceKind,
    },
    notice::Notice,
    spoken,
    units::{self, Unit, outside},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesRemitted;
use kernel::{DuesEntryId, Fen, UnitId};
use rest::{Answer, Ctx, Json, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Send dues to the level above, or allocate them below
///
/// The money leaves the books at once and stands as sent until the other side has answered.
#[utoipa::path(post, path = "/dues/remittances", tag = "dues", operation_id = "send_dues_remittance",
    request_body = NewDuesRemittance, responses((status = CREATED, body = RemittanceOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewDuesRemittance>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Dues).await?;
    let desk = records.desk(&ctx);
    let from = place::books(&ctx, &desk, new.from_unit_id, Action::Create).await;
    let from = from.map_err(|problem| outside(problem, &UNKNOWN_UNIT, "/from_unit_id"))?;
    let to = receiver(&desk, &from, &new).await?;
    let (row, warnings) = send(&desk, &from, to.as_ref(), new).await?;
    let out = view::shown(&ctx, &desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &RemittanceOut { warnings, ..out }).await
}

/// Up to the next unit that keeps books, or down to one whose next unit above this is.
async fn receiver(desk: &Desk<'_>, from: &Unit, new: &NewDuesRemittance) -> Result<Option<Unit>, Problem> {
    match (new.kind, new.to_unit_id) {
        (RemittanceKind::Remit, None) => place::superior(desk, from).await,
        (RemittanceKind::Remit, Some(_)) => Err(ONLY_FOR_ALLOCATION.at("/to_unit_id")),
        (RemittanceKind::Allocate, None) => Err(kinds::MISSING.at("/to_unit_id")),
        (RemittanceKind::Allocate, Some(id)) => below(desk, from, id).await.map(Some),
    }
}

async fn below(desk: &Desk<'_>, from: &Unit, id: UnitId) -> Result<Unit, Problem> {
    let unit = units::by_ids(desk.tx, vec![id]).await?.remove(&id);
    let unit = unit.filter(|unit| unit.path.starts_with(&from.path));
    let unit = unit.ok_or_else(|| UNKNOWN_UNIT.at("/to_unit_id"))?;
    if !place::keeps_books(desk, &unit) {
        return Err(NO_BOOKS.at("/to_unit_id"));
    }
    match place::superior(desk, &unit).await? {
        Some(above) if above.id == from.id => Ok(unit),
        _ => Err(NOT_BELOW.at("/to_unit_id")),
    }
}

/// # Errors
/// When there is not so much, an allocation was not decided, or the month is closed.
pub async fn send(
    desk: &Desk<'_>,
    from: &Unit,
    to: Option<&Unit>,
    new: NewDuesRemittance,
) -> Result<(Model, Vec<Notice>), Problem> {
    past(new.sent_on, desk.today, "/sent_on")?;
    let row = draft::row(desk, from, to, new)?;
    let mut book = Book::open(desk, from.id).await?;
    let trial = book.trial().await?;
    if row.kind == RemittanceKind::Allocate {
        draft::decided(desk, &row, trial.held(Fund::Ordinary))?;
    }
    let warnings = outstanding(desk, &row, &trial).await?;
    let kind = match row.kind {
        RemittanceKind::Remit => EntryKind::Remit,
        RemittanceKind::Allocate => EntryKind::AllocateOut,
    };
    let movement = Movement { kind, fund: row.fund, money: row.money, amount: Fen(row.amount) };
    remittance::insert(desk.tx, row.clone()).await?;
    let (id, on, cause) = (DuesEntryId::new(), row.sent_on, row.id.0);
    book.post(Booking { id, on, movement, cause, note: row.note.clone(), day_pointer: "/sent_on" }).await?;
    tell(desk, &row).await?;
    Ok((row, warnings))
}

/// What differs from the share is sent nevertheless: a unit may remit in parts.
async fn outstanding(desk: &Desk<'_>, row: &Model, trial: &Trial) -> Result<Vec<Notice>, Problem> {
    if row.kind != RemittanceKind::Remit || row.fund != Fund::Ordinary {
        return Ok(Vec::new());
    }
    let Some(to_remit) = ledger::to_remit(desk, row.from_unit_id, trial).await? else {
        return Ok(Vec::new());
    };
    let differs = to_remit.outstanding != Fen(row.amount);
    let notice = OUTSTANDING_DIFFERS.with("outstanding", spoken::money(to_remit.outstanding));
    Ok(differs.then(|| notice.with("given", spoken::money(Fen(row.amount))).into()).into_iter().collect())
}

async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let (id, from_unit_id, to_unit_id, sent_on) = (row.id, row.from_unit_id, row.to_unit_id, row.sent_on);
    desk.emit(&DuesRemitted { id, from_unit_id, to_unit_id, sent_on }).await?;
    let new = json!({
        "kind": row.kind, "from_unit_id": from_unit_id, "to_unit_id": to_unit_id, "fund": row.fund,
        "amount": row.amount, "sent_on": sent_on, "decision": row.decision, "purpose": row.purpose,
    });
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "send", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
        .await
}
