use kernel::whole_years;
use rulepack::development::{PoolRules, StateCode};
use std::collections::BTreeMap;
use time::Date;

/// Somebody in the pool, as reports divide people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pooled {
    pub state: StateCode,
    pub birth_date: Option<Date>,
    pub female: bool,
    pub ethnic_minority: bool,
    /// 大专及以上
    pub college: bool,
    /// 生产、工作一线
    pub front_line: bool,
}

/// How many there are, and how many of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub all: u32,
    pub young: u32,
    pub female: u32,
    pub ethnic_minority: u32,
    pub college: u32,
    pub front_line: u32,
}

/// The pool on a day, for each state.
pub fn pool(rules: &PoolRules, people: &[Pooled], today: Date) -> BTreeMap<StateCode, Pool> {
    let mut pools: BTreeMap<StateCode, Pool> = BTreeMap::new();
    for person in people {
        let young = person.birth_date.is_some_and(|born| whole_years(born, today) <= rules.young_most_age);
        let pool = pools.entry(person.state.clone()).or_default();
        pool.all += 1;
        pool.young += u32::from(young);
        pool.female += u32::from(person.female);
        pool.ethnic_minority += u32::from(person.ethnic_minority);
        pool.college += u32::from(person.college);
        pool.front_line += u32::from(person.front_line);
    }
    pools
}
