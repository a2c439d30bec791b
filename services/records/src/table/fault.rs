use serde::{Deserialize, Serialize};

/// Why a file cannot be read at all. Kept with an import, so it carries what its message names, not the
/// message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Fault {
    #[error("the file is empty")]
    EmptyFile,
    #[error("the file is larger than {limit} bytes")]
    FileTooLarge { limit: usize },
    #[error("the file is not a workbook")]
    NotAWorkbook,
    #[error("the workbook is damaged")]
    CorruptWorkbook,
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    #[error("the workbook has the format of Excel 97 to 2003")]
    LegacyWorkbook,
    #[error("neither XLSX nor CSV")]
    UnsupportedFormat,
    #[error("the workbook unpacks to more than {limit} bytes")]
    UnpacksTooLarge { limit: u64 },
    #[error("byte {position} is neither UTF-8 nor GB18030")]
    WrongEncoding { position: usize },
    #[error("a quote opened in record {line} is not closed")]
    UnterminatedQuote { line: u32 },
    #[error("columns are missing: {missing:?}")]
    WrongHeader { missing: Vec<String>, seen: Vec<String> },
    #[error("two columns mean the same: {first} and {second}")]
    DuplicateColumn { first: String, second: String },
    #[error("no rows below the header")]
    NoRows,
    #[error("more than {limit} rows")]
    TooManyRows { limit: u32 },
    #[error("more than {limit} columns at {cell}")]
    TooManyColumns { limit: usize, cell: String },
    #[error("the text in {cell} is longer than {limit} characters")]
    CellTooLong { limit: usize, cell: String },
    #[error("more than {limit} bytes of text")]
    TooMuchText { limit: usize },
}

impl Fault {
    /// The stable word, as in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::EmptyFile => "empty_file",
            Fault::FileTooLarge { .. } => "file_too_large",
            Fault::NotAWorkbook => "not_a_workbook",
            Fault::CorruptWorkbook => "corrupt_workbook",
            Fault::PasswordProtected => "password_protected",
            Fault::LegacyWorkbook => "legacy_workbook",
            Fault::UnsupportedFormat => "unsupported_format",
            Fault::UnpacksTooLarge { .. } => "unpacks_too_large",
            Fault::WrongEncoding { .. } => "wrong_encoding",
            Fault::UnterminatedQuote { .. } => "unterminated_quote",
            Fault::WrongHeader { .. } => "wrong_header",
            Fault::DuplicateColumn { .. } => "duplicate_column",
            Fault::NoRows => "no_rows",
            Fault::TooManyRows { .. } => "too_many_rows",
            Fault::TooManyColumns { .. } => "too_many_columns",
            Fault::CellTooLong { .. } => "cell_too_long",
            Fault::TooMuchText { .. } => "too_much_text",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn the_word_is_the_one_in_the_serialised_form() {
        let faults = [
            Fault::EmptyFile,
            Fault::LegacyWorkbook,
            Fault::NotAWorkbook,
            Fault::WrongEncoding { position: 7 },
            Fault::WrongHeader { missing: vec!["姓名".into()], seen: vec![] },
            Fault::CellTooLong { limit: 1, cell: "A1".into() },
        ];
        for fault in faults {
            let json = serde_json::to_value(&fault).unwrap();
            assert_eq!(json["code"], fault.code());
            assert_eq!(serde_json::from_value::<Fault>(json).unwrap(), fault);
        }
    }
}
