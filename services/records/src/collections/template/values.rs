//! Answers as the rows and cells of a workbook.

use super::kept::{Cell, Column, Filled, Mapping, place};
use crate::{
    collections::{
        export::{state, table},
        lines::Line,
        roll_up::adds,
        rules::{Field, FieldKind, Form, Tally, Value, roll_up, said},
    },
    spoken::pick,
    table::fill::{Filling, Put},
};

/// What is written into a workbook: a row for each unit that has handed in, or for each row of the table that is spread.
pub fn filling(mapping: &Mapping, form: &Form, asks: &str, all: &[Line]) -> Filling {
    let in_hand: Vec<&Line> = all.iter().filter(|line| line.answer.state.is_in()).collect();
    let tallies = roll_up(form, in_hand.iter().map(|line| &line.values));
    let tally = |key: &Option<String>| {
        key.as_ref().and_then(|key| form.fields.iter().zip(&tallies).find(|(field, _)| field.key == *key))
    };
    let cells = mapping.cells.iter().filter_map(|cell| {
        let (line, column) = place(&cell.cell)?;
        Some((line, column, single(cell, asks, tally(&cell.field))))
    });
    Filling {
        sheet: usize::try_from(mapping.sheet).unwrap_or_default(),
        line: mapping.line,
        columns: mapping.columns.iter().map(|column| column.column).collect(),
        rows: rows(mapping, form, &in_hand),
        totals: mapping.columns.iter().map(|column| total(column, tally(&column.field))).collect(),
        cells: cells.collect(),
    }
}

fn rows(mapping: &Mapping, form: &Form, all: &[&Line]) -> Vec<Vec<Put>> {
    let mut rows = Vec::new();
    for line in all {
        let spread = mapping.spread().and_then(|key| line.values.get(key));
        let count = match spread {
            Some(Value::Rows(inner)) => inner.len().max(1),
            _ => 1,
        };
        for at in 0..count {
            let number = rows.len() + 1;
            rows.push(mapping.columns.iter().map(|column| put(column, form, line, number, at)).collect());
        }
    }
    rows
}

/// One cell; `at` is the row of the table that is spread.
fn put(column: &Column, form: &Form, line: &Line, number: usize, at: usize) -> Put {
    match column.filled {
        Filled::LineNo => Put::Number(number.to_string()),
        Filled::Unit => Put::Text(line.unit.name.clone()),
        Filled::State => Put::Text(state(line.answer.state).to_owned()),
        Filled::SubmittedOn => {
            line.answer.submitted_on.map_or(Put::Nothing, |day| Put::Text(day.to_string()))
        }
        Filled::Field => {
            let key = column.field.as_deref().unwrap_or_default();
            let Some(field) = form.fields.iter().find(|field| field.key == key) else { return Put::Nothing };
            let value = line.values.get(key);
            match (&column.part, value) {
                (Some(part), Some(Value::Rows(rows))) => {
                    let of = field.columns.iter().find(|one| one.key == *part);
                    let cell = rows.get(at).and_then(|row| row.get(part));
                    of.zip(cell).map_or(Put::Nothing, |(of, cell)| value_of(of.kind, &cell.clone().into()))
                }
                // what is not of the table stands with its first row, or sums would count it again
                (None, Some(Value::Rows(rows))) if at == 0 => Put::Text(table(field, rows)),
                (None, Some(value)) if at == 0 => value_of(field.kind, value),
                _ => Put::Nothing,
            }
        }
    }
}

fn value_of(kind: FieldKind, value: &Value) -> Put {
    let text = said(kind, value, pick("是", "yes"), pick("否", "no"));
    match value {
        Value::Number(_) => Put::Number(text),
        _ if value.is_blank() => Put::Nothing,
        _ => Put::Text(text),
    }
}

/// What a column comes to.
fn total(column: &Column, of: Option<(&Field, &Tally)>) -> Put {
    let Some((field, tally)) = of else { return Put::Keep };
    match &column.part {
        Some(part) => {
            let one = field.columns.iter().find(|one| one.key == *part && adds(one.kind));
            let sum = tally.columns.get(part).copied().unwrap_or_default();
            one.map_or(Put::Keep, |one| value_of(one.kind, &Value::Number(sum)))
        }
        None if adds(field.kind) => value_of(field.kind, &Value::Number(tally.sum)),
        None => Put::Keep,
    }
}

/// What stands in a single cell.
fn single(cell: &Cell, asks: &str, of: Option<(&Field, &Tally)>) -> Put {
    let Some((field, tally)) = of else {
        return if cell.filled == Filled::Unit { Put::Text(asks.to_owned()) } else { Put::Keep };
    };
    match field.kind {
        kind if adds(kind) => value_of(kind, &Value::Number(tally.sum)),
        FieldKind::Table => Put::Number(tally.rows.to_string()),
        FieldKind::Choice => Put::Text(counted(tally.counts.iter().map(|(word, n)| (word.as_str(), *n)))),
        FieldKind::YesNo => {
            let yes = |word: &str| if word == "yes" { pick("是", "yes") } else { pick("否", "no") };
            Put::Text(counted(tally.counts.iter().map(|(word, n)| (yes(word), *n))))
        }
        _ => Put::Number(tally.answered.to_string()),
    }
}

fn counted<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> String {
    counts.map(|(word, n)| format!("{word} {n}")).collect::<Vec<_>>().join("；")
}
