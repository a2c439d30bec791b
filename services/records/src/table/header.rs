use super::{Cell, Fault, Row, Rows, Table};
use crate::spoken::in_any_terms;
use kernel::{DateSystem, Locale, text::compare_key};
use rest::Voice;

/// A column that is understood. The first name is the one shown to people, and the first in letters to those who
/// read English.
#[derive(Clone, Copy, Debug)]
pub struct Column<F: 'static> {
    pub field: F,
    pub names: &'static [&'static str],
    pub required: bool,
}

impl<F> Column<F> {
    /// The title in the language of the reader and the terms of the organisation.
    pub fn title(&self, voice: Voice) -> String {
        let first = self.names.first().copied().unwrap_or_default();
        let Some(english) = self.names.iter().find(|name| voice.locale == Locale::En && name.is_ascii())
        else {
            return voice.say(first).into_owned();
        };
        let mut title = voice.say(english).into_owned();
        if let Some(head) = title.get_mut(..1) {
            head.make_ascii_uppercase();
        }
        title
    }
}

/// The column a layout knows by its first name, as the reader calls it.
pub fn said<F>(layout: &[Column<F>], name: &str, voice: Voice) -> Option<String> {
    let column = layout.iter().find(|column| column.names.first() == Some(&name))?;
    Some(column.title(voice))
}

/// The header of a file: its titles as they stand, and what each means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header<F> {
    pub sheet: usize,
    pub line: u32,
    pub titles: Vec<String>,
    /// As many as titles; none where the title is unknown.
    pub fields: Vec<Option<F>>,
    /// From which day numbers below it count.
    pub dates: DateSystem,
}

/// Titles, notes and blank rows may stand above the header; so many rows are searched for it.
const SEARCHED: usize = 30;

impl<F: Copy + Eq> Header<F> {
    pub fn column_of(&self, field: F) -> Option<usize> {
        self.fields.iter().position(|known| *known == Some(field))
    }

    /// The rows below this header.
    ///
    /// # Errors
    /// When the sheet cannot be read.
    pub fn rows_below<'a>(&self, table: &'a mut Table) -> Result<Rows<'a>, Fault> {
        let mut rows = table.rows(self.sheet)?;
        for row in rows.by_ref() {
            if row?.line == self.line {
                break;
            }
        }
        rows.count_from(self.line);
        Ok(rows)
    }
}

/// Looks for the header: the first row with every required column, in the first sheet that has one.
///
/// # Errors
/// When there is none, saying what is missing from the row that comes closest.
pub fn find_header<F: Copy + Eq>(table: &mut Table, layout: &[Column<F>]) -> Result<Header<F>, Fault> {
    let dates = table.date_system();
    let mut closest: Option<Header<F>> = None;
    let mut first_row: Option<Row> = None;
    for sheet in 0..table.sheets().min(20) {
        for row in table.rows(sheet)?.take(SEARCHED) {
            let row = row?;
            let header = Header { dates, ..recognise(sheet, &row, layout)? };
            if missing(&header, layout).is_empty() {
                return Ok(header);
            }
            let known = |header: &Header<F>| header.fields.iter().flatten().count();
            if known(&header) > closest.as_ref().map_or(0, known) {
                closest = Some(header);
            }
            first_row.get_or_insert(row);
        }
    }
    let Some(first_row) = first_row else { return Err(Fault::EmptyFile) };
    let (seen, missing) = match &closest {
        Some(header) => (header.titles.clone(), missing(header, layout)),
        None => (titles(&first_row), names(layout.iter().filter(|column| column.required))),
    };
    let seen =
        seen.into_iter().filter(|title| !title.is_empty()).map(|title| title.chars().take(40).collect());
    Err(Fault::WrongHeader { missing, seen: seen.take(40).collect() })
}

fn missing<F: Copy + Eq>(header: &Header<F>, layout: &[Column<F>]) -> Vec<String> {
    names(layout.iter().filter(|column| column.required && header.column_of(column.field).is_none()))
}

fn names<'a, F: 'static>(columns: impl Iterator<Item = &'a Column<F>>) -> Vec<String> {
    columns.filter_map(|column| column.names.first()).map(|name| (*name).to_owned()).collect()
}

fn titles(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| kernel::text::single_line(&cell.text())).collect()
}

