//! Tables for people to take away. Everything is written as text, so that no number loses its digits, and
//! nothing that is written can act when it is opened.

mod csv;
mod workbook;

pub use csv::{csv, csv_record};
pub use workbook::{WriteError, workbook};

/// Column titles, widths in characters and rows of text.
pub struct Content<'a, R> {
    pub sheet: &'a str,
    pub titles: &'a [String],
    pub rows: R,
}

/// Whether a spreadsheet would take the text for a formula or a command. A lone sign is a way to say "none".
pub fn is_active(text: &str) -> bool {
    let mut chars = text.trim_start_matches(kernel::text::is_blank).chars().map(kernel::text::narrow);
    matches!(chars.next(), Some('=' | '+' | '-' | '@')) && chars.next().is_some()
}

/// Whether an apostrophe must stand before the text in a delimited file: because the text is active, or
/// because it is one that looks guarded already and must not lose its own apostrophe when it is read.
pub fn needs_guard(text: &str) -> bool {
    is_active(text.trim_start_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run() {
        for text in ["=1+1", "+86160", "-1", "@SUM(A1)", " =1", "\t=1", "＝1+1", "\u{200B}=cmd|'/c calc'!A1"]
        {
            assert!(is_active(text), "{text:?}");
        }
        for text in ["", "-", "—", "1-2", "张三", "'=1"] {
            assert!(!is_active(text), "{text:?}");
        }
        assert!(needs_guard("'=1") && needs_guard("=1") && !needs_guard("'1"));
    }
}
