//! How tests read the tables of vectors: a heading, rows below it, cells between tabs.

use kernel::YearMonth;
use std::str::FromStr;
use time::Date;

/// The rows of a table; every one has as many cells as the heading.
pub fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let width = lines.next().unwrap().len();
    lines.inspect(move |cells| assert_eq!(cells.len(), width, "{cells:?}"))
}

/// The same, where a row has so many cells.
pub fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    lines(table).map(|cells| cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))).collect()
}

pub fn day(text: &str) -> Date {
    kernel::read_date(text).unwrap_or_else(|_| panic!("{text}"))
}

pub fn month(text: &str) -> YearMonth {
    number(text)
}

pub fn number<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// `-` for nothing.
pub fn maybe<T>(text: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (text != "-").then(|| read(text))
}

/// Words between commas; `-` for none.
pub fn list<T>(text: &'static str, read: impl Fn(&'static str) -> T) -> Vec<T> {
    if text == "-" { Vec::new() } else { text.split(',').map(read).collect() }
}
