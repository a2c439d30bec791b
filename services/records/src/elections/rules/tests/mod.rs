mod congress;
mod counting;
mod people;
mod standings;
mod terms;

use crate::vectors::{day, maybe, number, rows};
use kernel::TenantKind;
use rulepack::{Rules, elections::Elections};
use std::sync::{Arc, LazyLock};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

fn elections() -> &'static Elections {
    &RULES.of(TenantKind::Enterprise).elections
}

fn listed(words: Vec<String>) -> String {
    if words.is_empty() { "-".into() } else { words.join(",") }
}
