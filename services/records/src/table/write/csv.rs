use super::{Content, needs_guard};

/// Delimited text in UTF-8 with a byte order mark, which is how spreadsheets know it from GB18030.
pub fn csv<R: IntoIterator<Item = Vec<String>>>(content: Content<'_, R>) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    csv_record(content.titles.iter().map(String::as_str), &mut text);
    for row in content.rows {
        csv_record(row.iter().map(String::as_str), &mut text);
    }
    text.into_bytes()
}

/// Appends one record.
pub fn csv_record<'a>(fields: impl IntoIterator<Item = &'a str>, text: &mut String) {
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        let guard = if needs_guard(field) { "'" } else { "" };
        if field.contains(['"', ',', ';', '\t', '\n', '\r']) {
            text.push('"');
            text.push_str(guard);
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(guard);
            text.push_str(field);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_spreadsheets_expect() {
        let titles = ["姓名".to_owned(), "住址".to_owned()];
        let rows = [vec!["=1+1".to_owned(), "某街,\"3号楼\"\n2单元".to_owned()]];
        let file = csv(Content { sheet: "", titles: &titles, rows });
        let text = "\u{FEFF}姓名,住址\r\n'=1+1,\"某街,\"\"3号楼\"\"\n2单元\"\r\n";
        assert_eq!(String::from_utf8(file).unwrap(), text);
    }
}
