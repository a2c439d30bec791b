/// How much of a file is worth reading. Everything beyond is refused, never cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub file_bytes: usize,
    /// What one part of a workbook may unpack to.
    pub part_bytes: u64,
    /// What all parts of a workbook may unpack to.
    pub unpacked_bytes: u64,
    /// Tags in the parts of a workbook that the reader holds as a whole: an empty one of five bytes becomes a
    /// hundred in memory.
    pub tags: u64,
    /// Parts in a workbook.
    pub parts: usize,
    pub rows: u32,
    pub columns: usize,
    pub cell_chars: usize,
    /// All text of all rows together.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            part_bytes: 160 << 20,
            unpacked_bytes: 192 << 20,
            tags: 8_000_000,
            parts: 2_000,
            rows: 200_000,
            columns: 200,
            cell_chars: 4_000,
            text_bytes: 64 << 20,
        }
    }
}

impl Limits {
    /// The usual bounds around another size of file.
    pub fn of_file(file_bytes: usize) -> Self {
        Self { file_bytes, ..Self::default() }
    }
}
