use super::{
    decision,
    view::{self, SpendingOut},
};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    documents,
    dues::{
        ledger::{Book, Booking},
        place,
        problems::{UNKNOWN_UNIT, UNKNOWN_VOUCHER},
        rules::{
            Finding,
            ledger::{EntryKind, Fund, LedgerAccount, MoneyPlace, Movement, Trial},
            spend::{Expense, check},
        },
        said,
        store::spending::{self, Model},
    },
    text,
    units::{Unit, outside},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesSpent;
use kernel::{DecisionId, DocumentId, DuesEntryId, DuesSpendingId, Fen, UnitId};
use rest::{Answer, Ctx, Json, Problem, kinds};
use rulepack::dues::SpendingPurpose;
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What dues were spent on, who decided it, and the paper that proves it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesSpending {
    pub unit_id: UnitId,
    pub purpose: SpendingPurpose,
    pub subject: String,
    /// In fen.
    pub amount: Fen,
    /// Where it was taken from.
    pub money: MoneyPlace,
    pub spent_on: Date,
    /// The decision of a meeting of the unit that is recorded here.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Instead: which meeting decided what, and on which day.
    #[serde(default)]
    pub decision: Option<String>,
    #[serde(default)]
    pub decided_on: Option<Date>,
    /// A document of the unit.
    #[serde(default)]
    pub voucher_id: Option<DocumentId>,
}

/// Record what dues were spent on
#[utoipa::path(post, path = "/dues/spendings", tag = "dues", operation_id = "record_dues_spending",
    request_body = NewDuesSpending, responses((status = CREATED, body = SpendingOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewDuesSpending>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Dues).await?;
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, new.unit_id, Action::Create).await;
    let unit = unit.map_err(|problem| outside(problem, &UNKNOWN_UNIT, "/unit_id"))?;
    let row = record(&desk, &unit, new).await?;
    let out = view::shown(&desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// # Errors
/// When it was not decided, has no voucher, is on something the rules do not name, or there is not so much.
pub async fn record(desk: &Desk<'_>, unit: &Unit, new: NewDuesSpending) -> Result<Model, Problem> {
    past(new.spent_on, desk.today, "/spent_on")?;
    let decision = decision::of(desk, unit, &new).await?;
    let voucher = voucher(desk, unit, new.voucher_id).await?;
    let mut book = Book::open(desk, unit.id).await?;
    allowed(desk, &new, &book.trial().await?, decision.is_some(), voucher.is_some())?;
    // both are asked for by the rules of every day so far; a rule that lets go of them needs another table
    let (decision, voucher_id) = decision.zip(voucher).ok_or_else(|| kinds::INTERNAL.problem())?;
    let row = Model {
        id: DuesSpendingId::new(),
        unit_id: unit.id,
        purpose: new.purpose,
        subject: text::required(new.subject, "/subject", 200)?,
        amount: new.amount.0,
        money: new.money,
        spent_on: new.spent_on,
        meeting_id: decision.meeting,
        decision: decision.text,
        decided_on: decision.on,
        voucher_id,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    spending::insert(desk.tx, row.clone()).await?;
    let movement =
        Movement { kind: EntryKind::Spend, fund: Fund::Ordinary, money: row.money, amount: new.amount };
    let (id, on, cause) = (DuesEntryId::new(), row.spent_on, row.id.0);
    book.post(Booking { id, on, movement, cause, note: None, day_pointer: "/spent_on" }).await?;
    tell(desk, &row).await?;
    Ok(row)
}

async fn voucher(
    desk: &Desk<'_>,
    unit: &Unit,
    id: Option<DocumentId>,
) -> Result<Option<DocumentId>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let there = documents::is_paper_of(desk.tx, id, unit.id).await?;
    if there { Ok(Some(id)) } else { Err(UNKNOWN_VOUCHER.at("/voucher_id")) }
}

fn allowed(
    desk: &Desk<'_>,
    new: &NewDuesSpending,
    trial: &Trial,
    decided: bool,
    voucher: bool,
) -> Result<(), Problem> {
    let (amount, purpose) = (new.amount, new.purpose);
    let expense = Expense { amount, purpose, decided, voucher, allocated_for: None };
    let have = trial.held(Fund::Ordinary).min(trial.of(LedgerAccount::from(new.money)));
    let found = check(&expense, have, &desk.pack.dues.spending.on(new.spent_on).value);
    let wrong: Vec<_> = found.into_iter().map(|finding| (field(&finding).to_owned(), finding)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(said::refusal(wrong, &desk.pack.dues, new.spent_on)) }
}

const fn field(finding: &Finding) -> &'static str {
    match finding {
        Finding::DecisionMissing => "/decision",
        Finding::VoucherMissing => "/voucher_id",
        Finding::PurposeNotAllowed { .. } | Finding::OtherPurpose { .. } => "/purpose",
        _ => "/amount",
    }
}

async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let (id, unit_id, spent_on) = (row.id, row.unit_id, row.spent_on);
    desk.emit(&DuesSpent { id, unit_id, spent_on }).await?;
    let new = json!({
        "unit_id": unit_id, "purpose": row.purpose, "subject": row.subject, "amount": row.amount,
        "spent_on": spent_on, "decision": row.decision, "decided_on": row.decided_on, "voucher_id": row.voucher_id,
    });
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "spend", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
        .await
}
