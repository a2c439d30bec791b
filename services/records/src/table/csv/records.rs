use super::super::{Fault, write::needs_guard};

/// One record. `line` counts records from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub line: u32,
    pub fields: Vec<String>,
}

/// The records of a text, RFC 4180 with forgiveness: any line ends, blanks as they are, a quote inside an
/// unquoted field is itself. A quote that is never closed is not forgiven, because it swallows people.
pub struct Records<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    line: u32,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, delimiter: char) -> Self {
        Self { text, delimiter, at: 0, line: 0 }
    }

    /// Share of the text that has been read.
    #[allow(clippy::cast_precision_loss)]
    pub fn progress(&self) -> f32 {
        self.at as f32 / self.text.len().max(1) as f32
    }

    /// The field that begins here, and whether the record ends with it.
    fn field(&mut self) -> Result<(String, bool), Fault> {
        let rest = &self.text[self.at..];
        let mut field = String::new();
        let mut plain = rest;
        if let Some(quoted) = rest.strip_prefix('"') {
            plain = self.quoted(quoted, &mut field)?;
        }
        let end = plain.find([self.delimiter, '\n', '\r']).unwrap_or(plain.len());
        field.push_str(&plain[..end]);
        let last = !plain[end..].starts_with(self.delimiter);
        let separator = if plain[end..].starts_with("\r\n") {
            2
        } else {
            plain[end..].chars().next().map_or(0, char::len_utf8)
        };
        self.at = self.text.len() - plain.len() + end + separator;
        Ok((unguarded(field), last))
    }

    /// Takes the quoted part; gives back what follows the closing quote.
    fn quoted(&self, mut rest: &'a str, field: &mut String) -> Result<&'a str, Fault> {
        loop {
            let quote = rest.find('"').ok_or(Fault::UnterminatedQuote { line: self.line })?;
            field.push_str(&rest[..quote]);
            rest = &rest[quote + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    field.push('"');
                    rest = after;
                }
                None => return Ok(rest),
            }
        }
    }
}

/// Takes the apostrophe away that a writer puts before what a spreadsheet would take for a formula.
fn unguarded(field: String) -> String {
    match field.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest.to_owned(),
        _ => field,
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        self.line = self.line.saturating_add(1);
        let mut fields = Vec::new();
        loop {
            match self.field() {
                Ok((field, last)) => {
                    fields.push(field);
                    if last {
                        return Some(Ok(Record { line: self.line, fields }));
                    }
                }
                Err(fault) => {
                    self.at = self.text.len();
                    return Some(Err(fault));
                }
            }
        }
    }
}

/// The delimiter that stands most often outside of quotes in the first lines.
pub(super) fn delimiter(text: &str) -> char {
    const CANDIDATES: [char; 3] = [',', '\t', ';'];
    let mut counts = [0_u32; 3];
    let mut quoted = false;
    for c in text.chars().take(16_384) {
        match CANDIDATES.iter().position(|candidate| *candidate == c) {
            Some(which) if !quoted => counts[which] += 1,
            _ => quoted ^= c == '"',
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let which = counts.iter().position(|count| *count == most).unwrap_or_default();
    CANDIDATES[which]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Vec<Vec<String>>, Fault> {
        Records::new(text, delimiter(text)).map(|record| record.map(|r| r.fields)).collect()
    }

    #[test]
    fn quotes_line_breaks_and_delimiters() {
        let cases: [(&str, &[&[&str]]); 9] = [
            ("a,b\nc,d", &[&["a", "b"], &["c", "d"]]),
            ("a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a;b\rc;d", &[&["a", "b"], &["c", "d"]]),
            ("a\tb,x\nc\td", &[&["a", "b,x"], &["c", "d"]]),
            ("a,\"某街,\"\"3号楼\"\"\n2单元\",b\n", &[&["a", "某街,\"3号楼\"\n2单元", "b"]]),
            ("a,,\n,b,", &[&["a", "", ""], &["", "b", ""]]),
            ("a\"b,c", &[&["a\"b", "c"]]),
            ("\"a\"b,c", &[&["ab", "c"]]),
            ("a,b\n\n\nc,d", &[&["a", "b"], &[""], &[""], &["c", "d"]]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn an_open_quote_is_named() {
        assert_eq!(read("a,b\nc,\"d\ne,f\n"), Err(Fault::UnterminatedQuote { line: 2 }));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(rows in prop::collection::vec(prop::collection::vec("[a-c一'=+@,;\t\"\r\n ]{0,6}", 2..4), 1..6)) {
            let mut text = String::new();
            for row in &rows {
                crate::table::write::csv_record(row.iter().map(String::as_str), &mut text);
            }
            let read: Vec<_> = Records::new(&text, ',').map(|r| r.unwrap().fields).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn any_text_ends(text in "[a\",\n\r;]{0,40}") {
            prop_assert!(Records::new(&text, ',').count() <= text.len() + 1);
        }
    }
}
