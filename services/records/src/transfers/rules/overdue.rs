//! Transfers that rest too long (超期未办).

use rulepack::transfers::{Limits, TransferState};
use std::{cmp::Reverse, collections::BTreeMap};
use time::Date;

/// A transfer that waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting<T> {
    pub id: T,
    pub state: TransferState,
    /// The day it came into this state.
    pub since: Date,
}

/// How many days it is past its limit, not counting the day it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue<T> {
    pub id: T,
    pub state: TransferState,
    pub limit: u16,
    pub days_over: u32,
}

/// Those past their limit, the longest first. `chosen` are limits an organisation has set.
pub fn overdue<T: Copy + Ord>(
    rules: &Limits,
    chosen: &BTreeMap<TransferState, u16>,
    waiting: &[Waiting<T>],
    today: Date,
) -> Vec<Overdue<T>> {
    let over = |one: &Waiting<T>| {
        let setting = rules.0.get(&one.state)?;
        let chosen = chosen.get(&one.state).copied();
        let limit = chosen.filter(|days| setting.allows(*days)).unwrap_or(setting.usual);
        let days = u32::try_from((today - one.since).whole_days()).unwrap_or(0);
        let days_over = days.saturating_sub(u32::from(limit));
        (days_over > 0).then_some(Overdue { id: one.id, state: one.state, limit, days_over })
    };
    let mut list: Vec<Overdue<T>> = waiting.iter().filter_map(over).collect();
    list.sort_by_key(|one| (Reverse(one.days_over), one.id));
    list
}
