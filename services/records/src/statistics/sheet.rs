//! Tables of statistics as they stand on paper.

use super::{
    rules::life::Span,
    spoken,
    view::{RowOut, TableOut},
    words::{Form, Shown},
};
use crate::spoken::pick;
use serde_json::{Value, json};

/// What the paper is about.
pub struct Report<'a> {
    pub title: String,
    pub unit: &'a str,
    pub span: Span,
    pub shown: Shown,
    /// What else stands below the tables.
    pub notes: Vec<String>,
}

pub fn sheet(report: Report<'_>, tables: &[TableOut]) -> Value {
    let mut notes = report.notes;
    if report.shown == Shown::Public {
        notes.push(hidden_what().to_owned());
    }
    json!({
        "title": report.title,
        "unit": report.unit,
        "on": report.span.through,
        "after": report.span.after,
        "tables": tables.iter().map(table).collect::<Vec<_>>(),
        "notes": notes,
        "signatures": [pick("单位负责人", "Head of the unit"), pick("填表人", "Filled in by")],
    })
}

/// What the file is called.
pub fn name(unit: &str, span: Span) -> String {
    format!("{}-{unit}-{}", pick("党内统计", "statistics"), span.through)
}

/// The title, with the chapter where there is one.
pub fn title(chapter: Option<&str>) -> String {
    match chapter {
        Some(chapter) => pick("党内统计表（{c}）", "Statistics: {c}").replace("{c}", chapter),
        None => pick("党内统计表", "Statistics").to_owned(),
    }
}

fn table(table: &TableOut) -> Value {
    let number = |title: &str| json!({"title": title, "side": "right", "width": 30});
    // counts of different things have no sum
    let total =
        (table.form != Form::Counts).then(|| [spoken::total().to_owned(), count(table.total), String::new()]);
    json!({
        "caption": table.label,
        "columns": [
            {"title": pick("项目", "Row"), "width": "rest"},
            number(pick("数量", "Count")),
            number(pick("占比", "Share")),
        ],
        "rows": table.rows.iter().map(|one| row(table, one)).collect::<Vec<_>>(),
        "sums": total,
        "note": note(table),
    })
}

fn row(table: &TableOut, row: &RowOut) -> [String; 3] {
    // of what, where that is not the total of the table
    let whole = row.of.filter(|of| Some(*of) != table.total);
    let share = match (&row.share, whole) {
        (Some(share), Some(of)) => format!("{share} / {of}"),
        (Some(share), None) => share.clone(),
        (None, _) => String::new(),
    };
    [row.label.clone(), count(row.count), share]
}

fn count(count: Option<i64>) -> String {
    count.map_or_else(|| spoken::hidden().to_owned(), |n| n.to_string())
}

/// What is counted, and by which rule.
fn note(table: &TableOut) -> String {
    let definition = pick("口径：", "Counted: ").to_owned() + &table.definition;
    match &table.basis {
        Some(basis) => {
            let form = pick("{d}依据：{s}（{e} 起施行）。", "{d} By {s}, in force since {e}.");
            let filled = form.replace("{d}", &definition).replace("{s}", &basis.source);
            rest::voice().fill(&filled, "e", &basis.effective_from.to_string())
        }
        None => definition,
    }
}

fn hidden_what() -> &'static str {
    pick(
        "小于规定人数的数不公布，能据此推算的数也一并不公布。",
        "Counts below the number the rules name are hidden, and with them those they could be reckoned from.",
    )
}
