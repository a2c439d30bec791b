use super::{
    Cell, Fault, Limits, Row, cell_name,
    csv::{Record, Records},
    xlsx::{Cells, Placed},
};

/// The rows of a table that have something in them, one at a time, within the limits.
pub struct Rows<'a> {
    source: Source<'a>,
    limits: Limits,
    text_bytes: usize,
    /// Records before the header, which is counted as the first.
    before: u32,
    ended: bool,
}

#[allow(clippy::large_enum_variant)] // one at a time, on the stack of its reader
enum Source<'a> {
    Sheet { cells: Cells<'a>, next: Option<Placed>, begun: bool, last: u32 },
    Text(Records<'a>),
}

impl<'a> Rows<'a> {
    pub(super) fn of_sheet(cells: Cells<'a>, limits: Limits) -> Self {
        Self::new(Source::Sheet { cells, next: None, begun: false, last: 0 }, limits)
    }

    pub(super) fn of_text(records: Records<'a>, limits: Limits) -> Self {
        Self::new(Source::Text(records), limits)
    }

    fn new(source: Source<'a>, limits: Limits) -> Self {
        Self { source, limits, text_bytes: 0, before: 0, ended: false }
    }

    /// Roughly the share that has been read; a sheet only claims how long it is.
    #[allow(clippy::cast_precision_loss)]
    pub fn progress(&self) -> f32 {
        match &self.source {
            Source::Sheet { cells, last, .. } => (*last as f32 / (cells.last_row.max(1)) as f32).min(1.0),
            Source::Text(records) => records.progress(),
        }
    }

    /// From now on lines are counted from the header, where the format has no numbers of its own.
    pub(super) fn count_from(&mut self, header: u32) {
        if matches!(self.source, Source::Text(_)) {
            self.before = header.saturating_sub(1);
        }
    }

    fn read(&mut self) -> Result<Option<Row>, Fault> {
        let row = match &mut self.source {
            Source::Sheet { cells, next, begun, last } => sheet_row(cells, next, begun, last, &self.limits)?,
            Source::Text(records) => records.next().transpose()?.map(text_row),
        };
        let Some(mut row) = row else { return Ok(None) };
        self.measure(&row)?;
        row.line -= self.before;
        Ok(Some(row))
    }

    fn measure(&mut self, row: &Row) -> Result<(), Fault> {
        let at = |column| cell_name(row.line - 1, column);
        if row.cells.len() > self.limits.columns {
            let limit = self.limits.columns;
            return Err(Fault::TooManyColumns { limit, cell: at(limit) });
        }
        for (column, cell) in row.cells.iter().enumerate() {
            if let Cell::Text(text) | Cell::Formula(text) = cell {
                self.text_bytes += text.len();
                let limit = self.limits.cell_chars;
                if text.len() > limit && text.chars().count() > limit {
                    return Err(Fault::CellTooLong { limit, cell: at(column) });
                }
            }
        }
        let limit = self.limits.text_bytes;
        if self.text_bytes > limit { Err(Fault::TooMuchText { limit }) } else { Ok(()) }
    }
}

fn sheet_row(
    cells: &mut Cells<'_>,
    next: &mut Option<Placed>,
    begun: &mut bool,
    last: &mut u32,
    limits: &Limits,
) -> Result<Option<Row>, Fault> {
    let first = match next.take() {
        Some(placed) => placed,
        None => match cells.next()? {
            Some(placed) => placed,
            None => return Ok(None),
        },
    };
    // rows stand in order, or nobody could read them one at a time
    if *begun && first.row <= *last {
        return Err(Fault::CorruptWorkbook);
    }
    (*begun, *last) = (true, first.row);
    let mut row = Row { line: first.row + 1, cells: Vec::new() };
    let mut placed = first;
    loop {
        place(&mut row.cells, placed.column, placed.cell, limits);
        match cells.next()? {
            Some(other) if other.row == *last => placed = other,
            other => {
                *next = other;
                return Ok(Some(row));
            }
        }
    }
}

/// A cell far to the right leaves only a mark beyond the limit, not thousands of empty ones.
fn place(cells: &mut Vec<Cell>, column: usize, cell: Cell, limits: &Limits) {
    if matches!(cell, Cell::Empty) {
        return;
    }
    let column = column.min(limits.columns);
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
}

fn text_row(record: Record) -> Row {
    let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let mut cells: Vec<Cell> = record.fields.into_iter().map(cell).collect();
    while cells.last().is_some_and(|cell| *cell == Cell::Empty) {
        cells.pop();
    }
    Row { line: record.line, cells }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read() {
                Ok(Some(row)) if row.cells.iter().all(Cell::is_blank) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => self.ended = true,
                Err(fault) => {
                    self.ended = true;
                    return Some(Err(fault));
                }
            }
        }
        None
    }
}
