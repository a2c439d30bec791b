//! 党内统计: days on which a count is taken, and the classes it is taken by.

use super::measure::Setting;
use crate::{Timeline, UnitKind, load::Entries};
use serde::Deserialize;
use std::collections::BTreeSet;
use time::{Date, Month};

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    pub cut_offs: Timeline<CutOffs>,
    pub ages: Timeline<Ages>,
    pub join_periods: Timeline<JoinPeriods>,
    pub occupations: Timeline<Occupations>,
    pub education: Timeline<Education>,
    pub ethnic: Timeline<Ethnic>,
    pub bodies: Timeline<Bodies>,
    pub small_cells: Timeline<SmallCells>,
}

impl Statistics {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let cut_offs = entries.take("statistics.cut_offs");
        let ages = entries.take("statistics.ages");
        let join_periods = entries.take("statistics.join_periods");
        let occupations = entries.take("statistics.occupations");
        let education = entries.take("statistics.education");
        let ethnic = entries.take("statistics.ethnic");
        let bodies = entries.take("statistics.bodies");
        let small_cells = entries.take("statistics.small_cells");
        Some(Self {
            cut_offs: cut_offs?,
            ages: ages?,
            join_periods: join_periods?,
            occupations: occupations?,
            education: education?,
            ethnic: ethnic?,
            bodies: bodies?,
            small_cells: small_cells?,
        })
    }
}

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    pub month: u8,
    pub day: u8,
}

impl YearDay {
    /// None for a day that this year does not have.
    pub fn of(self, year: i32) -> Option<Date> {
        Date::from_calendar_date(year, Month::try_from(self.month).ok()?, self.day).ok()
    }
}

/// `statistics.cut_offs`: the days of the year a report is made for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOffs {
    pub days: Vec<YearDay>,
}

impl CutOffs {
    pub fn is(&self, day: Date) -> bool {
        self.days.iter().any(|one| one.of(day.year()) == Some(day))
    }

    /// Those that are over, of so many years back, the latest first.
    pub fn before(&self, today: Date, years: i32) -> Vec<Date> {
        let years = today.year() - years..=today.year();
        let days = years.flat_map(|year| self.days.iter().filter_map(move |one| one.of(year)));
        let mut over: Vec<Date> = days.filter(|day| *day < today).collect();
        over.sort_unstable_by(|a, b| b.cmp(a));
        over
    }
}

/// `statistics.ages`: the first age of every class but the lowest, rising; and up to which age somebody is young.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    pub starts: Vec<u8>,
    pub young_until: u8,
}

/// `statistics.join_periods`: the first day of every period but the oldest, rising.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinPeriods {
    pub starts: Vec<Date>,
}

/// `statistics.occupations`: the words of 工作岗位 in the order of the bulletin, which of them are 生产一线, and which are
/// no work for an employer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupations {
    pub classes: Vec<String>,
    pub front_line: BTreeSet<String>,
    pub no_employer: BTreeSet<String>,
}

/// `statistics.education`: how the codes of junior college and above begin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Education {
    pub junior_college: BTreeSet<String>,
}

/// `statistics.ethnic`: the code of the majority; whoever has another one belongs to an ethnic minority, but for those
/// that name none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ethnic {
    pub majority: String,
    pub not_counted: BTreeSet<String>,
}

/// `statistics.bodies`: which kinds of unit are grass-roots bodies, by level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bodies {
    pub committees: BTreeSet<UnitKind>,
    pub general_branches: BTreeSet<UnitKind>,
    pub branches: BTreeSet<UnitKind>,
}

impl Bodies {
    pub fn kinds(&self) -> impl Iterator<Item = UnitKind> {
        self.committees.iter().chain(&self.general_branches).chain(&self.branches).copied()
    }
}

/// `statistics.small_cells`: counts below are hidden from whoever may not see the people behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallCells {
    pub least: Setting,
}

#[cfg(test)]
mod tests {
    use crate::Rules;
    use kernel::TenantKind;
    use time::macros::date;

    #[test]
    fn a_report_is_due_for_the_last_day_that_is_over() {
        let rules = Rules::built_in().unwrap();
        let cut_offs = &rules.of(TenantKind::Enterprise).statistics.cut_offs.on(date!(2026 - 11 - 27)).value;
        let cases = [
            (date!(2026 - 06 - 30), date!(2025 - 12 - 31)),
            (date!(2026 - 07 - 01), date!(2026 - 06 - 30)),
            (date!(2026 - 12 - 31), date!(2026 - 06 - 30)),
            (date!(2027 - 01 - 01), date!(2026 - 12 - 31)),
        ];
        for (today, last) in cases {
            assert_eq!(cut_offs.before(today, 1).first(), Some(&last), "{today}");
            assert!(cut_offs.is(last));
        }
        assert!(!cut_offs.is(date!(2026 - 11 - 27)));
    }
}
