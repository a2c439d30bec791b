//! What a condition says on a day.

use super::{check::Case, finding::Reason, notice::NoticeFault};
use kernel::{YearMonth, add_months};
use rulepack::development::{Anchor, Bound, Fact, Guard, Limit, LimitUnit, Shift, Step, Test};
use time::{Date, Duration};

impl Case<'_> {
    /// Why the condition does not hold for a step taken on this day.
    pub(super) fn failing(&self, step: &Step, guard: &Guard, on: Date) -> Option<Reason> {
        let reason = self.test(step, &guard.test, on)?;
        let unknown = matches!(reason, Reason::FactUnknown { .. } | Reason::StepMissing { .. });
        (!(guard.silent && unknown)).then_some(reason)
    }

    fn test(&self, step: &Step, test: &Test, on: Date) -> Option<Reason> {
        match test {
            Test::NotBefore(bound) => self.not_before(bound, on),
            Test::NotAfter(bound) => self.not_after(bound, on),
            Test::AtLeast { count, limit } => self.counted(*count, *limit, on, |what, have, least| {
                (have < least).then_some(Reason::TooFew { what, have, least })
            }),
            Test::AtMost { count, limit } => self.counted(*count, *limit, on, |what, have, most| {
                (have > most).then_some(Reason::TooMany { what, have, most })
            }),
            Test::Records { of, since, limit } => {
                let least = self.rules.number(*limit)?;
                let Some(since) = self.progress.taken_on(since) else {
                    return Some(Reason::StepMissing { step: since.clone() });
                };
                let have = self.progress.days_of(of).filter(|day| since <= *day && *day <= on).count();
                let have = u16::try_from(have).unwrap_or(u16::MAX);
                (have < least).then(|| Reason::TooFewRecords { of: of.clone(), have, least })
            }
            Test::Holds(Fact::NoticeServed) => self.unserved(step, on).map(Reason::Notice),
            Test::Holds(Fact::ObjectionsSettled) => self
                .notices(step)
                .into_iter()
                .find_map(|notice| notice.open_objection(on))
                .map(Reason::Notice),
            Test::Holds(fact) => match self.flag(*fact, on) {
                Some(true) => None,
                Some(false) => Some(Reason::NotSo { fact: *fact }),
                None => Some(Reason::FactUnknown { fact: *fact }),
            },
            Test::Any(tests) => {
                let failing: Option<Vec<Reason>> =
                    tests.iter().map(|test| self.test(step, test, on)).collect();
                failing.map(Reason::NoneOf)
            }
        }
    }

    fn counted(
        &self,
        fact: Fact,
        limit: Limit,
        on: Date,
        compare: impl Fn(Fact, u16, u16) -> Option<Reason>,
    ) -> Option<Reason> {
        let bound = self.rules.number(limit)?;
        match self.count(fact, on) {
            Some(have) => compare(fact, have, bound),
            None => Some(Reason::FactUnknown { fact }),
        }
    }

    fn not_before(&self, bound: &Bound, on: Date) -> Option<Reason> {
        let (from, earliest) = match self.bound(bound)? {
            Ok(days) => days,
            Err(unknown) => return Some(unknown),
        };
        (on < earliest).then(|| Reason::TooEarly {
            on,
            earliest,
            anchor: bound.anchor.clone(),
            from,
            limit: self.limit(bound),
        })
    }

    fn not_after(&self, bound: &Bound, on: Date) -> Option<Reason> {
        let (from, latest) = match self.bound(bound)? {
            Ok(days) => days,
            Err(unknown) => return Some(unknown),
        };
        (on > latest).then(|| Reason::TooLate {
            on,
            latest,
            anchor: bound.anchor.clone(),
            from,
            limit: self.limit(bound),
        })
    }

    /// The anchor's day and the day that bounds; none where the limit is not set and nothing is asked.
    pub(super) fn bound(&self, bound: &Bound) -> Option<Result<(Date, Date), Reason>> {
        let limit = bound.limit();
        let number = limit.map(|limit| self.rules.number(limit));
        if number == Some(None) {
            return None;
        }
        let from = match &bound.anchor {
            Anchor::Step(step) => {
                self.progress.taken_on(step).ok_or(Reason::StepMissing { step: step.clone() })
            }
            Anchor::Fact(fact) => self.day(*fact).ok_or(Reason::FactUnknown { fact: *fact }),
        };
        Some(from.map(|from| (from, self.shifted(bound, from))))
    }

    fn shifted(&self, bound: &Bound, from: Date) -> Date {
        let day = match bound.shift {
            None => from,
            Some(Shift::Later(limit)) => later(from, self.rules.number(limit).unwrap_or(0), self.unit(limit)),
            Some(Shift::Earlier(limit)) => {
                earlier(from, self.rules.number(limit).unwrap_or(0), self.unit(limit))
            }
        };
        if bound.strictly { day.next_day().unwrap_or(day) } else { day }
    }

    fn unit(&self, limit: Limit) -> LimitUnit {
        self.rules.limits.value.rule(limit).map_or(LimitUnit::Days, |rule| rule.unit)
    }

    fn limit(&self, bound: &Bound) -> Option<(Limit, u16)> {
        bound.limit().and_then(|limit| Some((limit, self.rules.number(limit)?)))
    }

    /// One notice that ran its time and is over is enough; otherwise the latest one tells why.
    fn unserved(&self, step: &Step, on: Date) -> Option<NoticeFault> {
        let least = self.rules.number(Limit::NoticeDays).unwrap_or(0);
        let faults: Option<Vec<NoticeFault>> =
            self.notices(step).into_iter().map(|notice| notice.fault(on, least, self.calendar)).collect();
        let faults = faults?;
        let waiting = faults.iter().find(|fault| fault.passes_by_waiting());
        Some(waiting.or(faults.first()).copied().unwrap_or(NoticeFault::None))
    }

    /// The days from which a condition may come to hold.
    pub(super) fn turns(&self, step: &Step, test: &Test) -> Vec<Date> {
        let facts = self.facts;
        match test {
            Test::NotBefore(bound) => {
                self.bound(bound).and_then(Result::ok).map(|days| days.1).into_iter().collect()
            }
            Test::NotAfter(_) => Vec::new(),
            Test::AtLeast { .. } | Test::AtMost { .. } => {
                facts.trainings.iter().map(|t| t.ended_on).collect()
            }
            Test::Records { of, .. } => self.progress.days_of(of).collect(),
            Test::Holds(Fact::NoticeServed | Fact::ObjectionsSettled) => {
                self.notices(step).into_iter().flat_map(|notice| notice.turns()).collect()
            }
            Test::Holds(_) => {
                facts.contacts.iter().chain(&facts.introducers).flat_map(|m| m.turns()).collect()
            }
            Test::Any(tests) => tests.iter().flat_map(|test| self.turns(step, test)).collect(),
        }
    }
}

fn later(from: Date, number: u16, unit: LimitUnit) -> Date {
    match unit {
        LimitUnit::Years => add_months(from, number.saturating_mul(12)),
        LimitUnit::Months => add_months(from, number),
        _ => from.checked_add(Duration::days(i64::from(number))).unwrap_or(Date::MAX),
    }
}

fn earlier(from: Date, number: u16, unit: LimitUnit) -> Date {
    let months = |number: i32| {
        let month = YearMonth::of(from).plus(-number);
        let last = month.last_day();
        last.replace_day(from.day().min(last.day())).unwrap_or(last)
    };
    match unit {
        LimitUnit::Years => months(i32::from(number) * 12),
        LimitUnit::Months => months(i32::from(number)),
        _ => from.checked_sub(Duration::days(i64::from(number))).unwrap_or(Date::MIN),
    }
}
