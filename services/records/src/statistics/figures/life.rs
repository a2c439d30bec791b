//! Meetings that were due and held, and who was there.

use crate::{
    meetings,
    statistics::{
        frame::Frame,
        store,
        tables::{Row, Table, row},
        words::Theme,
    },
};
use rest::Problem;

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let (path, through) = (frame.unit.path.as_str(), frame.span.through);
    let (kinds, together) = meetings::completion_below(frame.desk, path, through).await?;
    let rows = kinds.iter().filter(|(_, one)| one.due > 0).map(|(kind, one)| Row {
        class: kind.to_string(),
        count: one.done.into(),
        of: Some(one.due.into()),
    });
    let mut rows: Vec<Row> = rows.collect();
    if together.due > 0 {
        let all =
            Row { class: "three_and_one".into(), count: together.done.into(), of: Some(together.due.into()) };
        rows.insert(0, all);
    }
    let attended = store::attendance(frame.desk.tx, path, frame.span).await?;
    let marks = vec![
        row("present", attended.present),
        row("leave", attended.leave),
        row("unexcused", attended.unexcused),
        row("let_off", attended.exempt),
        row("unmarked", attended.unmarked),
    ];
    Ok(vec![
        Table::parts(Theme::Completion, together.due.into(), rows),
        Table::classes(Theme::Attendance, marks),
    ])
}
