mod ages;
mod balance;
mod cells;
mod employers;
mod packed;
mod study;
mod terms;

use rulepack::{Pack, Rules};
use std::sync::{Arc, LazyLock};

fn pack() -> &'static Pack {
    static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());
    RULES.of(kernel::TenantKind::Enterprise)
}
