//! How long a document has to be kept.

use crate::dates::add_years;
use rulepack::{DocumentKind, DocumentKinds, DocumentRule};
use time::{Date, Duration};

/// Why a document cannot be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Somebody said so, for a reason.
    Held(String),
    Until(Date),
    /// The rule of its kind.
    ForGood,
}

/// How long a document is kept: for good where the rule of its kind says so, whatever day was reckoned when it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    Free,
    Until(Date),
    ForGood,
}

impl Duty {
    pub fn of(rules: &DocumentKinds, kind: DocumentKind, retain_until: Option<Date>) -> Self {
        match retain_until {
            _ if rules.is_permanent(kind) => Self::ForGood,
            Some(until) => Self::Until(until),
            None => Self::Free,
        }
    }
}

/// The day until which a content that comes today has to be kept; what was asked for before is never shortened. None
/// of its own has what is kept for good.
pub fn retain_until(rule: &DocumentRule, today: Date, before: Option<Date>) -> Option<Date> {
    let years = rule.keep_years.years().filter(|years| *years > 0);
    let by_rule = years.map(|years| add_years(today, years));
    by_rule.max(before)
}

/// Whether a document can be deleted. Within the days of regret a mistake can be undone, unless it is held.
///
/// # Errors
/// With what keeps it.
pub fn deletable(
    today: Date,
    brought_on: Date,
    duty: Duty,
    held: Option<&str>,
    regret_days: u16,
) -> Result<(), Kept> {
    if let Some(reason) = held {
        return Err(Kept::Held(reason.to_owned()));
    }
    if today - brought_on <= Duration::days(regret_days.into()) {
        return Ok(());
    }
    match duty {
        Duty::ForGood => Err(Kept::ForGood),
        Duty::Until(until) if today < until => Err(Kept::Until(until)),
        Duty::Until(_) | Duty::Free => Ok(()),
    }
}

/// Whether a document stays although the person it is about wants it gone: for a rule, or because somebody said so.
pub fn has_to_be_kept(today: Date, duty: Duty, held: Option<&str>) -> bool {
    held.is_some()
        || match duty {
            Duty::ForGood => true,
            Duty::Until(until) => today < until,
            Duty::Free => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::{DocumentClass, KeepTime};
    use time::macros::date;

    fn rule(years: u8) -> DocumentRule {
        let keep_years = KeepTime::Years(years);
        DocumentRule { of: [].into(), class: DocumentClass::Confidential, member_sees: false, keep_years }
    }

    #[test]
    fn years_count_from_the_newest_content_and_are_never_shortened() {
        let today = date!(2026 - 02 - 28);
        assert_eq!(retain_until(&rule(0), today, None), None);
        assert_eq!(retain_until(&rule(10), today, None), Some(date!(2036 - 02 - 28)));
        let longer = Some(date!(2050 - 01 - 01));
        assert_eq!(retain_until(&rule(10), today, longer), longer);
        assert_eq!(retain_until(&rule(0), today, longer), longer);
        let for_good = DocumentRule { keep_years: KeepTime::Permanent, ..rule(0) };
        assert_eq!(retain_until(&for_good, today, None), None);
        assert_eq!(retain_until(&for_good, today, longer), longer);
    }

    #[test]
    fn what_is_kept_for_good_has_no_day_it_may_go() {
        let for_good = DocumentRule { keep_years: KeepTime::Permanent, ..rule(0) };
        let (form, award) = (DocumentKind::AdmissionForm, DocumentKind::Award);
        let rules = DocumentKinds([(form, for_good), (award, rule(30))].into());
        let (brought, past) = (date!(2026 - 01 - 01), Some(date!(2056 - 01 - 01)));
        let later = date!(2156 - 01 - 01);
        let duty = Duty::of(&rules, form, past);
        assert_eq!((duty, Duty::of(&rules, form, None)), (Duty::ForGood, Duty::ForGood));
        assert!(has_to_be_kept(later, duty, None));
        assert_eq!(deletable(later, brought, duty, None, 7), Err(Kept::ForGood));
        assert_eq!(deletable(brought, brought, duty, None, 7), Ok(()), "a mistake can be undone");
        let thirty = Duty::of(&rules, award, past);
        assert!(!has_to_be_kept(later, thirty, None));
        assert_eq!(deletable(later, brought, thirty, None, 7), Ok(()));
        assert_eq!(Duty::of(&rules, award, None), Duty::Free);
    }

    #[test]
    fn a_wish_ends_no_duty_and_no_hold() {
        let (day, today) = (date!(2036 - 01 - 01), date!(2035 - 12 - 31));
        let until = Duty::Until(day);
        assert!(!has_to_be_kept(today, Duty::Free, None));
        assert!(has_to_be_kept(today, until, None) && !has_to_be_kept(day, until, None));
        assert!(has_to_be_kept(today, Duty::Free, Some("诉讼")));
    }

    #[test]
    fn a_mistake_can_be_undone_and_a_hold_cannot() {
        let (brought, until) = (date!(2026 - 01 - 01), Duty::Until(date!(2036 - 01 - 01)));
        let on = |today, held: Option<&str>| deletable(today, brought, until, held, 7);
        assert_eq!(on(date!(2026 - 01 - 08), None), Ok(()));
        assert_eq!(on(date!(2026 - 01 - 09), None), Err(Kept::Until(date!(2036 - 01 - 01))));
        assert_eq!(on(date!(2036 - 01 - 01), None), Ok(()));
        assert_eq!(on(date!(2026 - 01 - 02), Some("诉讼")), Err(Kept::Held("诉讼".into())));
        assert_eq!(deletable(date!(2026 - 06 - 01), brought, Duty::Free, None, 0), Ok(()));
    }
}
