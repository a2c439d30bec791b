//! One value, and whether it is what its place asks for.

use super::form::{FieldKind, Spec};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Date, macros::format_description};
use utoipa::ToSchema;

/// A value in a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = CollectionCell)]
pub enum Cell {
    Flag(bool),
    Number(i64),
    Text(String),
}

/// The value of a field: a text, a day or a choice, a number or an amount in fen, yes or no, the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = CollectionValue)]
pub enum Value {
    Flag(bool),
    Number(i64),
    Text(String),
    Rows(Vec<BTreeMap<String, Cell>>),
}

/// Values by the keys of their fields.
pub type Values = BTreeMap<String, Value>;

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Flag(flag) => Self::Flag(flag),
            Cell::Number(number) => Self::Number(number),
            Cell::Text(text) => Self::Text(text),
        }
    }
}

impl Value {
    /// Says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Rows(rows) => rows.is_empty(),
            Self::Flag(_) | Self::Number(_) => false,
        }
    }
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Missing,
    /// Another kind of value.
    WrongKind {
        asked: FieldKind,
        given: Value,
    },
    /// Characters nobody can read.
    Unfit,
    TooLong,
    NoDay,
    NoSuchChoice,
    OutOfBounds {
        least: i64,
        most: i64,
    },
    TooManyRows,
    /// Nothing of the form has this key.
    Unknown,
    /// The system fills it in.
    Known,
}

const TEXT: usize = 2000;
pub(super) const ROWS: usize = 200;
/// Beyond it somebody's keyboard got stuck.
const LARGEST: i64 = 1_000_000_000_000;

/// What is wrong with one value, blank or not. A table is judged row by row elsewhere.
pub fn value(spec: &Spec<'_>, value: Option<&Value>, complete: bool) -> Option<Finding> {
    let Some(value) = value.filter(|value| !value.is_blank()) else {
        return (complete && spec.required).then_some(Finding::Missing);
    };
    match (spec.kind, value) {
        (FieldKind::Text, Value::Text(text)) => text_fits(text),
        (FieldKind::Date, Value::Text(text)) => day(text).is_none().then_some(Finding::NoDay),
        (FieldKind::Choice, Value::Text(text)) => {
            (!spec.choices.contains(text)).then_some(Finding::NoSuchChoice)
        }
        (FieldKind::Number | FieldKind::Money, Value::Number(number)) => bounds(spec, *number),
        (FieldKind::YesNo, Value::Flag(_)) | (FieldKind::Table, Value::Rows(_)) => None,
        _ => Some(Finding::WrongKind { asked: spec.kind, given: value.clone() }),
    }
}

fn text_fits(text: &str) -> Option<Finding> {
    let odd = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == char::REPLACEMENT_CHARACTER;
    if text.chars().any(odd) {
        return Some(Finding::Unfit);
    }
    (text.chars().count() > TEXT).then_some(Finding::TooLong)
}

fn day(text: &str) -> Option<Date> {
    let day = Date::parse(text, format_description!("[year]-[month]-[day]")).ok()?;
    (1800..3000).contains(&day.year()).then_some(day)
}

fn bounds(spec: &Spec<'_>, number: i64) -> Option<Finding> {
    let lowest = if spec.kind == FieldKind::Money { 0 } else { -LARGEST };
    let (least, most) = (spec.least.unwrap_or(lowest), spec.most.unwrap_or(LARGEST));
    (number < least || number > most).then_some(Finding::OutOfBounds { least, most })
}

/// A value as a table for people shows it.
pub fn said(kind: FieldKind, value: &Value, yes: &str, no: &str) -> String {
    match value {
        Value::Flag(flag) => if *flag { yes } else { no }.to_owned(),
        Value::Number(fen) if kind == FieldKind::Money => {
            let sign = if *fen < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
        }
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Rows(rows) => rows.len().to_string(),
    }
}
