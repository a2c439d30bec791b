use super::{facts, list::MonthOut};
use crate::{
    Records,
    dates::EARLIEST,
    desk::Desk,
    dues::{
        ledger::{Book, FiguresOut},
        place,
        problems::NOTHING_BOOKED,
        rules::closing::settle,
        said,
        store::{
            closing::{self, Model},
            entry, sums,
        },
    },
    units::Unit,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesMonthClosed;
use kernel::{UnitId, YearMonth};
use rest::{Answer, Ctx, Json, Path, Problem};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which month is closed.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesClosing {
    pub month: YearMonth,
}

/// Close a month of a unit's books
///
/// Nothing more is booked into it, and it is never opened again: what turns out to be wrong is taken back in a month
/// that is open.
#[utoipa::path(post, path = "/dues/units/{id}/months", tag = "dues", operation_id = "close_dues_month",
    request_body = NewDuesClosing, params(("id" = UnitId, Path)), responses((status = CREATED, body = MonthOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(wanted): Json<NewDuesClosing>,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::Create).await?;
    let row = close(&desk, &unit, wanted.month).await?;
    let out = MonthOut::closed(row)?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// # Errors
/// While the month is not over, an earlier one is open, or something in it is not finished.
pub async fn close(desk: &Desk<'_>, unit: &Unit, month: YearMonth) -> Result<Model, Problem> {
    // held, so that nothing is booked while the month is added up
    let book = Book::open(desk, unit.id).await?;
    let begun = entry::first_day(desk.tx, unit.id).await?.map(YearMonth::of);
    if begun.is_none_or(|begun| month < begun) {
        return Err(NOTHING_BOOKED.at("/month"));
    }
    let known = facts::of_month(desk, unit.id, month, book.settled_to).await?;
    let stops: Vec<_> =
        settle(&known, desk.today).into_iter().map(|stop| ("/month".to_owned(), stop)).collect();
    if !stops.is_empty() {
        return Err(said::refusal(stops, &desk.pack.dues, desk.today));
    }
    let before = month.first_day().previous_day().unwrap_or(EARLIEST);
    let before = sums::trial(desk.tx, unit.id, EARLIEST, before).await?;
    let within = sums::trial(desk.tx, unit.id, month.first_day(), month.last_day()).await?;
    let row = Model {
        unit_id: unit.id,
        month: month.first_day(),
        figures: FiguresOut::of(&before, &within).frozen()?,
        closed_by: desk.who.id,
        closed_at: desk.now,
    };
    closing::insert(desk.tx, row.clone()).await?;
    desk.emit(&DuesMonthClosed { unit_id: unit.id, month }).await?;
    let new = Some(json!({ "unit_id": unit.id, "month": month, "figures": row.figures }));
    let subject_id = Some(unit.id.0);
    desk.audit(Entry { action: "close", subject: "dues", subject_id, new, ..Entry::default() }).await?;
    Ok(row)
}
