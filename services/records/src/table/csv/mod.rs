//! Delimited text as spreadsheets and databases write it.

mod decode;
mod records;

pub use records::{Record, Records};

use super::Fault;

/// A decoded file.
pub struct Text {
    text: String,
    delimiter: char,
}

impl Text {
    pub fn decode(bytes: &[u8]) -> Result<Self, Fault> {
        let text = decode::decode(bytes)?;
        if text.chars().all(kernel::text::is_blank) {
            return Err(Fault::EmptyFile);
        }
        let delimiter = records::delimiter(&text);
        Ok(Self { text, delimiter })
    }

    pub fn records(&self) -> Records<'_> {
        Records::new(&self.text, self.delimiter)
    }
}
