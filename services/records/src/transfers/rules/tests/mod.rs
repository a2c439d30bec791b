mod machine;
mod papers;

use kernel::TenantKind;
use rulepack::{Rules, transfers::Transfers};
use std::{str::FromStr, sync::LazyLock};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().unwrap());

fn transfers() -> &'static Transfers {
    &RULES.of(TenantKind::Enterprise).transfers
}

/// Rows of a table, its heading left out; every row has as many cells as the heading.
fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    let (heading, rows) = table.split_once('\n').unwrap();
    assert_eq!(heading.split('\t').count(), N, "{heading}");
    let row = |line: &'static str| line.split('\t').collect::<Vec<_>>().try_into();
    rows.lines().map(|line| row(line).unwrap_or_else(|cells| panic!("{cells:?}"))).collect()
}

fn day(text: &str) -> Date {
    kernel::read_date(text).unwrap_or_else(|_| panic!("{text}"))
}

fn number<T: FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// `-` for nothing.
fn maybe<T>(text: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (text != "-").then(|| read(text))
}

fn list<T>(text: &'static str, read: impl Fn(&'static str) -> T) -> Vec<T> {
    if text == "-" { Vec::new() } else { text.split(',').map(read).collect() }
}
