//! Publication (公布): once a year receipts, remitted, used and balance to the members.

use super::{
    Finding, amount,
    ledger::{Entry, Fund, LedgerAccount, Trial, trial_balance},
};
use kernel::{Fen, YearMonth, words};
use rulepack::dues::{PerPerson, Publication};
use time::{Date, Month};

/// Money a body holds for somebody else, over a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub opening: Fen,
    pub taken_in: Fen,
    pub passed_on: Fen,
    pub balance: Fen,
}

/// A body's year. `opening + receipts - remitted - allocated_out - used = balance`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    pub opening: Fen,
    /// Monthly dues of its own members.
    pub dues: Fen,
    /// Extra payments that stay.
    pub voluntary: Fen,
    pub interest: Fen,
    /// From the bodies below.
    pub received: Fen,
    /// From the body above.
    pub allocated_in: Fen,
    pub receipts: Fen,
    pub remitted: Fen,
    pub allocated_out: Fen,
    pub used: Fen,
    pub balance: Fen,
    /// Not part of the above.
    pub centre: Held,
    pub special: Held,
}

/// The figures of a year out of all entries up to its end. What was taken back counts in the year it was.
pub fn year<I>(entries: &[Entry<I>], year: i32) -> Year {
    let before = trial_balance(entries.iter().filter(|entry| entry.on.year() < year));
    let within = trial_balance(entries.iter().filter(|entry| entry.on.year() == year));
    of_trials(year, &before, &within)
}

/// The same from what the accounts showed before the year, and what came within.
pub fn of_trials(year: i32, before: &Trial, within: &Trial) -> Year {
    let sources = [
        LedgerAccount::Dues,
        LedgerAccount::Voluntary,
        LedgerAccount::Interest,
        LedgerAccount::Received,
        LedgerAccount::AllocatedIn,
    ];
    let [dues, voluntary, interest, received, allocated_in] = sources.map(|account| within.source(account));
    let held = |fund, taken, passed| Held {
        opening: before.held(fund),
        taken_in: within.source(taken),
        passed_on: within.of(passed),
        balance: amount::sum([before.held(fund), within.held(fund)]),
    };
    Year {
        year,
        opening: amount::sum([before.held(Fund::Ordinary), within.source(LedgerAccount::Opening)]),
        dues,
        voluntary,
        interest,
        received,
        allocated_in,
        receipts: amount::sum([dues, voluntary, interest, received, allocated_in]),
        remitted: within.of(LedgerAccount::Remitted),
        allocated_out: within.of(LedgerAccount::AllocatedOut),
        used: within.of(LedgerAccount::Spent),
        balance: amount::sum([before.held(Fund::Ordinary), within.held(Fund::Ordinary)]),
        centre: held(Fund::Centre, LedgerAccount::Centre, LedgerAccount::CentreRemitted),
        special: held(Fund::Special, LedgerAccount::Special, LedgerAccount::SpecialRemitted),
    }
}

/// That the figures of a year should have been shown by now.
pub fn overdue(year: i32, published_on: Option<Date>, today: Date, rule: &Publication) -> Option<Finding> {
    let december = YearMonth::new(year, Month::December).ok()?;
    let by = december.plus(i32::from(rule.alert_months)).last_day();
    (published_on.is_none() && today > by).then_some(Finding::NotPublished { year, by })
}

words! {
    /// Who looks at a list of dues.
    pub enum DuesAudience {
        /// The member, at the own line.
        Member = "member",
        /// Members of the same branch.
        Branch = "branch",
        /// Those who collect and check.
        Finance = "finance",
        /// Anybody else.
        Outside = "outside",
    }
}

/// Whether the amounts of single members are shown to somebody.
pub fn shows_amounts(to: DuesAudience, chosen: PerPerson) -> bool {
    match to {
        DuesAudience::Member | DuesAudience::Finance => true,
        DuesAudience::Branch => chosen == PerPerson::Branch,
        DuesAudience::Outside => false,
    }
}
