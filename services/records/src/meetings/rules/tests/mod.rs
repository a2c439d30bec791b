mod alike;
mod calendar;
mod meeting;
mod participation;
mod people;
mod year;

use crate::vectors::{day, list, maybe, month, number, rows};
use kernel::{Period, TenantKind};
use rulepack::{Rules, organisational_life::OrganisationalLife};
use std::sync::{Arc, LazyLock};
use time::Date;

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

fn life() -> &'static OrganisationalLife {
    &RULES.of(TenantKind::Enterprise).organisational_life
}

fn since(from: Date, until: Option<Date>) -> Period {
    Period::new(from, until).unwrap()
}
