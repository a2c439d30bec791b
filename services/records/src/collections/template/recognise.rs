//! Which row of a workbook is the header, and which of its titles read as fields of the form.

use super::kept::{Column, Filled, Head, Mapping};
use crate::{
    collections::rules::{FieldKind, Form},
    spoken::in_any_terms,
    table::{self, Fault, Row, Table, title_key},
};
use std::collections::BTreeSet;

/// Titles and notes may stand above the header; so many rows of a sheet are looked at.
const ROWS: usize = 30;
const SHEETS: usize = 20;
const COLUMNS: usize = 100;
const TITLE: usize = 40;
/// Rows that are offered as the header.
const HEADS: usize = 10;

/// What people call the columns that no field is for.
const NAMES: &[(Filled, &[&str])] = &[
    (Filled::LineNo, &["序号", "编号", "no", "number"]),
    (
        Filled::Unit,
        &[
            "党组织",
            "党组织名称",
            "党支部",
            "党支部名称",
            "支部",
            "支部名称",
            "单位",
            "单位名称",
            "填报单位",
            "报送单位",
            "所在党支部",
            "unit",
        ],
    ),
    (Filled::State, &["状态", "报送状态", "state"]),
    (Filled::SubmittedOn, &["报送日期", "报送时间", "填报日期", "填报时间", "上报时间", "handed in on"]),
];

/// Rows that may be the header, the likeliest first, with what was understood of that one; none where nothing looks like
/// one.
///
/// # Errors
/// When the workbook cannot be read.
pub fn recognise(table: &mut Table, form: &Form) -> Result<(Vec<Head>, Mapping), Fault> {
    let mut heads = heads(table)?;
    heads.sort_by_cached_key(|head| std::cmp::Reverse(columns(head, form).len()));
    heads.truncate(HEADS);
    let mapping = heads.first().map_or_else(Mapping::default, |first| Mapping {
        sheet: first.sheet,
        line: first.line,
        columns: columns(first, form),
        cells: Vec::new(),
    });
    Ok((heads, mapping))
}

fn heads(table: &mut Table) -> Result<Vec<Head>, Fault> {
    let mut all = Vec::new();
    for sheet in 0..table.sheets().min(SHEETS) {
        let name = table.sheet_name(sheet).unwrap_or_default().to_owned();
        let mut above: Option<Row> = None;
        for row in table.rows(sheet)?.take(ROWS) {
            let row = row?;
            if row.cells.iter().filter(|cell| is_words(cell)).count() >= 2 {
                all.push(Head {
                    sheet: u32::try_from(sheet).unwrap_or_default(),
                    sheet_name: name.clone(),
                    line: row.line,
                    titles: titles(&row, above.as_ref().filter(|above| above.line + 1 == row.line)),
                });
            }
            above = Some(row);
        }
    }
    Ok(all)
}

fn is_words(cell: &table::Cell) -> bool {
    matches!(cell, table::Cell::Text(_)) && !cell.is_blank()
}

/// Where a header has two lines, a title that is merged stands in the upper one.
fn titles(row: &Row, above: Option<&Row>) -> Vec<String> {
    let text = |row: &Row, at: usize| {
        let said = row.cells.get(at).filter(|cell| is_words(cell)).map(|cell| cell.text().into_owned());
        said.map(|text| kernel::text::single_line(&text).chars().take(TITLE).collect::<String>())
    };
    let width = row.cells.len().max(above.map_or(0, |above| above.cells.len())).min(COLUMNS);
    let title = |at| text(row, at).or_else(|| above.and_then(|above| text(above, at)));
    (0..width).map(|at| title(at).unwrap_or_default()).collect()
}

/// The titles of a header that are understood.
pub fn columns(head: &Head, form: &Form) -> Vec<Column> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<Column> = Vec::new();
    for (at, title) in head.titles.iter().enumerate() {
        let key = title_key(title);
        let Some((filled, field, part)) = meaning(&key, form) else { continue };
        // the rows of one table alone get rows of their own
        let spread = all.iter().find(|one| one.part.is_some()).and_then(|one| one.field.clone());
        let other = part.is_some() && spread.is_some() && spread != field;
        if other || !taken.insert((filled, field.clone(), part.clone())) {
            continue;
        }
        all.push(Column { column: u32::try_from(at).unwrap_or_default(), filled, field, part });
    }
    all
}

type Meaning = (Filled, Option<String>, Option<String>);

/// A field goes before what only sounds like a unit or a day.
fn meaning(key: &str, form: &Form) -> Option<Meaning> {
    if key.is_empty() {
        return None;
    }
    if let Some(field) = form.fields.iter().find(|field| title_key(&field.label) == key) {
        return Some((Filled::Field, Some(field.key.clone()), None));
    }
    for field in form.fields.iter().filter(|field| field.kind == FieldKind::Table) {
        if let Some(column) = field.columns.iter().find(|column| title_key(&column.label) == key) {
            return Some((Filled::Field, Some(field.key.clone()), Some(column.key.clone())));
        }
    }
    let called = |name: &&str| in_any_terms(name).iter().any(|said| title_key(said) == key);
    let named = NAMES.iter().find(|(_, names)| names.iter().any(called));
    named.map(|(filled, _)| (*filled, None, None))
}
