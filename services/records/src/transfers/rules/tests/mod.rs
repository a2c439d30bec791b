mod exchange;
mod machine;
mod papers;

use crate::vectors::{day, list, maybe, month, number, rows};
use kernel::TenantKind;
use rulepack::{Rules, transfers::Transfers};
use std::sync::{Arc, LazyLock};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

fn transfers() -> &'static Transfers {
    &RULES.of(TenantKind::Enterprise).transfers
}
