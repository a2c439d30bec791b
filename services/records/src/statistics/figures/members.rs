//! Who the members are.

use crate::statistics::{
    frame::Frame,
    rules::ages,
    store::{self, Counted},
    tables::{Row, Table, row},
    words::Theme,
};
use rest::Problem;
use time::Date;

/// What has no class of its own in a theme.
pub const UNKNOWN: &str = "unknown";

/// The column of a theme in the query of people; none where it has no such column.
pub const fn column(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Kind => Some("kind"),
        Theme::Gender => Some("gender"),
        Theme::Ethnic => Some("ethnic"),
        Theme::Education => Some("education"),
        Theme::Age => Some("age"),
        Theme::JoinPeriod => Some("period"),
        Theme::Occupation => Some("post"),
        _ => None,
    }
}

const THEMES: [Theme; 7] = [
    Theme::Kind,
    Theme::Gender,
    Theme::Ethnic,
    Theme::Education,
    Theme::Age,
    Theme::JoinPeriod,
    Theme::Occupation,
];

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let counted = store::counted(frame.desk.tx, &frame.closing).await?;
    Ok(THEMES.iter().map(|theme| table(frame, *theme, &counted)).collect())
}

fn table(frame: &Frame<'_>, theme: Theme, counted: &[Counted]) -> Table {
    let mine: Vec<&Counted> = counted.iter().filter(|one| one.column == column(theme)).collect();
    let of = |class: &str| {
        let stored = stored(frame, theme, class);
        mine.iter().filter(|one| one.class == stored).map(|one| one.count).sum::<i64>()
    };
    let mut rows: Vec<Row> =
        classes(frame, theme).into_iter().map(|class| row(class.clone(), of(&class))).collect();
    let known: i64 = rows.iter().map(|row| row.count).sum();
    let all: i64 = mine.iter().map(|one| one.count).sum();
    if all > known {
        rows.push(row(UNKNOWN, all - known));
    }
    Table::classes(theme, rows)
}

/// The classes of a theme in the order of the bulletin.
pub fn classes(frame: &Frame<'_>, theme: Theme) -> Vec<String> {
    let (rules, on) = (&frame.desk.pack.statistics, frame.span.through);
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    let numbers = |most: usize| (0..=most).map(|class| class.to_string()).collect();
    match theme {
        Theme::Kind => words(&["full", "probationary"]),
        Theme::Gender => words(&["male", "female"]),
        Theme::Ethnic => words(&["majority", "minority"]),
        Theme::Education => words(&["junior_college", "below"]),
        Theme::Age => numbers(rules.ages.on(on).value.starts.len()),
        Theme::JoinPeriod => numbers(rules.join_periods.on(on).value.starts.len()),
        Theme::Occupation => rules.occupations.on(on).value.classes.clone(),
        _ => Vec::new(),
    }
}

/// What stands in the column for a class: ages are counted from the oldest there.
pub fn stored(frame: &Frame<'_>, theme: Theme, class: &str) -> String {
    match (theme, class.parse::<usize>()) {
        (Theme::Age, Ok(class)) => place(frame, class, frame.span.through),
        _ => class.to_owned(),
    }
}

fn place(frame: &Frame<'_>, class: usize, on: Date) -> String {
    ages::class_at(class, &frame.desk.pack.statistics.ages.on(on).value).to_string()
}
