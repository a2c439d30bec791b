use crate::statistics::{
    rules::cells,
    tables::{Row, Table},
    words::{Form, Theme},
};

/// Counts of bodies and of meetings are about nobody.
pub const fn is_of_people(theme: Theme) -> bool {
    !matches!(
        theme,
        Theme::BodyLevel
            | Theme::BodyNature
            | Theme::Coverage
            | Theme::Places
            | Theme::OtherCoverage
            | Theme::Terms
            | Theme::Vacancies
            | Theme::Completion
    )
}

/// Opening and closing count and the change between them stay; what lies between is hidden as one list of classes.
const BALANCE_STAYS: [&str; 4] = ["opening", "closing", "net", "difference"];

/// Total and cells of a table with the small ones hidden.
pub fn hide(table: &Table, least: u64) -> (Option<i64>, Vec<Option<i64>>) {
    let plain = |n: i64| u64::try_from(n).unwrap_or_default();
    let back = |cell: Option<u64>| cell.and_then(|n| i64::try_from(n).ok());
    let counts: Vec<u64> = table.rows.iter().map(|row| plain(row.count)).collect();
    match (table.theme, table.form) {
        (Theme::Balance, _) => hide_balance(table, least),
        (_, Form::Classes) => {
            let (total, cells) = cells::classes(&counts, least);
            (back(total), cells.into_iter().map(back).collect())
        }
        (_, Form::Parts) => {
            let total = plain(table.total);
            let cells = counts.iter().map(|count| back(cells::part(*count, total, least)));
            (back(cells::alone(total, least)), cells.collect())
        }
        (_, Form::Counts) => {
            let cells = counts.iter().map(|count| back(cells::alone(*count, least)));
            (back(cells::alone(plain(table.total), least)), cells.collect())
        }
    }
}

fn hide_balance(table: &Table, least: u64) -> (Option<i64>, Vec<Option<i64>>) {
    let stays = |row: &&Row| BALANCE_STAYS.contains(&row.class.as_str());
    let flows: Vec<u64> = table
        .rows
        .iter()
        .filter(|row| !stays(row))
        .map(|row| u64::try_from(row.count).unwrap_or_default())
        .collect();
    let (_, cells) = cells::classes(&flows, least);
    let ends = |class: &str| cells::alone(table.count(class).unsigned_abs(), least).is_some();
    // a small count at either end hides both, for the change between them would tell it
    let shown = ends("opening") && ends("closing");
    let mut cells = cells.into_iter();
    let row = |row: &Row| {
        if stays(&row) {
            Some(row.count).filter(|_| shown)
        } else {
            cells.next().flatten().and_then(|n| i64::try_from(n).ok())
        }
    };
    (Some(table.total).filter(|_| shown), table.rows.iter().map(row).collect())
}
