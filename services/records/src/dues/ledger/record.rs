use super::{
    book::{Book, Booking},
    view::{self, EntryOut},
};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        place,
        problems::FOLLOWS_A_FORM,
        rules::ledger::{EntryKind, Fund, MoneyPlace, Movement},
        store::entry::Model,
    },
    text,
    units::Unit,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DuesEntryId, Fen, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// Money that comes from nobody in particular: what was there at the start, interest, cash brought to the bank.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesEntry {
    /// `opening`, `interest` or `deposit`.
    pub kind: EntryKind,
    pub booked_on: Date,
    /// In fen.
    pub amount: Fen,
    /// Where it came to; not asked for with a deposit.
    #[serde(default)]
    pub money: Option<MoneyPlace>,
    /// Whose it is; the unit's own when absent.
    #[serde(default)]
    pub fund: Option<Fund>,
    #[serde(default)]
    pub note: Option<String>,
}

/// Record an opening balance, interest, or a deposit
#[utoipa::path(post, path = "/dues/units/{id}/ledger", tag = "dues", operation_id = "record_dues_entry",
    request_body = NewDuesEntry, params(("id" = UnitId, Path)), responses((status = CREATED, body = EntryOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(new): Json<NewDuesEntry>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::Create).await?;
    let row = record(&desk, &unit, new).await?;
    let out = view::shown(&desk, vec![row], None).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// # Errors
/// When such an entry has a form of its own, or its month is closed.
pub async fn record(desk: &Desk<'_>, unit: &Unit, new: NewDuesEntry) -> Result<Model, Problem> {
    if !matches!(new.kind, EntryKind::Opening | EntryKind::Interest | EntryKind::Deposit) {
        return Err(FOLLOWS_A_FORM.at("/kind"));
    }
    past(new.booked_on, desk.today, "/booked_on")?;
    let money = match (new.kind, new.money) {
        (EntryKind::Deposit, _) => MoneyPlace::Bank,
        (_, Some(money)) => money,
        (_, None) => return Err(kinds::MISSING.at("/money")),
    };
    let fund = new.fund.unwrap_or(Fund::Ordinary);
    let note = text::kept(new.note, "/note", 200)?;
    let movement = Movement { kind: new.kind, fund, money, amount: new.amount };
    let id = DuesEntryId::new();
    let mut book = Book::open(desk, unit.id).await?;
    let (on, cause) = (new.booked_on, id.0);
    let row = book.post(Booking { id, on, movement, cause, note, day_pointer: "/booked_on" }).await?;
    let new = json!({ "unit_id": unit.id, "kind": row.kind, "amount": row.amount, "booked_on": on, "note": row.note });
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "book", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
        .await?;
    Ok(row)
}
