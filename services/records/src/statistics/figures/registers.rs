//! Floating members and those out of contact.

use crate::statistics::{
    frame::Frame,
    store::{self, Register},
    tables::{Table, row},
    words::Theme,
};
use rest::Problem;

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let all = store::count(frame.desk.tx, &frame.closing).await?;
    let out = count(frame, Register::Floating).await?;
    let here = store::inflow(frame.desk.tx, &frame.closing.scope, frame.span.through).await?;
    let lost = count(frame, Register::Lost).await?;
    Ok(vec![
        Table::counts(Theme::Floating, out, vec![row("out", out), row("in", here)]),
        Table::parts(Theme::Lost, all, vec![row("lost", lost)]),
    ])
}

async fn count(frame: &Frame<'_>, register: Register) -> Result<i64, Problem> {
    let from = store::registered(&frame.closing, register);
    let found = store::by_class(frame.desk.tx, &frame.closing, &from, "register", Vec::new()).await?;
    Ok(found.into_iter().map(|(_, n)| n).sum())
}
