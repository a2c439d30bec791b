//! Members and units that were honoured.

use crate::{
    honours::HonourLevel,
    statistics::{
        frame::Frame,
        store,
        tables::{Row, Table, row},
        words::Theme,
    },
};
use rest::Problem;

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let (tx, closing, span) = (frame.desk.tx, &frame.closing, frame.span);
    let (from, more) = store::honoured(closing, span, true);
    let members = store::by_class(tx, closing, &from, "level", more).await?;
    let all = store::count_honoured(tx, closing, span).await?;
    let units = store::honoured_units(tx, frame.unit.path.as_str(), span).await?;
    Ok(vec![
        Table::parts(Theme::HonouredMembers, all, levels(&members)),
        Table::parts(Theme::HonouredUnits, of(&units, ""), levels(&units)),
    ])
}

/// Whoever was honoured at two levels is in both rows, and once in the total.
fn levels(found: &[(String, i64)]) -> Vec<Row> {
    HonourLevel::ALL.iter().map(|level| row(level.as_str(), of(found, level.as_str()))).collect()
}

fn of(found: &[(String, i64)], class: &str) -> i64 {
    found.iter().filter(|(one, _)| one == class).map(|(_, n)| *n).sum()
}
