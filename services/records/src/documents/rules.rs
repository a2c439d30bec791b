//! How long a document has to be kept.

use crate::dates::add_years;
use rulepack::DocumentRule;
use time::{Date, Duration};

/// Why a document cannot be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Somebody said so, for a reason.
    Held(String),
    Until(Date),
}

/// The day until which a content that comes today has to be kept; what was asked for before is never shortened.
pub fn retain_until(rule: &DocumentRule, today: Date, before: Option<Date>) -> Option<Date> {
    let by_rule = (rule.keep_years > 0).then(|| add_years(today, rule.keep_years));
    by_rule.max(before)
}

/// Whether a document can be deleted. Within the days of regret a mistake can be undone, unless it is held.
///
/// # Errors
/// With what keeps it.
pub fn deletable(
    today: Date,
    brought_on: Date,
    retain_until: Option<Date>,
    held: Option<&str>,
    regret_days: u16,
) -> Result<(), Kept> {
    if let Some(reason) = held {
        return Err(Kept::Held(reason.to_owned()));
    }
    match retain_until {
        Some(until) if today < until && today - brought_on > Duration::days(regret_days.into()) => {
            Err(Kept::Until(until))
        }
        _ => Ok(()),
    }
}

/// Whether a document stays although the person it is about wants it gone: for a rule, or because somebody said so.
pub fn has_to_be_kept(today: Date, retain_until: Option<Date>, held: Option<&str>) -> bool {
    held.is_some() || retain_until.is_some_and(|until| today < until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::DocumentClass;
    use time::macros::date;

    fn rule(keep_years: u8) -> DocumentRule {
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
    }

    #[test]
    fn a_wish_ends_no_duty_and_no_hold() {
        let (day, today) = (date!(2036 - 01 - 01), date!(2035 - 12 - 31));
        assert!(!has_to_be_kept(today, None, None));
        assert!(has_to_be_kept(today, Some(day), None) && !has_to_be_kept(day, Some(day), None));
        assert!(has_to_be_kept(today, None, Some("诉讼")));
    }

    #[test]
    fn a_mistake_can_be_undone_and_a_hold_cannot() {
        let (brought, until) = (date!(2026 - 01 - 01), Some(date!(2036 - 01 - 01)));
        let on = |today, held: Option<&str>| deletable(today, brought, until, held, 7);
        assert_eq!(on(date!(2026 - 01 - 08), None), Ok(()));
        assert_eq!(on(date!(2026 - 01 - 09), None), Err(Kept::Until(date!(2036 - 01 - 01))));
        assert_eq!(on(date!(2036 - 01 - 01), None), Ok(()));
        assert_eq!(on(date!(2026 - 01 - 02), Some("诉讼")), Err(Kept::Held("诉讼".into())));
        assert_eq!(deletable(date!(2026 - 06 - 01), brought, None, None, 0), Ok(()));
    }
}
