use crate::{
    desk::Desk,
    statistics::{
        rules::{cells, life::Span, share},
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
        Theme::PoolMakeup | Theme::Completion | Theme::Attendance => false,
        Theme::Balance => class != "net" && class != "difference",
        Theme::Floating => class != "in",
        // what has no class of its own is not one value of the column
        Theme::Occupation | Theme::Gender | Theme::Ethnic => class != "unknown",
        _ => true,
    }
}

/// Counts of bodies and of meetings are about nobody.
const fn is_of_people(theme: Theme) -> bool {
    !matches!(
        theme,
        Theme::BodyLevel
            | Theme::BodyNature
            | Theme::Coverage
            | Theme::Terms
            | Theme::Vacancies
            | Theme::Completion
    )
}

/// Opening and closing count and the change between them stay; what lies between is hidden as one list of classes.
const BALANCE_STAYS: [&str; 4] = ["opening", "closing", "net", "difference"];

fn hide(table: &Table, least: u64) -> (Option<i64>, Vec<Option<i64>>) {
    let plain = |n: i64| u64::try_from(n).unwrap_or_default();
    let back = |cell: Option<u64>| cell.and_then(|n| i64::try_from(n).ok());
    let counts: Vec<u64> = table.rows.iter().map(|row| plain(row.count)).collect();
    match (table.theme, table.form) {
        (Theme::Balance, _) => hide_balance(table, least),
        (_, Form::Classes) => {
            let (total, cells) = cells::classes(&counts, least);
            (back(total), cells.into_iter().map(back).collect())
        }
        (_, Form::Parts) => {
            let total = plain(table.total);
            let cells = counts.iter().map(|count| back(cells::part(*count, total, least)));
            (back(cells::alone(total, least)), cells.collect())
        }
        (_, Form::Counts) => {
            let cells = counts.iter().map(|count| back(cells::alone(*count, least)));
            (back(cells::alone(plain(table.total), least)), cells.collect())
        }
    }
}

fn hide_balance(table: &Table, least: u64) -> (Option<i64>, Vec<Option<i64>>) {
    let stays = |row: &&Row| BALANCE_STAYS.contains(&row.class.as_str());
    let flows: Vec<u64> = table
        .rows
        .iter()
        .filter(|row| !stays(row))
        .map(|row| u64::try_from(row.count).unwrap_or_default())
        .collect();
    let (_, cells) = cells::classes(&flows, least);
    let ends = |class: &str| cells::alone(table.count(class).unsigned_abs(), least).is_some();
    // a small count at either end hides both, for the change between them would tell it
    let shown = ends("opening") && ends("closing");
    let mut cells = cells.into_iter();
    let row = |row: &Row| {
        if stays(&row) {
            Some(row.count).filter(|_| shown)
        } else {
            cells.next().flatten().and_then(|n| i64::try_from(n).ok())
        }
    };
    (Some(table.total).filter(|_| shown), table.rows.iter().map(row).collect())
}

fn basis(desk: &Desk<'_>, theme: Theme, on: Date) -> Basis {
    let (pack, rules) = (desk.pack, &desk.pack.statistics);
    match theme {
        Theme::Kind => pack.unit_kinds.on(on).basis("units.kinds"),
        Theme::Gender | Theme::Balance | Theme::Pool => rules.cut_offs.on(on).basis("statistics.cut_offs"),
        Theme::Ethnic => rules.ethnic.on(on).basis("statistics.ethnic"),
        Theme::Education => rules.education.on(on).basis("statistics.education"),
        Theme::Age | Theme::SecretaryAge => rules.ages.on(on).basis("statistics.ages"),
        Theme::JoinPeriod => rules.join_periods.on(on).basis("statistics.join_periods"),
        Theme::Occupation | Theme::Admitted | Theme::PoolMakeup => {
            rules.occupations.on(on).basis("statistics.occupations")
        }
        Theme::BodyLevel | Theme::BodyNature => rules.bodies.on(on).basis("statistics.bodies"),
        Theme::Coverage => pack.thresholds.on(on).basis("units.thresholds"),
        Theme::Terms => pack.terms.on(on).basis("units.terms"),
        Theme::Vacancies => pack.posts.on(on).basis("posts"),
        Theme::Dues => pack.dues.practice.on(on).basis("dues.practice"),
        Theme::Completion | Theme::Attendance => {
            pack.organisational_life.duties.on(on).basis("meetings.duties")
        }
        Theme::Floating => pack.floating.on(on).basis("members.floating"),
        Theme::Lost => pack.lost_contact.on(on).basis("members.lost_contact"),
    }
}
