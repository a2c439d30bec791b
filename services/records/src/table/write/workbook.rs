use super::Content;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// A workbook cannot hold what it was given.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WriteError(#[from] XlsxError);

/// Longest text of a cell.
const CELL_CHARS: usize = 32_767;

/// A workbook with one sheet: titles on top that stay in view, every cell text.
///
/// # Errors
/// When there are more rows or columns than a sheet has.
pub fn workbook<R: IntoIterator<Item = Vec<String>>>(content: Content<'_, R>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(content.sheet))?;
    let plain = Format::new().set_num_format("@");
    let bold = Format::new().set_bold().set_num_format("@").set_align(FormatAlign::VerticalCenter);
    let mut widths = Vec::new();
    write_row(sheet, 0, content.titles, &bold, &mut widths)?;
    for (at, row) in content.rows.into_iter().enumerate() {
        let number = u32::try_from(at + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        write_row(sheet, number, &row, &plain, &mut widths)?;
    }
    for (column, width) in widths.iter().enumerate() {
        let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
        // whole columns are text, so that what people type below stays text as well
        sheet.set_column_format(column, &plain)?;
        sheet.set_column_width(column, f64::from(*width) + 2.0)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_row(
    sheet: &mut Worksheet,
    number: u32,
    row: &[String],
    format: &Format,
    widths: &mut Vec<u8>,
) -> Result<(), XlsxError> {
    widths.resize(widths.len().max(row.len()), 6);
    for (at, text) in row.iter().enumerate() {
        widths[at] = widths[at].max(width(text));
        if !text.is_empty() {
            let column = u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)?;
            let text: String = text.chars().filter(|c| allowed(*c)).take(CELL_CHARS).collect();
            sheet.write_string_with_format(number, column, text, format)?;
        }
    }
    Ok(())
}

/// Columns on a screen: ideographs take two. Never more than forty.
fn width(text: &str) -> u8 {
    text.chars().map(|c| if c.is_ascii() { 1_u8 } else { 2 }).take(40).fold(0_u8, u8::saturating_add).min(40)
}

/// XML has no place for the other control characters.
fn allowed(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\t')
}

/// Sheet names have at most 31 characters and some signs are not among them.
fn sheet_name(name: &str) -> String {
    let plain: String =
        name.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c)).take(31).collect();
    if plain.trim().is_empty() { "Sheet1".into() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, Limits, Table};

    #[test]
    fn what_is_written_is_text_and_reads_back() {
        let titles = ["姓名".to_owned(), "号码".to_owned()];
        let rows = [
            vec!["=HYPERLINK(\"http://x\")".to_owned(), "710000199507063966".to_owned()],
            vec!["李𬭩\n乙".to_owned(), String::new()],
        ];
        let file = workbook(Content { sheet: "花/名册", titles: &titles, rows: rows.clone() }).unwrap();
        let mut table = Table::open("x.xlsx", file, &Limits::default()).unwrap();
        let read: Vec<Vec<Cell>> = table.rows(0).unwrap().map(|row| row.unwrap().cells).collect();
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(read[0], [text("姓名"), text("号码")]);
        assert_eq!(read[1], [text(&rows[0][0]), text(&rows[0][1])]);
        assert_eq!(read[2], [text("李𬭩\n乙")]);
    }
}
