use super::{Fault, Limits, Rows, csv, xlsx};
use bytes::Bytes;
use kernel::{DateSystem, words};

words! {
    /// The formats that are read and written.
    pub enum Format {
        Xlsx = "xlsx",
        Csv = "csv",
    }
}

/// A file that is what it says and within its bounds.
pub struct Table {
    source: Source,
    limits: Limits,
}

enum Source {
    Xlsx(Box<xlsx::Book>),
    Csv(csv::Text),
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl Table {
    /// Judges the file by its content; the name only helps to say what is wrong.
    ///
    /// # Errors
    /// When it is not a readable table.
    pub fn open(name: &str, bytes: impl Into<Bytes>, limits: &Limits) -> Result<Self, Fault> {
        let bytes = bytes.into();
        if bytes.len() > limits.file_bytes {
            return Err(Fault::FileTooLarge { limit: limits.file_bytes });
        }
        let named = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
        let source = if bytes.is_empty() {
            return Err(Fault::EmptyFile);
        } else if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
            Source::Xlsx(Box::new(xlsx::Book::open(bytes, limits)?))
        } else if bytes.starts_with(COMPOUND_FILE) {
            return Err(compound(&bytes));
        } else if named(".xlsx") || named(".xlsm") {
            return Err(Fault::NotAWorkbook);
        } else if is_foreign(&bytes) {
            return Err(Fault::UnsupportedFormat);
        } else {
            Source::Csv(csv::Text::decode(&bytes)?)
        };
        Ok(Self { source, limits: *limits })
    }

    pub fn format(&self) -> Format {
        match self.source {
            Source::Xlsx(_) => Format::Xlsx,
            Source::Csv(_) => Format::Csv,
        }
    }

    /// Sheets that people see; a text file is one.
    pub fn sheets(&self) -> usize {
        match &self.source {
            Source::Xlsx(book) => book.sheets(),
            Source::Csv(_) => 1,
        }
    }

    /// From which day numbers in the file count.
    pub fn date_system(&self) -> DateSystem {
        match &self.source {
            Source::Xlsx(book) => book.date_system(),
            Source::Csv(_) => DateSystem::default(),
        }
    }

    /// What a sheet is called; a text file has no name.
    pub fn sheet_name(&self, sheet: usize) -> Option<&str> {
        match &self.source {
            Source::Xlsx(book) => book.name(sheet),
            Source::Csv(_) => None,
        }
    }

    /// The rows of a sheet, from its top.
    ///
    /// # Errors
    /// When the sheet cannot be read.
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, Fault> {
        Ok(match &mut self.source {
            Source::Xlsx(book) => Rows::of_sheet(book.cells(sheet)?, self.limits),
            Source::Csv(text) => Rows::of_text(text.records(), self.limits),
        })
    }
}

/// Password-protected workbooks and those of Excel 97 come in the same wrapping.
fn compound(bytes: &[u8]) -> Fault {
    let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(marker.len()).any(|window| window == marker) {
        Fault::PasswordProtected
    } else {
        Fault::LegacyWorkbook
    }
}

/// Things that are certainly no table of text: PDF, pictures, other archives, web pages saved as a table.
fn is_foreign(bytes: &[u8]) -> bool {
    const BEGINNINGS: &[&[u8]] = &[
        b"%PDF",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x1F\x8B",
        b"\x7FELF",
        b"MZ",
    ];
    let text = bytes.trim_ascii_start();
    let begins = |word: &[u8]| text.len() >= word.len() && text[..word.len()].eq_ignore_ascii_case(word);
    BEGINNINGS.iter().any(|magic| bytes.starts_with(magic))
        || [b"<html".as_slice(), b"<!doctype", b"<?xml", b"<table", b"{\\rtf"].into_iter().any(begins)
}
