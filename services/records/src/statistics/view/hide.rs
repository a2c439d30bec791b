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
            | Theme::DueBodies
            | Theme::FewMembers
            | Theme::Terms
            | Theme::Vacancies
            | Theme::Completion
            | Theme::HonouredUnits
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
        (Theme::StudyTotal, _) => hide_hours(table, least),
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

/// Hours are told where it is told how many have them: a sum over one or two would be theirs.
fn hide_hours(table: &Table, least: u64) -> (Option<i64>, Vec<Option<i64>>) {
    let people =
        ["studied", "not_studied"].map(|class| u64::try_from(table.count(class)).unwrap_or_default());
    let (_, cells) = cells::classes(&people, least);
    let shown = cells.first().is_some_and(Option::is_some);
    let row = |(at, row): (usize, &Row)| match cells.get(at) {
        Some(cell) => cell.and_then(|n| i64::try_from(n).ok()),
        None => Some(row.count).filter(|_| shown),
    };
    (Some(table.total).filter(|_| shown), table.rows.iter().enumerate().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::tables::row;

    #[test]
    fn hours_of_few_are_not_told() {
        let of = |studied, not_studied, hours| {
            let rows =
                vec![row("studied", studied), row("not_studied", not_studied), row("class_hours", hours)];
            hide(&Table::counts(Theme::StudyTotal, hours, rows), 3)
        };
        assert_eq!(of(5, 4, 90), (Some(90), vec![Some(5), Some(4), Some(90)]));
        assert_eq!(of(2, 9, 70), (None, vec![None, None, None]), "the sum would be that of two");
        assert_eq!(of(9, 1, 70), (None, vec![None, None, None]), "and who has none would be told");
        assert_eq!(of(0, 6, 0), (Some(0), vec![Some(0), Some(6), Some(0)]));
    }
}
