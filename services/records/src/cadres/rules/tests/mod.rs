//! The vectors of the field, and what holds for all of them.

mod careers;
mod steps;

use rulepack::{Pack, Rules, cadres::Cadres};
use std::sync::{Arc, LazyLock};

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

fn pack() -> &'static Pack {
    RULES.of(kernel::TenantKind::Agency)
}

fn cadres() -> &'static Cadres {
    &pack().cadres
}
