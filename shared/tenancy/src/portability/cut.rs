use super::{
    PortError,
    manifest::{ColumnPart, Part, Rows},
    sink::{Sink, whole},
    sum::Sum,
};

/// A file is cut where its content says so once it has this length, so that a row more or less moves no cut
/// further on: unchanged stretches of a table stay the same files.
const LEAST: usize = 64 << 10;
/// A file does not get longer than this, but for a single row that is.
const MOST: usize = 1 << 20;
/// One row in so many is a place to cut.
const PLACES: u64 = 64;

/// Cuts lines into files `{folder}000001.ndjson` and so on, and counts.
pub(super) struct Cutter {
    folder: String,
    buffer: Vec<u8>,
    lines: u64,
    sum: Sum,
    rows: Rows,
}

impl Cutter {
    pub fn new(folder: String) -> Self {
        Self { folder, buffer: Vec::new(), lines: 0, sum: Sum::new(), rows: Rows::default() }
    }

    /// Adds a row; `mark` says where to cut and has to follow from the row's key.
    pub async fn row(
        &mut self,
        sink: &mut dyn Sink,
        columns: &[ColumnPart],
        cells: &[Option<String>],
        mark: &str,
    ) -> Result<(), PortError> {
        super::line::write(&mut self.buffer, columns, cells)?;
        self.added(sink, mark).await
    }

    /// Adds a line of JSON that has no checksum of its own.
    pub async fn json(&mut self, sink: &mut dyn Sink, line: &[u8], mark: &str) -> Result<(), PortError> {
        self.buffer.extend_from_slice(line);
        self.buffer.push(b'\n');
        self.added(sink, mark).await
    }

    async fn added(&mut self, sink: &mut dyn Sink, mark: &str) -> Result<(), PortError> {
        self.lines += 1;
        let here = self.buffer.len() >= LEAST && hash(mark).is_multiple_of(PLACES);
        if here || self.buffer.len() >= MOST { self.cut(sink).await } else { Ok(()) }
    }

    async fn cut(&mut self, sink: &mut dyn Sink) -> Result<(), PortError> {
        let path = format!("{}{:06}.ndjson", self.folder, self.rows.parts.len() + 1);
        self.sum.add(&self.buffer);
        let mut part: Part = whole(sink, &path, &self.buffer).await?;
        part.rows = self.lines;
        self.rows.rows += part.rows;
        self.rows.bytes += part.bytes;
        self.rows.parts.push(part);
        self.buffer.clear();
        self.lines = 0;
        Ok(())
    }

    pub async fn end(mut self, sink: &mut dyn Sink) -> Result<Rows, PortError> {
        if self.lines > 0 {
            self.cut(sink).await?;
        }
        self.rows.sha256 = self.sum.hex();
        Ok(self.rows)
    }
}

/// FNV-1a, folded: it only has to be even.
fn hash(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^ (hash >> 32)
}
