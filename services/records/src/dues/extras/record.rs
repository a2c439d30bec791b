use super::view::{self, ExtraOut};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        ledger::{Book, Booking},
        place,
        problems::NUMBER_TAKEN,
        receipts,
        rules::{
            Finding,
            ledger::{EntryKind, Fund, Movement},
            pay::PayChannel,
            receipt::Receipt,
            voluntary::{Extra, destination, special},
        },
        said,
        store::extra::{self, Model},
        words::ExtraKind,
    },
    members::{self, Reached},
    text,
    units::outside,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesExtraPaid;
use kernel::{DuesEntryId, DuesExtraId, Fen, MemberId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What a member gave beyond monthly dues.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesExtra {
    pub member_id: MemberId,
    pub kind: ExtraKind,
    /// In fen.
    pub amount: Fen,
    pub channel: PayChannel,
    pub paid_on: Date,
    /// `special`: the campaign that was called.
    #[serde(default)]
    pub campaign: Option<String>,
    /// A few words on the member, which go up with what goes to the Centre.
    #[serde(default)]
    pub note: Option<String>,
    /// Who took the money; the member behind the account when absent.
    #[serde(default)]
    pub collector: Option<String>,
}

/// Record an extra payment or special dues
///
/// With its receipt. From the size on that the rules name, an extra payment goes to the Centre as a whole.
#[utoipa::path(post, path = "/dues/extras", tag = "dues", operation_id = "record_dues_extra",
    request_body = NewDuesExtra, responses((status = CREATED, body = ExtraOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewDuesExtra>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Dues).await?;
    let found = place::member(&ctx, new.member_id, Action::Create).await;
    let found = found.map_err(|problem| outside(problem, &members::UNKNOWN_MEMBER, "/member_id"))?;
    let desk = records.desk(&ctx);
    let collector = receipts::collector(&ctx, new.collector.clone()).await?;
    let (row, notes) = record(&desk, &found, new, collector).await?;
    let warnings = notes.iter().map(|note| said::notice(note, &desk.pack.dues, row.paid_on)).collect();
    let out = view::shown(&desk, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &ExtraOut { warnings, ..out }).await
}

/// # Errors
/// When nothing was given, special dues belong to no campaign, or the month is closed.
pub async fn record(
    desk: &Desk<'_>,
    found: &Reached,
    new: NewDuesExtra,
    collector: String,
) -> Result<(Model, Vec<Finding>), Problem> {
    if !found.member.membership_state.is_member() {
        return Err(members::NOT_A_MEMBER.at("/member_id"));
    }
    past(new.paid_on, desk.today, "/paid_on")?;
    let campaign = text::kept(new.campaign.clone(), "/campaign", 100)?;
    let note = text::lines(new.note.clone(), "/note", 500)?;
    let (fund, notes) = fund(desk, &new, campaign.is_some(), note.is_some())?;
    let movement = Movement { kind: kind(new.kind), fund, money: new.channel.into(), amount: new.amount };
    // before it is written in capitals: an amount beyond any is refused
    movement.postings().map_err(|found| said::refused("/amount", found, &desk.pack.dues, new.paid_on))?;
    let mut book = Book::open(desk, found.unit.id).await?;
    let campaign = campaign.filter(|_| new.kind == ExtraKind::Special);
    let row = row(desk, found, &new, Parts { fund, campaign, note, collector }).await?;
    extra::insert(desk.tx, row.clone()).await.on_constraint("dues_extras_number_key", &NUMBER_TAKEN, "")?;
    let (id, cause) = (DuesEntryId::new(), row.id.0);
    book.post(Booking { id, on: new.paid_on, movement, cause, note: None, day_pointer: "/paid_on" }).await?;
    tell(desk, &row).await?;
    Ok((row, notes))
}

const fn kind(kind: ExtraKind) -> EntryKind {
    match kind {
        ExtraKind::Voluntary => EntryKind::Voluntary,
        ExtraKind::Special => EntryKind::Special,
    }
}

fn fund(
    desk: &Desk<'_>,
    new: &NewDuesExtra,
    called: bool,
    note: bool,
) -> Result<(Fund, Vec<Finding>), Problem> {
    let rule = desk.pack.dues.voluntary.on(new.paid_on);
    let refused = |finding: Finding| {
        let pointer = if finding == Finding::CampaignMissing { "/campaign" } else { "/amount" };
        said::refused(pointer, finding, &desk.pack.dues, new.paid_on)
    };
    match new.kind {
        ExtraKind::Special => special(new.amount, called).map(|()| (Fund::Special, Vec::new())),
        ExtraKind::Voluntary => {
            let extra = Extra { amount: new.amount, note };
            destination(extra, rule).map(|where_to| (where_to.fund, where_to.notes))
        }
    }
    .map_err(refused)
}

struct Parts {
    fund: Fund,
    campaign: Option<String>,
    note: Option<String>,
    collector: String,
}

/// The unit is held: its numbers are given one at a time, in one series with the receipts of monthly dues.
async fn row(desk: &Desk<'_>, found: &Reached, new: &NewDuesExtra, parts: Parts) -> Result<Model, Problem> {
    let year = desk.today.year();
    let payer = members::names(desk.tx, vec![new.member_id]).await?.remove(&new.member_id);
    let payer = payer.ok_or_else(|| kinds::INTERNAL.problem())?;
    let mut row = Model {
        id: DuesExtraId::new(),
        member_id: new.member_id,
        unit_id: found.unit.id,
        kind: new.kind,
        fund: parts.fund,
        amount: new.amount.0,
        channel: new.channel,
        paid_on: new.paid_on,
        campaign: parts.campaign,
        note: parts.note,
        year,
        number: receipts::next_number(desk, found.unit.id, year).await?,
        payer,
        capitals: String::new(),
        collector: parts.collector,
        issued_on: desk.today,
        code: String::new(),
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    row.capitals = receipt(&row).line().capitals;
    row.code = view::code(desk, &row);
    Ok(row)
}

/// The receipt as the rules set it; it is for no months.
pub fn receipt(row: &Model) -> Receipt {
    Receipt {
        year: row.year,
        number: u32::try_from(row.number).unwrap_or_default(),
        payer: row.payer.clone(),
        months: None,
        amount: Fen(row.amount),
        collector: row.collector.clone(),
        on: row.issued_on,
    }
}

async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let (id, member_id, unit_id, paid_on) = (row.id, row.member_id, row.unit_id, row.paid_on);
    desk.emit(&DuesExtraPaid { id, member_id, unit_id, paid_on }).await?;
    let new = json!({
        "member_id": member_id, "kind": row.kind, "fund": row.fund, "amount": row.amount, "channel": row.channel,
        "paid_on": paid_on, "campaign": row.campaign, "serial": receipt(row).line().serial,
    });
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "pay", subject: "dues", subject_id, new: Some(new), ..Entry::default() }).await
}
