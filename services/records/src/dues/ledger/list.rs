use super::view::{self, EntryOut};
use crate::{
    Records, dates,
    dues::{
        place,
        store::{
            entry::{self, Column},
            sums,
        },
    },
};
use access::Action;
use axum::extract::State;
use kernel::{UnitId, YearMonth};
use rest::{Answer, Ctx, Page, Paged, Path, Query};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::IntoParams;

/// Which part of the ledger.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// One month; everything when absent.
    pub month: Option<YearMonth>,
}

/// Show the ledger of a unit
///
/// By day, each line with what cash and bank come to after it.
#[utoipa::path(get, path = "/dues/units/{id}/ledger", tag = "dues", operation_id = "list_dues_entries",
    params(("id" = UnitId, Path), Wanted, Page), responses((status = OK, body = Paged<EntryOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::List).await?;
    let mut theirs = Condition::all().add(Column::UnitId.eq(unit.id));
    if let Some(month) = wanted.month {
        theirs = theirs.add(Column::BookedOn.between(month.first_day(), month.last_day()));
    }
    theirs = theirs.add_option(page.after::<Line>()?.map(behind));
    let rows = entry::page(desk.tx, theirs, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| Line { day: row.booked_on, number: row.number });
    let before = match cut.items.first() {
        Some(first) => Some(sums::money_before(desk.tx, unit.id, first.booked_on, first.number).await?),
        None => None,
    };
    let items = view::shown(&desk, cut.items, before).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// A place in the order of the ledger.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Line {
    #[serde(deserialize_with = "dates::day")]
    day: Date,
    number: i32,
}

fn behind(line: Line) -> Expr {
    let row = Expr::tuple([Expr::col(Column::BookedOn), Expr::col(Column::Number)]);
    row.gt(Expr::tuple([Expr::val(line.day), Expr::val(line.number)]))
}
