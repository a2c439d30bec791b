//! Files that are said to be rosters.

use bytes::Bytes;
use records::table::{
    Cell, Limits, Row, Table,
    csv::Text,
    write::{Content, csv},
};

/// Small bounds, so that what goes beyond them is soon found.
pub const LIMITS: Limits = Limits {
    file_bytes: 1 << 20,
    part_bytes: 4 << 20,
    unpacked_bytes: 6 << 20,
    tags: 100_000,
    parts: 200,
    rows: 2_000,
    columns: 60,
    cell_chars: 500,
    text_bytes: 2 << 20,
};

/// Whatever a file holds, nothing beyond the limits is handed out, and rows stand in order.
pub fn any(data: &[u8]) {
    let (name, bytes) = match data.split_first() {
        Some((0, rest)) => ("x.xlsx", rest),
        Some((1, rest)) => ("x.csv", rest),
        _ => ("x", data),
    };
    let Ok(mut table) = Table::open(name, bytes.to_vec(), &LIMITS) else { return };
    for sheet in 0..table.sheets().min(20) {
        let Ok(rows) = table.rows(sheet) else { continue };
        let (mut last, mut size) = (0, 0);
        // how many rows are too many, the import says, which stops there
        for row in rows.map_while(Result::ok).take(LIMITS.rows as usize) {
            assert!(row.line > last, "line {} after {last}", row.line);
            last = row.line;
            size += measured(&row);
        }
        assert!(size <= LIMITS.text_bytes, "{size} bytes");
    }
}

/// Bytes of text in a row that keeps its bounds.
fn measured(row: &Row) -> usize {
    assert!(row.cells.len() <= LIMITS.columns, "{} cells", row.cells.len());
    let text = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Formula(text) => {
            assert!(text.chars().count() <= LIMITS.cell_chars);
            text.len()
        }
        // what people see of it exists, and is short
        other => {
            assert!(other.text().len() <= 400);
            0
        }
    };
    row.cells.iter().map(text).sum()
}

/// What was read and is written again is read as the same.
pub fn delimited(data: &[u8]) {
    if data.len() > LIMITS.file_bytes {
        return;
    }
    let Some(rows) = fields(data) else { return };
    // quotes around nothing are not written again, and what is left is an empty file
    if rows.iter().flatten().all(|field| field.chars().all(kernel::text::is_blank)) {
        return;
    }
    let Some((titles, rest)) = rows.split_first() else { return };
    let written = csv(Content { sheet: "", titles, rows: rest.iter().cloned() });
    let read = fields(&written).expect("what was written can be read");
    assert_eq!(read, rows);
}

fn fields(data: &[u8]) -> Option<Vec<Vec<String>>> {
    let text = Text::decode(&Bytes::copy_from_slice(data)).ok()?;
    text.records().map(|record| Some(record.ok()?.fields)).collect()
}
