//! A row as a line of JSON, with a checksum of itself at the end.

use super::{PortError, manifest::ColumnPart, sum::short};
use serde_json::{Map, Value};

/// The name no column has.
const SUM: &str = "~";

/// Writes a row, its end of line included.
///
/// # Errors
/// When there are not as many cells as columns.
pub fn write(out: &mut Vec<u8>, columns: &[ColumnPart], cells: &[Option<String>]) -> Result<(), PortError> {
    if columns.len() != cells.len() {
        return Err(PortError::Format(format!("{} values for {} columns", cells.len(), columns.len())));
    }
    let start = out.len();
    out.push(b'{');
    for (column, cell) in columns.iter().zip(cells) {
        serde_json::to_writer(&mut *out, &column.name)?;
        out.push(b':');
        match (column.kind.as_str(), cell) {
            (_, None) => out.extend_from_slice(b"null"),
            ("boolean", Some(text)) => out.extend_from_slice(if text == "t" { b"true" } else { b"false" }),
            ("integer", Some(text)) => out.extend_from_slice(text.as_bytes()),
            (_, Some(text)) => serde_json::to_writer(&mut *out, text)?,
        }
        out.push(b',');
    }
    let sum = short(&out[start..]);
    serde_json::to_writer(&mut *out, SUM)?;
    out.extend_from_slice(b":\"");
    out.extend_from_slice(sum.as_bytes());
    out.extend_from_slice(b"\"}\n");
    Ok(())
}

/// Whether a line, without its end, is what its checksum says.
pub fn is_whole(line: &[u8]) -> bool {
    // "~":"12345678"}
    let tail = SUM.len() + 2 + 1 + 10 + 1;
    let Some(at) = line.len().checked_sub(tail) else { return false };
    let (body, end) = line.split_at(at);
    end == format!("\"{SUM}\":\"{}\"}}", short(body)).as_bytes()
}

/// Reads a line without its end.
pub(super) fn parse(line: &[u8]) -> Result<Map<String, Value>, PortError> {
    Ok(serde_json::from_slice(line)?)
}

/// The cells of a line as COPY takes them, in the order of `columns`.
///
/// # Errors
/// When the line has other columns, or values of another kind.
pub fn cells(columns: &[ColumnPart], line: &[u8]) -> Result<Vec<Option<String>>, PortError> {
    let mut row = parse(line)?;
    row.remove(SUM);
    let cells = columns.iter().map(|column| {
        let value = row.remove(&column.name);
        let value = value.ok_or_else(|| PortError::Format(format!("no value for {}", column.name)))?;
        cell(column, value)
    });
    let cells = cells.collect::<Result<Vec<_>, _>>()?;
    match row.keys().next() {
        None => Ok(cells),
        Some(name) => Err(PortError::Format(format!("a value for {name}, which is no column"))),
    }
}

fn cell(column: &ColumnPart, value: Value) -> Result<Option<String>, PortError> {
    match (column.kind.as_str(), value) {
        (_, Value::Null) => Ok(None),
        ("boolean", Value::Bool(yes)) => Ok(Some(if yes { "t" } else { "f" }.to_owned())),
        ("integer", Value::Number(number)) if number.is_i64() => Ok(Some(number.to_string())),
        ("text", Value::String(text)) => Ok(Some(text)),
        _ => Err(PortError::Format(format!("a value of another kind for {}", column.name))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn columns() -> Vec<ColumnPart> {
        [("id", "text"), ("n", "integer"), ("on", "boolean")]
            .map(|(name, kind)| ColumnPart { name: name.into(), kind: kind.into() })
            .to_vec()
    }

    proptest! {
        #[test]
        fn a_row_reads_back(text: Option<String>, n: Option<i64>, on: Option<bool>) {
            let row = vec![text, n.map(|n| n.to_string()), on.map(|on| if on { "t" } else { "f" }.to_owned())];
            let mut line = Vec::new();
            write(&mut line, &columns(), &row).unwrap();
            prop_assert_eq!(line.pop(), Some(b'\n'));
            prop_assert!(!line.contains(&b'\n'));
            prop_assert!(is_whole(&line));
            prop_assert_eq!(cells(&columns(), &line).unwrap(), row);
        }
    }

    #[test]
    fn every_byte_of_a_line_counts() {
        let mut line = Vec::new();
        write(&mut line, &columns(), &[Some("张三".into()), Some("-7".into()), Some("t".into())]).unwrap();
        line.pop();
        for at in 0..line.len() {
            let mut bent = line.clone();
            bent[at] ^= 1;
            assert!(!is_whole(&bent), "byte {at}");
        }
        assert!(!is_whole(b"") && !is_whole(b"{}"));
    }
}
