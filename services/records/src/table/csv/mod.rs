//! Delimited text as spreadsheets and databases write it.

mod decode;
mod records;

pub use records::{Record, Records};

use super::Fault;
use bytes::Bytes;

/// A decoded file.
pub struct Text {
    text: decode::Decoded,
    delimiter: char,
}

impl Text {
    pub fn decode(bytes: &Bytes) -> Result<Self, Fault> {
        let decoded = decode::decode(bytes)?;
        let text = decoded.as_str();
        if text.chars().all(kernel::text::is_blank) {
            return Err(Fault::EmptyFile);
        }
        let delimiter = records::delimiter(text);
        Ok(Self { text: decoded, delimiter })
    }

    pub fn records(&self) -> Records<'_> {
        Records::new(self.text.as_str(), self.delimiter)
    }
}
