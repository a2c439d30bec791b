//! What many answers come to.

use super::{
    answer::{Value, Values},
    form::{FieldKind, Form},
};
use std::collections::BTreeMap;

/// What the values of one field come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many answers say anything.
    pub answered: u32,
    /// Of numbers and amounts.
    pub sum: i64,
    /// How often each choice, or yes and no, was taken.
    pub counts: BTreeMap<String, u32>,
    /// Rows of tables, and the sums of their columns.
    pub rows: u32,
    pub columns: BTreeMap<String, i64>,
}

pub const YES: &str = "yes";
pub const NO: &str = "no";

/// Adds answers up, a tally for each field in the order of the form.
pub fn roll_up<'a>(form: &Form, answers: impl IntoIterator<Item = &'a Values>) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); form.fields.len()];
    for values in answers {
        for (field, tally) in form.fields.iter().zip(&mut tallies) {
            if let Some(value) = values.get(&field.key) {
                tally.count(field.kind, value);
            }
        }
    }
    tallies
}

impl Tally {
    fn count(&mut self, kind: FieldKind, value: &Value) {
        self.answered += 1;
        match (kind, value) {
            (FieldKind::Choice, Value::Text(choice)) => self.once(choice),
            (FieldKind::YesNo, Value::Flag(flag)) => self.once(if *flag { YES } else { NO }),
            (_, Value::Number(number)) => self.sum = self.sum.saturating_add(*number),
            (_, Value::Rows(rows)) => {
                self.rows = self.rows.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
                for (key, cell) in rows.iter().flatten() {
                    if let super::Cell::Number(number) = cell {
                        let sum = self.columns.entry(key.clone()).or_default();
                        *sum = sum.saturating_add(*number);
                    }
                }
            }
            _ => {}
        }
    }

    fn once(&mut self, word: &str) {
        *self.counts.entry(word.to_owned()).or_default() += 1;
    }
}
