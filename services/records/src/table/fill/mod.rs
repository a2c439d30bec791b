//! Writing into a workbook somebody else has made: sheets, titles, styles and every other cell stay as they are.
//!
//! The rows below the header take what there is to write. Where there are fewer than that, rows are put in before what
//! stands below them, in the style of the first; sums, merged cells, names, drawings and whatever else names a place follow
//! ([`places`], [`follow`]). What is written is a text or a number, never a formula.

mod cell;
mod follow;
mod package;
mod places;
mod region;
mod sheet;
mod xml;

#[cfg(test)]
mod tests;

use super::{Fault, Limits, Table, title_key};
use bytes::Bytes;
use package::{Package, WORKBOOK};
use places::Shift;
use region::Region;
use sheet::Sheet;

/// What goes into a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Put {
    /// It stays as it is.
    #[default]
    Keep,
    Nothing,
    Text(String),
    /// As a number is written: digits, a sign, a point.
    Number(String),
}

/// What is to be written. Columns are counted from zero, lines from one.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    /// Of the sheets people see.
    pub sheet: usize,
    /// The line of the header.
    pub line: u32,
    pub columns: Vec<u32>,
    /// As many values as columns.
    pub rows: Vec<Vec<Put>>,
    /// What the rows come to, where a line with totals stands below them.
    pub totals: Vec<Put>,
    /// Single cells above or below the rows, by line and column.
    pub cells: Vec<(u32, u32, Put)>,
}

/// Words a line with totals begins with.
const TOTALS: [&str; 5] = ["合计", "总计", "共计", "小计", "total"];

/// The workbook with everything written into it.
///
/// # Errors
/// When it is none.
pub fn fill(bytes: impl Into<Bytes>, limits: &Limits, filling: &Filling) -> Result<Vec<u8>, Fault> {
    let bytes = bytes.into();
    let mut table = Table::open(".xlsx", bytes.clone(), limits)?;
    let name = table.sheet_name(filling.sheet).ok_or(Fault::CorruptWorkbook)?.to_owned();
    let mut package = Package::open(bytes)?;
    let part = package.sheet(&name)?;
    let mut sheet = Sheet::read(&package.text(&part).ok_or(Fault::CorruptWorkbook)?)?;
    let merges = xml::values(&sheet.tail, "mergeCell", "ref")?;
    let region = Region::of(&sheet, filling.line, &merges, &filling.columns);
    let totals = match region.below {
        Some(line) => is_of_totals(&mut table, filling.sheet, line)?,
        None => false,
    };
    let count = u32::try_from(filling.rows.len()).map_err(|_| Fault::TooManyRows { limit: limits.rows })?;
    let shift = Shift { sheet: name, after: region.last, by: region.more(count) };
    let merges = region.write(&mut sheet, filling, &shift, &merges);
    if totals && let Some(below) = region.below {
        region::put_totals(&mut sheet, shift.line(below), filling);
    }
    region.put_cells(&mut sheet, filling, &shift);
    sheet.head = follow::followed(&sheet.head, &shift, true, &[])?;
    sheet.tail = follow::followed(&sheet.tail, &shift, true, &merges)?;
    package.put(&part, sheet.written());
    if shift.by > 0 {
        move_others(&mut package, &part, &shift);
    }
    package.reckon_anew();
    package.written()
}

fn is_of_totals(table: &mut Table, sheet: usize, line: u32) -> Result<bool, Fault> {
    for row in table.rows(sheet)? {
        let row = row?;
        if row.line == line {
            let says = |key: String| TOTALS.iter().any(|word| key.starts_with(word));
            return Ok(row.cells.iter().any(|cell| says(title_key(&cell.text()))));
        }
    }
    Ok(false)
}

/// Whatever names places of the sheet from elsewhere. A part that cannot be read stays as it is.
fn move_others(package: &mut Package, part: &str, shift: &Shift) {
    let own = package.related(part).into_iter().map(|one| (one.part, true));
    let mut others: Vec<(String, bool)> = own.collect();
    let sheets = package.below("xl/worksheets/").into_iter().filter(|name| name != part);
    others.extend(sheets.filter(|name| name.ends_with(".xml")).map(|name| (name, false)));
    others.extend(package.below("xl/charts/").into_iter().map(|name| (name, false)));
    others.push((WORKBOOK.to_owned(), false));
    for (name, here) in others {
        let Some(text) = package.text(&name) else { continue };
        if let Ok(moved) = follow::followed(&text, shift, here, &[])
            && moved != text
        {
            package.put(&name, moved);
        }
    }
}
