//! Tables of figures, as they are reckoned, kept and compared.

use super::words::{Form, Theme};
use serde::{Deserialize, Serialize};

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub theme: Theme,
    pub form: Form,
    pub total: i64,
    pub rows: Vec<Row>,
}

/// One class and how many are in it; of how many, where that is not the total of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub class: String,
    pub count: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<i64>,
}

/// What a snapshot holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    pub tables: Vec<Table>,
}

impl Table {
    /// Classes that make up their total.
    pub fn classes(theme: Theme, rows: Vec<Row>) -> Self {
        let total = rows.iter().map(|row| row.count).sum();
        Self { theme, form: Form::Classes, total, rows }
    }

    pub fn parts(theme: Theme, total: i64, rows: Vec<Row>) -> Self {
        Self { theme, form: Form::Parts, total, rows }
    }

    pub fn counts(theme: Theme, total: i64, rows: Vec<Row>) -> Self {
        Self { theme, form: Form::Counts, total, rows }
    }

    pub fn count(&self, class: &str) -> i64 {
        self.rows.iter().find(|row| row.class == class).map_or(0, |row| row.count)
    }
}

/// A row of a class.
pub fn row(class: impl Into<String>, count: i64) -> Row {
    Row { class: class.into(), count, of: None }
}

/// A figure that reads otherwise now. The class is empty for the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    pub theme: Theme,
    pub class: String,
    pub then: i64,
    pub now: i64,
}

/// Every figure of either that differs; a class that is missing has nobody in it. A theme nobody reckoned then is no
/// difference.
pub fn differences(then: &[Table], now: &[Table]) -> Vec<Differs> {
    let reckoned = |theme: &&Theme| then.iter().any(|table| table.theme == **theme);
    Theme::ALL.iter().filter(reckoned).flat_map(|theme| of_theme(*theme, then, now)).collect()
}

fn of_theme(theme: Theme, then: &[Table], now: &[Table]) -> Vec<Differs> {
    let of = |tables: &[Table]| tables.iter().find(|table| table.theme == theme).cloned();
    let (then, now) = (of(then), of(now));
    let count = |table: &Option<Table>, class: &str| match (table, class) {
        (None, _) => 0,
        (Some(table), "") => table.total,
        (Some(table), class) => table.count(class),
    };
    let mut classes = vec![String::new()];
    for row in [&then, &now].into_iter().flatten().flat_map(|table| &table.rows) {
        if !classes.contains(&row.class) {
            classes.push(row.class.clone());
        }
    }
    let differs =
        |class: String| Differs { then: count(&then, &class), now: count(&now, &class), theme, class };
    classes.into_iter().map(differs).filter(|one| one.then != one.now).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reads_otherwise_differs() {
        let then = [Table::classes(Theme::Gender, vec![row("male", 3), row("female", 2)])];
        let now = [Table::classes(Theme::Gender, vec![row("male", 3), row("female", 2), row("unknown", 1)])];
        assert_eq!(differences(&then, &then), []);
        let told: Vec<_> =
            differences(&then, &now).into_iter().map(|one| (one.class, one.then, one.now)).collect();
        assert_eq!(told, [(String::new(), 5, 6), ("unknown".into(), 0, 1)]);
        assert_eq!(differences(&now, &[]).len(), 4, "a theme that is gone has nobody in it");
        assert_eq!(differences(&[], &now), [], "a theme that came later was not reckoned then");
    }
}
