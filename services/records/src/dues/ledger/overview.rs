use super::{
    share::{self, ToRemit},
    trial::FundsOut,
};
use crate::{
    Records,
    dates::{EARLIEST, LATEST},
    desk::Desk,
    dues::{
        place,
        rules::publish::overdue,
        said,
        store::{closing, entry, line, publication, remittance, sums},
        words::RemittanceState,
    },
    notice::Notice,
    units::Unit,
};
use access::Action;
use axum::extract::State;
use kernel::{UnitId, YearMonth};
use rest::{Answer, Ctx, Path, Problem};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use utoipa::ToSchema;

/// How the books of a unit stand, and what waits for somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesBooks)]
pub struct BooksOut {
    unit_id: UnitId,
    unit_name: String,
    /// Whereto it remits; none for the top, which remits out of the organisation.
    superior: Option<UnitRef>,
    may_record: bool,
    /// Whether the reader may say that what another unit sent has arrived.
    may_confirm: bool,
    may_reconcile: bool,
    /// Whether the reader may set the share it passes up: that is for the level above.
    may_set_share: bool,
    funds: FundsOut,
    /// Everything up to this month is closed.
    settled_to: Option<YearMonth>,
    /// The month of the first entry.
    first_month: Option<YearMonth>,
    to_remit: Option<ToRemit>,
    /// Sent from here, not answered yet.
    waiting_there: u64,
    /// Sent to here, not answered yet.
    waiting_here: u64,
    /// Lines of bank files nobody has settled.
    unsettled: u64,
    notices: Vec<Notice>,
}

/// A unit by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesUnitRef)]
pub struct UnitRef {
    pub id: UnitId,
    pub name: String,
}

/// Show how the books of a unit stand
#[utoipa::path(get, path = "/dues/units/{id}/books", tag = "dues", operation_id = "get_dues_books",
    params(("id" = UnitId, Path)), responses((status = OK, body = BooksOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::View).await?;
    let superior = place::superior(&desk, &unit).await?;
    let thing = place::of_unit(&unit);
    let above = place::of_unit(superior.as_ref().unwrap_or(&unit));
    let mut out = books(&desk, &unit).await?;
    out.may_record = ctx.may(Action::Create, &thing).await?;
    out.may_confirm = ctx.may(Action::Decide, &thing).await?;
    out.may_reconcile = ctx.may(Action::Import, &thing).await?;
    out.may_set_share = ctx.may(Action::Create, &above).await?;
    out.superior = superior.map(|above| UnitRef { id: above.id, name: above.name });
    ctx.read(&out)
}

async fn books(desk: &Desk<'_>, unit: &Unit) -> Result<BooksOut, Problem> {
    let trial = sums::trial(desk.tx, unit.id, EARLIEST, LATEST).await?;
    let sent = remittance::Column::State.eq(RemittanceState::Sent);
    let waiting = |end: remittance::Column| Condition::all().add(sent.clone()).add(end.eq(unit.id));
    let first = entry::first_day(desk.tx, unit.id).await?;
    Ok(BooksOut {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        superior: None,
        may_record: false,
        may_confirm: false,
        may_reconcile: false,
        may_set_share: false,
        funds: FundsOut::of(&trial),
        settled_to: closing::settled_to(desk.tx, unit.id).await?,
        first_month: first.map(YearMonth::of),
        to_remit: share::to_remit(desk, unit.id, &trial).await?,
        waiting_there: remittance::count(desk.tx, waiting(remittance::Column::FromUnitId)).await?,
        waiting_here: remittance::count(desk.tx, waiting(remittance::Column::ToUnitId)).await?,
        unsettled: line::count_open(desk.tx, unit.id, LATEST).await?,
        notices: notices(desk, unit, first.map(YearMonth::of)).await?,
    })
}

/// That the figures of last year should have been shown by now.
async fn notices(desk: &Desk<'_>, unit: &Unit, first: Option<YearMonth>) -> Result<Vec<Notice>, Problem> {
    let year = desk.today.year() - 1;
    if first.is_none_or(|first| first.year() > year) {
        return Ok(Vec::new());
    }
    let shown = publication::of_year(desk.tx, unit.id, year).await?.map(|row| row.published_on);
    let rule = &desk.pack.dues.publication.on(desk.today).value;
    let late = overdue(year, shown, desk.today, rule);
    Ok(late.iter().map(|finding| said::notice(finding, &desk.pack.dues, desk.today)).collect())
}
