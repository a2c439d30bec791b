use crate::{
    imports::{
        check::{Finding, Judged, problems, values},
        layout::UnitField,
    },
    table::{Cell, Header, Row, cell_name},
    text::{BAD_TEXT, TEXT_TOO_LONG, too_long, unfit},
};
use kernel::text::{compare_key, single_line};
use rest::ProblemKind;
use rulepack::UnitKind;

/// A row of a unit by itself.
pub struct Draft {
    pub judged: Judged,
    pub key: String,
    pub parent: Option<String>,
    pub kind: Option<UnitKind>,
    pub short_name: Option<String>,
}

/// What the cells of a row say.
pub fn draft(row: &Row, header: &Header<UnitField>) -> Draft {
    let original = (0..header.titles.len().max(row.cells.len()))
        .map(|at| row.cells.get(at).map(|cell| cell.text().into_owned()).unwrap_or_default());
    let mut judged = Judged {
        line: row.line,
        name: String::new(),
        original: original.collect(),
        findings: Vec::new(),
        content: None,
        id: None,
    };
    let mut text = |field| text(&mut judged, row, header, field);
    let (name, parent, kind) = (text(UnitField::Name), text(UnitField::Parent), text(UnitField::Kind));
    let short_name = text(UnitField::ShortName);
    let known = kind.as_deref().and_then(values::unit_kind);
    match &name {
        None => refuse(&mut judged, header, UnitField::Name, &problems::UNIT_NAME_MISSING),
        Some(name) => fits(&mut judged, header, UnitField::Name, name, 200),
    }
    if let Some(short) = &short_name {
        fits(&mut judged, header, UnitField::ShortName, short, 60);
    }
    match (&kind, known) {
        (None, _) => refuse(&mut judged, header, UnitField::Kind, &problems::MISSING_UNIT_KIND),
        (Some(_), None) => refuse(&mut judged, header, UnitField::Kind, &problems::UNKNOWN_UNIT_KIND),
        _ => {}
    }
    judged.name = name.unwrap_or_default();
    Draft { key: compare_key(&judged.name), judged, parent, kind: known, short_name }
}

/// What the table of units would not take is told now, not when the rows are entered.
fn fits(judged: &mut Judged, header: &Header<UnitField>, field: UnitField, text: &str, most: usize) {
    if too_long(text, most) {
        refuse(judged, header, field, &TEXT_TOO_LONG);
    } else if unfit(text) {
        refuse(judged, header, field, &BAD_TEXT);
    }
}

fn text(judged: &mut Judged, row: &Row, header: &Header<UnitField>, field: UnitField) -> Option<String> {
    let column = header.column_of(field)?;
    let cell = row.cells.get(column).filter(|cell| !cell.is_blank())?;
    let unusable = match cell {
        Cell::Formula(_) => &problems::FORMULA_CELL,
        Cell::Error(_) => &problems::ERROR_CELL,
        _ => return Some(single_line(&cell.text())).filter(|text| !values::says_none(text)),
    };
    let place = cell_name(row.line.saturating_sub(1), column);
    judged.refuse(about(Finding::refusal(unusable).with("cell", place), judged, header, field));
    None
}

fn refuse(judged: &mut Judged, header: &Header<UnitField>, field: UnitField, kind: &ProblemKind) {
    let column = header.column_of(field);
    // a cell that is no value has been told already
    if judged.findings.iter().any(|finding| finding.refuses && finding.column == column) {
        return;
    }
    judged.refuse(about(Finding::refusal(kind), judged, header, field));
}

/// A finding with the cell it is about.
pub fn about(finding: Finding, judged: &Judged, header: &Header<UnitField>, field: UnitField) -> Finding {
    let column = header.column_of(field);
    let value = column.and_then(|at| judged.original.get(at)).filter(|text| !text.is_empty());
    let value = value.map(|text| text.chars().take(60).collect());
    Finding { field: Some(field.to_string()), column, value, ..finding }
}
