//! The text form of COPY: one row a line, columns between tabs, `\N` for null.

use super::PortError;

/// The cells of a line without its end.
pub(super) fn cells(line: &[u8]) -> Result<Vec<Option<String>>, PortError> {
    line.split(|byte| *byte == b'\t').map(cell).collect()
}

fn cell(bytes: &[u8]) -> Result<Option<String>, PortError> {
    if bytes == b"\\N" {
        return Ok(None);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        plain.push(match (byte, if byte == b'\\' { rest.next() } else { None }) {
            (b'\\', Some(b'b')) => 8,
            (b'\\', Some(b'f')) => 12,
            (b'\\', Some(b'n')) => b'\n',
            (b'\\', Some(b'r')) => b'\r',
            (b'\\', Some(b't')) => b'\t',
            (b'\\', Some(b'v')) => 11,
            (b'\\', Some(other)) => other,
            (other, _) => other,
        });
    }
    String::from_utf8(plain).map(Some).map_err(|_| PortError::Format("a text that is not UTF-8".into()))
}

/// Writes a cell; the separator is the caller's.
pub(super) fn write(out: &mut Vec<u8>, cell: Option<&str>) {
    let Some(text) = cell else { return out.extend_from_slice(b"\\N") };
    for byte in text.bytes() {
        match byte {
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(row in proptest::collection::vec(proptest::option::of("\\PC*[\\\\\t\n\r]?N?"), 1..5)) {
            let mut line = Vec::new();
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    line.push(b'\t');
                }
                write(&mut line, cell.as_deref());
            }
            prop_assert!(!line.contains(&b'\n'));
            prop_assert_eq!(cells(&line).unwrap(), row);
        }
    }

    #[test]
    fn null_is_not_the_text_that_looks_like_it() {
        assert_eq!(cells(b"\\N\t\\\\N\t").unwrap(), [None, Some("\\N".into()), Some(String::new())]);
    }
}
