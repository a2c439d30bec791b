//! Files that are said to be the workbook of a committee above.

use crate::tables::LIMITS;
use records::table::{
    Cell, Limits, Table,
    fill::{Filling, Put, fill},
};

const ACTIVE: &str = "=HYPERLINK(\"http://x\")&<z>";

/// Whatever a workbook holds, it is refused, or comes back as one that opens, with texts that are texts.
pub fn any(data: &[u8]) {
    let text = |n: usize| vec![Put::Text(ACTIVE.into()), Put::Number(n.to_string())];
    let filling = Filling {
        line: 1,
        columns: vec![0, 2],
        rows: (1..=4).map(text).collect(),
        totals: vec![Put::Keep, Put::Number("10".into())],
        ..Filling::default()
    };
    let Ok(filled) = fill(data.to_vec(), &LIMITS, &filling) else { return };
    let mut table = Table::open("x.xlsx", filled, &Limits::default()).expect("what was written opens");
    let Ok(rows) = table.rows(0) else { return };
    for row in rows.map_while(Result::ok).take(LIMITS.rows as usize) {
        let acts =
            |cell: &Cell| matches!(cell, Cell::Formula(text) if text.contains("HYPERLINK(\"http://x\")"));
        assert!(!row.cells.iter().any(acts), "{:?}", row.cells);
    }
}
