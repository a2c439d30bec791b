use super::facts;
use crate::{
    Records,
    dates::EARLIEST,
    desk::Desk,
    dues::{
        ledger::FiguresOut,
        place,
        rules::{
            closing::{MonthState, settle},
            ledger::Trial,
            pay::PayChannel,
        },
        said,
        store::{
            closing::{self, Model},
            entry,
            payment::{self, Collected},
            sums,
        },
        years,
    },
    notice::Notice,
    units::Unit,
};
use access::Action;
use axum::extract::State;
use kernel::{Fen, UnitId, YearMonth};
use rest::{Answer, Ctx, Path, Problem, Query};
use serde::Serialize;
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// The months of a year in the books of a unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesMonths)]
pub struct MonthsOut {
    unit_id: UnitId,
    year: i32,
    /// The first year something is booked in.
    first_year: Option<i32>,
    months: Vec<MonthOut>,
}

/// One month: what it came to, and whether it is closed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesMonth)]
pub struct MonthOut {
    pub month: YearMonth,
    pub state: MonthState,
    /// As they were kept once it is closed.
    pub figures: FiguresOut,
    /// Dues of members by the way they came; in the list of a year.
    pub collected: Vec<ByChannel>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub closed_at: Option<OffsetDateTime>,
    /// Why it cannot be closed today; of an open month.
    pub stops: Vec<Notice>,
}

/// Dues that came one way, in fen; what was taken back counts on its own day.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = DuesByChannel)]
pub struct ByChannel {
    #[schema(inline)]
    pub channel: PayChannel,
    pub amount: Fen,
}

impl MonthOut {
    /// # Errors
    /// When what was kept is none of ours.
    pub fn closed(row: Model) -> Result<Self, Problem> {
        Ok(Self {
            month: YearMonth::of(row.month),
            state: MonthState::Settled,
            figures: FiguresOut::read(row.figures)?,
            collected: Vec::new(),
            closed_at: Some(row.closed_at),
            stops: Vec::new(),
        })
    }
}

/// List the months of a year with what they came to
#[utoipa::path(get, path = "/dues/units/{id}/months", tag = "dues", operation_id = "list_dues_months",
    params(("id" = UnitId, Path), years::Wanted), responses((status = OK, body = MonthsOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<years::Wanted>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::List).await?;
    let year = years::of(&desk, wanted)?;
    let out = months(&desk, &unit, year).await?;
    ctx.read(&out)
}

async fn months(desk: &Desk<'_>, unit: &Unit, year: i32) -> Result<MonthsOut, Problem> {
    let first = entry::first_day(desk.tx, unit.id).await?;
    let settled_to = closing::settled_to(desk.tx, unit.id).await?;
    let span = years::span(year);
    let (begun, now) = (first.map(YearMonth::of), YearMonth::of(desk.today));
    let shown = span.iter().filter(|month| begun.is_some_and(|begun| begun <= *month) && *month <= now);
    let (from, to) = (span.first().first_day(), span.last().last_day());
    let kept = closing::between(desk.tx, unit.id, from, to).await?;
    let mut kept: BTreeMap<Date, Model> = kept.into_iter().map(|row| (row.month, row)).collect();
    let live = sums::trials_by_month(desk.tx, unit.id, from, to).await?;
    let collected = payment::collected(desk.tx, unit.id, from, to).await?;
    let mut before = sums::trial(desk.tx, unit.id, EARLIEST, from.previous_day().unwrap_or(EARLIEST)).await?;
    let mut months = Vec::new();
    for month in shown {
        let within = live.get(&month.first_day()).cloned().unwrap_or_default();
        let out = match kept.remove(&month.first_day()) {
            Some(row) => MonthOut::closed(row)?,
            None => open(desk, unit, month, settled_to, FiguresOut::of(&before, &within)).await?,
        };
        months.push(MonthOut { collected: by_channel(&collected, month), ..out });
        add(&mut before, &within);
    }
    Ok(MonthsOut { unit_id: unit.id, year, first_year: first.map(Date::year), months })
}

async fn open(
    desk: &Desk<'_>,
    unit: &Unit,
    month: YearMonth,
    settled_to: Option<YearMonth>,
    figures: FiguresOut,
) -> Result<MonthOut, Problem> {
    let known = facts::of_month(desk, unit.id, month, settled_to).await?;
    let dues = &desk.pack.dues;
    let stops = settle(&known, desk.today).iter().map(|stop| said::notice(stop, dues, desk.today)).collect();
    let collected = Vec::new();
    Ok(MonthOut { month, state: known.state, figures, collected, closed_at: None, stops })
}

fn by_channel(all: &[Collected], month: YearMonth) -> Vec<ByChannel> {
    let of_month = all.iter().filter(|one| one.month == month.first_day());
    of_month.map(|one| ByChannel { channel: one.channel, amount: Fen(one.amount) }).collect()
}

fn add(before: &mut Trial, within: &Trial) {
    for (account, net) in &within.accounts {
        let sum = before.accounts.entry(*account).or_default();
        *sum = Fen(sum.0 + net.0);
    }
}
