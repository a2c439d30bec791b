//! The vectors of the field and what must hold whatever is tried. The worked timeline is the file all of them start from.

mod first_day;
mod guards;
mod judge;
mod limits;
mod machine;
mod papers;
mod small;
mod timeline;
mod votes;
mod walk;
mod world;

use time::Date;

/// The rows of a table without its head, each cut at the tabs.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// A day as tables write it.
fn day(text: &str) -> Date {
    kernel::read_date(text).unwrap()
}

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().ok().unwrap()
}
