mod counting;
mod people;
mod terms;

use kernel::TenantKind;
use rulepack::{Rules, elections::Elections};
use std::{str::FromStr, sync::LazyLock};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::built_in().unwrap());

fn elections() -> &'static Elections {
    &RULES.of(TenantKind::Enterprise).elections
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

fn listed(words: Vec<String>) -> String {
    if words.is_empty() { "-".into() } else { words.join(",") }
}
