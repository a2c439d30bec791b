use super::{
    basis::basis,
    hide::{hide, is_of_people},
};
use crate::{
    desk::Desk,
    statistics::{
        rules::{life::Span, share},
        spoken,
        tables::{Row, Table},
        words::{Chapter, Form, Shown, Theme},
    },
    units::Unit,
};
use kernel::UnitId;
use rulepack::Basis;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A chapter of the statistics of a unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatisticsChapter)]
pub struct ChapterOut {
    unit_id: UnitId,
    unit_name: String,
    #[schema(inline)]
    chapter: Chapter,
    title: &'static str,
    /// The cut-off day.
    on: Date,
    /// The day before the span begins.
    after: Date,
    /// Days reports are made for that are over, the latest first.
    cut_offs: Vec<Date>,
    #[schema(inline)]
    shown: Shown,
    tables: Vec<TableOut>,
}

/// One table, with what it counts and by which rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = StatisticsTable)]
pub struct TableOut {
    #[schema(inline)]
    pub theme: Theme,
    #[schema(inline)]
    pub form: Form,
    pub label: String,
    pub definition: String,
    pub basis: Option<Basis>,
    /// None where it is hidden.
    pub total: Option<i64>,
    pub rows: Vec<RowOut>,
}

/// One row.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = StatisticsRow)]
pub struct RowOut {
    pub class: String,
    pub label: String,
    /// None where it is hidden.
    pub count: Option<i64>,
    /// What it is a part of.
    pub of: Option<i64>,
    /// Such as `28.9%`.
    pub share: Option<String>,
    /// Thousandths, for bars.
    pub per_mille: Option<u64>,
    /// Whether those behind it can be listed.
    pub opens: bool,
}

/// How many years back cut-off days are offered.
const YEARS: i32 = 3;

pub fn chapter(
    desk: &Desk<'_>,
    unit: &Unit,
    span: Span,
    chapter: Chapter,
    shown: Shown,
    all: &[Table],
) -> ChapterOut {
    ChapterOut {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        chapter,
        title: spoken::chapter(chapter),
        on: span.through,
        after: span.after,
        cut_offs: desk.pack.statistics.cut_offs.on(desk.today).value.before(desk.today, YEARS),
        shown,
        tables: tables(desk, span.through, shown, all),
    }
}

pub fn tables(desk: &Desk<'_>, on: Date, shown: Shown, all: &[Table]) -> Vec<TableOut> {
    all.iter().map(|table| out(desk, on, shown, table)).collect()
}

fn out(desk: &Desk<'_>, on: Date, shown: Shown, table: &Table) -> TableOut {
    let (total, cells) = match shown {
        Shown::Full => (Some(table.total), table.rows.iter().map(|row| Some(row.count)).collect()),
        Shown::Public if !is_of_people(table.theme) => {
            (Some(table.total), table.rows.iter().map(|row| Some(row.count)).collect())
        }
        Shown::Public => hide(table, desk.pack.statistics.small_cells.on(on).value.least.usual.into()),
    };
    let row = |(row, count): (&Row, Option<i64>)| row_out(desk, on, shown, table, total, row, count);
    TableOut {
        theme: table.theme,
        form: table.form,
        label: spoken::theme(table.theme).to_owned(),
        definition: spoken::definition(table.theme).to_owned(),
        basis: Some(basis(desk, table.theme, on)),
        rows: table.rows.iter().zip(cells).map(row).collect(),
        total,
    }
}

fn row_out(
    desk: &Desk<'_>,
    on: Date,
    shown: Shown,
    table: &Table,
    total: Option<i64>,
    row: &Row,
    count: Option<i64>,
) -> RowOut {
    let of = row.of.or(total.filter(|_| table.form != Form::Counts));
    let whole = |n: Option<i64>| n.and_then(|n| u64::try_from(n).ok());
    let part = whole(count).zip(whole(of));
    RowOut {
        label: spoken::class(table.theme, &row.class, desk.pack, on),
        class: row.class.clone(),
        share: part.and_then(|(count, of)| share::percent(count, of)),
        per_mille: part.and_then(|(count, of)| share::per_mille(count, of)),
        opens: shown == Shown::Full && count.is_some_and(|count| count > 0) && opens(table.theme, &row.class),
        count,
        of,
    }
}

/// Whether a list of people or units can be drawn up for a row.
fn opens(theme: Theme, class: &str) -> bool {
    match theme {
        Theme::Balance => class != "net" && class != "difference",
        // what has no class of its own is not one value of the column
        Theme::Occupation | Theme::Gender | Theme::Ethnic => class != "unknown",
        _ => true,
    }
}
