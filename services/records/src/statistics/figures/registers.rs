//! Floating members and those out of contact.

use crate::{
    lapse,
    statistics::{
        frame::Frame,
        store::{self, Register},
        tables::{Table, row},
        words::Theme,
    },
};
use rest::Problem;
use time::Date;

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let all = store::count(frame.desk.tx, &frame.closing).await?;
    let out = count(frame, Register::Floating).await?;
    let days = (frame.span.through, away_by(frame));
    let here = store::inflow(frame.desk.tx, &frame.closing.scope, days).await?;
    let lost = count(frame, Register::Lost).await?;
    Ok(vec![
        Table::counts(Theme::Floating, out, vec![row("out", out), row("in", here)]),
        Table::parts(Theme::Lost, all, vec![row("lost", lost)]),
    ])
}

async fn count(frame: &Frame<'_>, register: Register) -> Result<i64, Problem> {
    let (from, more) = store::registered(&frame.closing, register, away_by(frame));
    let found = store::by_class(frame.desk.tx, &frame.closing, &from, "register", more).await?;
    Ok(found.into_iter().map(|(_, n)| n).sum())
}

/// The last day on which a stay may have begun whose member counts as floating on the cut-off day.
pub fn away_by(frame: &Frame<'_>) -> Date {
    let day = frame.span.through;
    let rule = &frame.desk.pack.floating.on(day).value;
    lapse::latest(u16::from(rule.after_months), day)
}
