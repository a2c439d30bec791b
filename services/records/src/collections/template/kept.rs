use crate::collections::rules::{FieldKind, Form};
use kernel::{DocumentId, words};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What stands in a column or a cell.
    pub enum Filled {
        /// The number of the row.
        LineNo = "line_no",
        /// The unit that answered; in a single cell, the one that asks.
        Unit = "unit",
        State = "state",
        SubmittedOn = "submitted_on",
        /// A field of the form; in a single cell, what its answers come to.
        Field = "field",
    }
}

/// A row that may be the header, with the titles in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionTemplateHead)]
pub struct Head {
    /// Of the sheets people see, counted from zero.
    pub sheet: u32,
    pub sheet_name: String,
    /// Counted from one, as people see it.
    pub line: u32,
    /// In the order of the columns; empty where a column has none.
    pub titles: Vec<String>,
}

/// A column, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionTemplateColumn)]
pub struct Column {
    /// Counted from zero.
    #[schema(maximum = 199)]
    pub column: u32,
    #[schema(inline)]
    pub filled: Filled,
    /// The key of the field.
    #[serde(default)]
    #[schema(max_length = 30)]
    pub field: Option<String>,
    /// The key of the column of a field that is a table: every row of the table gets one of its own.
    #[serde(default)]
    #[schema(max_length = 30)]
    pub part: Option<String>,
}

/// A single cell, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionTemplateCell)]
pub struct Cell {
    /// Such as `B7`.
    #[schema(max_length = 10)]
    pub cell: String,
    #[schema(inline)]
    pub filled: Filled,
    /// The key of the field.
    #[serde(default)]
    #[schema(max_length = 30)]
    pub field: Option<String>,
}

/// What stands where in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionTemplateMapping)]
pub struct Mapping {
    /// Of the sheets people see, counted from zero.
    #[schema(maximum = 19)]
    pub sheet: u32,
    /// The line of the header.
    #[schema(minimum = 1, maximum = 10_000)]
    pub line: u32,
    #[schema(max_items = 200)]
    pub columns: Vec<Column>,
    #[serde(default)]
    #[schema(max_items = 100)]
    pub cells: Vec<Cell>,
}

/// A workbook as it is kept with a collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub document_id: DocumentId,
    /// The version of the document that was looked at.
    pub number: i32,
    pub file_name: String,
    pub heads: Vec<Head>,
    pub mapping: Mapping,
}

impl Mapping {
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.cells.is_empty()
    }

    /// The field whose rows get rows of their own.
    pub fn spread(&self) -> Option<&str> {
        self.columns.iter().find(|column| column.part.is_some()).and_then(|column| column.field.as_deref())
    }

    /// Forgets what the form does not ask any more.
    pub fn prune(&mut self, form: &Form) {
        let known = |field: &Option<String>, part: &Option<String>| match field {
            Some(key) => fits(form, key, part.as_deref()),
            None => true,
        };
        self.columns.retain(|column| known(&column.field, &column.part));
        self.cells.retain(|cell| known(&cell.field, &None));
    }
}

/// Whether a form has such a field, with such a column where it is a table.
pub fn fits(form: &Form, key: &str, part: Option<&str>) -> bool {
    let Some(field) = form.fields.iter().find(|field| field.key == key) else { return false };
    match part {
        Some(part) => field.kind == FieldKind::Table && field.columns.iter().any(|column| column.key == part),
        None => true,
    }
}

/// The line, counted from one, and the column, counted from zero, of a cell such as `B7`.
pub fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, line) = name.split_at(letters);
    let fine = (1..=3).contains(&letters) && (1..=5).contains(&line.len());
    let digits = line.bytes().all(|byte| byte.is_ascii_digit()) && !line.starts_with('0');
    if !fine || !digits {
        return None;
    }
    let column = column.bytes().fold(0, |sum: u32, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
    let line = line.parse().ok().filter(|line| *line <= 10_000)?;
    (column < 16_384).then_some((line, column))
}