/// Gives every column its meaning. Of two that could mean the same the one with the better name has it; two
/// with the very same name cannot be told apart.
fn recognise<F: Copy + Eq>(sheet: usize, row: &Row, layout: &[Column<F>]) -> Result<Header<F>, Fault> {
    let titles = titles(row);
    let keys: Vec<String> = row
        .cells
        .iter()
        .map(|cell| if matches!(cell, Cell::Text(_)) { title_key(&cell.text()) } else { String::new() })
        .collect();
    let mut fields = vec![None; titles.len()];
    for column in layout {
        let called = called(column);
        let rank = |key: &String| called.iter().position(|names| names.contains(key));
        let mut fitting: Vec<(usize, usize)> =
            keys.iter().enumerate().filter_map(|(at, key)| Some((rank(key)?, at))).collect();
        fitting.sort_unstable();
        match fitting[..] {
            [(best, first), (next, second), ..] if best == next => {
                let name = |at: usize| titles[at].clone();
                return Err(Fault::DuplicateColumn { first: name(first), second: name(second) });
            }
            [(_, at), ..] => fields[at] = Some(column.field),
            [] => {}
        }
    }
    Ok(Header { sheet, line: row.line, titles, fields, dates: DateSystem::default() })
}

/// The names of a column as they are compared, each in the terms of every kind of organisation.
fn called<F>(column: &Column<F>) -> Vec<Vec<String>> {
    let keys =
        |name: &&str| -> Vec<String> { in_any_terms(name).iter().map(|said| title_key(said)).collect() };
    column.names.iter().map(keys).collect()
}

/// Remarks in brackets and marks of obligation do not belong to a title: "*出生日期(年月日)".
pub fn title_key(title: &str) -> String {
    let key = compare_key(title);
    let mut depth = 0_usize;
    let outside = key.chars().filter(|c| {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0 && !matches!(c, '*' | ':' | '※' | '★' | '.' | '、' | '_' | '-')
    });
    outside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Limits;

    const LAYOUT: &[Column<u8>] = &[
        Column { field: 0, names: &["姓名", "name"], required: true },
        Column { field: 1, names: &["出生日期"], required: true },
        Column { field: 2, names: &["手机号码", "联系电话"], required: false },
    ];

    fn find(text: &str) -> Result<Header<u8>, Fault> {
        find_header(&mut Table::open("x.csv", text.as_bytes().to_vec(), &Limits::default())?, LAYOUT)
    }

    #[test]
    fn the_header_is_found_below_titles() {
        let header =
            find("党员花名册(2026年9月)\n\n填表人:,王\n序号,*姓 名,出生日期（年月日）,联系电话\n1,a,b,c")
                .unwrap();
        assert_eq!(header.line, 4);
        assert_eq!(header.fields, [None, Some(0), Some(1), Some(2)]);
        assert_eq!(header.titles[1], "*姓 名");
    }

    #[test]
    fn records_are_counted_from_the_header() {
        let mut table = Table::open("x.csv", "标题\n姓名,出生日期\na,b\n\nc,d", &Limits::default()).unwrap();
        let header = find_header(&mut table, LAYOUT).unwrap();
        let lines: Vec<u32> = header.rows_below(&mut table).unwrap().map(|row| row.unwrap().line).collect();
        assert_eq!((header.line, lines), (2, vec![2, 4]));
    }

    #[test]
    fn the_better_name_has_the_meaning() {
        assert_eq!(find("姓名,出生日期,联系电话,手机号码").unwrap().fields[2..], [None, Some(2)]);
        let twice = Fault::DuplicateColumn { first: "姓名".into(), second: "姓 名".into() };
        assert_eq!(find("姓名,出生日期,姓 名"), Err(twice));
    }

    #[test]
    fn a_title_is_said_to_its_reader() {
        let voice = Voice { locale: Locale::En, kind: None };
        assert_eq!(said(LAYOUT, "姓名", voice).as_deref(), Some("Name"));
        assert_eq!(said(LAYOUT, "姓名", Voice::default()).as_deref(), Some("姓名"));
        // one without an English name keeps its own
        assert_eq!(said(LAYOUT, "出生日期", voice).as_deref(), Some("出生日期"));
        assert_eq!(said(LAYOUT, "name", voice), None);
    }

    #[test]
    fn what_is_missing_is_named() {
        let wrong = |missing: &[&str], seen: &[&str]| {
            let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            Err(Fault::WrongHeader { missing: words(missing), seen: words(seen) })
        };
        assert_eq!(find("花名册\n姓名,生日\na,b"), wrong(&["出生日期"], &["姓名", "生日"]));
        assert_eq!(find("a,b\nc,d"), wrong(&["姓名", "出生日期"], &["a", "b"]));
    }
}
