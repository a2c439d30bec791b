//! What is wrong with a mapping that was put right by hand.

use super::kept::{Cell, Column, Filled, Mapping, fits, place};
use crate::collections::{problems as say, rules::Form};
use rest::{Problem, ProblemKind, kinds};
use std::collections::BTreeSet;

const COLUMNS: u32 = 200;
const SHEETS: u32 = 20;
const LINES: u32 = 10_000;
const CELLS: usize = 100;

type Flaw = (String, &'static ProblemKind);

/// # Errors
/// With everything that is wrong with it.
pub fn check(form: &Form, mapping: &Mapping) -> Result<(), Problem> {
    let found = flaws(form, mapping);
    if found.is_empty() {
        return Ok(());
    }
    let add = |problem: Problem, (pointer, kind): Flaw| problem.field_with(pointer, kind, &[]);
    Err(found.into_iter().fold(kinds::VALIDATION.problem(), add))
}

pub fn flaws(form: &Form, mapping: &Mapping) -> Vec<Flaw> {
    let mut found = Vec::new();
    if mapping.sheet >= SHEETS {
        found.push(("/sheet".to_owned(), &say::TEMPLATE_PLACE));
    }
    if !(1..=LINES).contains(&mapping.line) {
        found.push(("/line".to_owned(), &say::TEMPLATE_PLACE));
    }
    let mut places = BTreeSet::new();
    for (at, column) in mapping.columns.iter().enumerate().take(COLUMNS as usize + 1) {
        let pointer = format!("/columns/{at}");
        if column.column >= COLUMNS || !places.insert(column.column) {
            found.push((format!("{pointer}/column"), &say::TEMPLATE_PLACE));
        }
        if let Some(kind) = of_column(form, mapping, column) {
            found.push((format!("{pointer}/field"), kind));
        }
    }
    let mut places = BTreeSet::new();
    if mapping.cells.len() > CELLS {
        found.push(("/cells".to_owned(), &say::TEMPLATE_PLACE));
    }
    for (at, cell) in mapping.cells.iter().enumerate().take(CELLS) {
        let pointer = format!("/cells/{at}");
        if !place(&cell.cell).is_some_and(|place| places.insert(place)) {
            found.push((format!("{pointer}/cell"), &say::TEMPLATE_PLACE));
        }
        if !is_fit(form, cell) {
            found.push((format!("{pointer}/field"), &say::TEMPLATE_FIELD));
        }
    }
    found
}

fn of_column(form: &Form, mapping: &Mapping, column: &Column) -> Option<&'static ProblemKind> {
    let fine = match (&column.field, column.filled) {
        (Some(key), Filled::Field) => fits(form, key, column.part.as_deref()),
        (None, Filled::Field) | (Some(_), _) => false,
        (None, _) => column.part.is_none(),
    };
    if !fine {
        return Some(&say::TEMPLATE_FIELD);
    }
    // two tables would have to share rows
    let other = column.part.is_some() && mapping.spread() != column.field.as_deref();
    other.then_some(&say::TEMPLATE_TABLES)
}

/// A single cell says who asks, or what the answers to a field come to.
fn is_fit(form: &Form, cell: &Cell) -> bool {
    match (&cell.field, cell.filled) {
        (Some(key), Filled::Field) => fits(form, key, None),
        (field, filled) => field.is_none() && filled == Filled::Unit,
    }
}
