//! How many have paid.

use crate::statistics::{
    frame::Frame,
    store,
    tables::{Table, row},
    words::Theme,
};
use kernel::YearMonth;
use rest::Problem;
use time::Date;

/// The last month that was over on a day.
pub fn month(on: Date) -> YearMonth {
    let month = YearMonth::of(on);
    if month.last_day() == on { month } else { month.plus(-1) }
}

/// The classes of the column, in order.
const CLASSES: [&str; 4] = ["paid", "unpaid", "exempt", "not_fixed"];

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let (from, more) = store::dues(&frame.closing, month(frame.span.through));
    let found = store::by_class(frame.desk.tx, &frame.closing, &from, "dues", more).await?;
    let of = |class: &str| found.iter().filter(|(one, _)| one == class).map(|(_, n)| *n).sum::<i64>();
    let practised = frame.desk.pack.dues.practice.on(frame.span.through).value.practised;
    if !practised && of("not_fixed") == found.iter().map(|(_, n)| *n).sum::<i64>() {
        return Ok(Vec::new());
    }
    Ok(vec![Table::classes(Theme::Dues, CLASSES.iter().map(|class| row(*class, of(class))).collect())])
}
