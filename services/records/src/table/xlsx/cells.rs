use super::{
    super::{Cell, Fault},
    fault,
};
use bytes::Bytes;
use calamine::{DataRef, XlsxCellReader};
use kernel::DateSystem;
use std::io::Cursor;

/// A cell and where it stands, both counted from zero.
pub struct Placed {
    pub row: u32,
    pub column: usize,
    pub cell: Cell,
}

/// The cells of one sheet in the order of the file, one at a time.
pub struct Cells<'a> {
    reader: XlsxCellReader<'a, Cursor<Bytes>>,
    system: DateSystem,
    ended: bool,
    /// What the sheet says about its length; good for a progress bar and nothing else.
    pub last_row: u32,
}

/// Beyond these a place is nonsense: the size of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

impl<'a> Cells<'a> {
    pub(super) fn new(reader: XlsxCellReader<'a, Cursor<Bytes>>, system: DateSystem) -> Self {
        let last_row = reader.dimensions().end.0;
        Self { reader, system, ended: false, last_row }
    }

    pub fn next(&mut self) -> Result<Option<Placed>, Fault> {
        if self.ended {
            return Ok(None);
        }
        // of the ways to read this is the one that does not size a table by a number in the file
        let record = self.reader.next_cell_with_formula_metadata().map_err(|error| fault(&error))?;
        let Some(record) = record else {
            self.ended = true;
            return Ok(None);
        };
        let (row, column) = record.pos;
        if row >= ROWS || column >= COLUMNS {
            return Err(Fault::CorruptWorkbook);
        }
        let cell = match record.formula {
            Some(formula) => Cell::Formula(text_of(formula)),
            None => plain(record.value, self.system),
        };
        Ok(Some(Placed { row, column: column as usize, cell }))
    }
}

fn text_of(formula: calamine::XlsxFormulaMetadata) -> String {
    match formula {
        calamine::XlsxFormulaMetadata::Normal { formula }
        | calamine::XlsxFormulaMetadata::Shared { formula, .. } => formula,
        _ => String::new(),
    }
}

#[allow(clippy::cast_precision_loss)] // a number of a sheet is a float anyway
fn plain(value: DataRef<'_>, system: DateSystem) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text),
        DataRef::SharedString(text) => Cell::Text(text.to_owned()),
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::Bool(value) => Cell::Bool(value),
        DataRef::DateTime(date) if date.is_duration() => Cell::Number(date.as_f64()),
        DataRef::DateTime(date) => Cell::Date(date.as_f64(), system),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}
