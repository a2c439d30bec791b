//! The fixed days of the themed day in the months ahead.

use super::rule::ThemedDayRule;
use crate::meetings::rules::themed_day::{DayKind, date};
use kernel::YearMonth;
use rulepack::{Calendar, Pack, UnitKind, organisational_life::MeetingKind};
use time::{Date, Weekday};

/// Of so many months, the running one first.
const MONTHS: usize = 12;

/// By the day of the unit, else by the rule of each month; none in months in which no themed day is asked for, or none
/// is fixed.
pub fn ahead(pack: &Pack, kind: UnitKind, own: Option<&ThemedDayRule>, today: Date) -> Vec<Date> {
    let calendar = pack.calendar();
    let months = std::iter::successors(Some(YearMonth::of(today)), |month| Some(month.next()));
    months.take(MONTHS).filter_map(|month| in_month(pack, &calendar, kind, own, month)).collect()
}

fn in_month(
    pack: &Pack,
    calendar: &Calendar,
    kind: UnitKind,
    own: Option<&ThemedDayRule>,
    month: YearMonth,
) -> Option<Date> {
    if !is_asked(pack, kind, month.first_day()) {
        return None;
    }
    let usual = || ThemedDayRule::usual(&pack.overview.themed_day.on(month.first_day()).value);
    let fixed = own.copied().unwrap_or_else(usual).fixed()?;
    Some(date(fixed, month, |day| kind_of(calendar, day)))
}

/// Whether a themed day is asked of units of a kind.
pub fn is_asked(pack: &Pack, kind: UnitKind, day: Date) -> bool {
    let duties = &pack.organisational_life.duties.on(day).value;
    duties.0.get(&MeetingKind::ThemedDay).is_some_and(|duty| duty.by.contains(&kind) && duty.usual.times > 0)
}

fn kind_of(calendar: &Calendar, day: Date) -> DayKind {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    match calendar.is_worked(day) {
        true => DayKind::Working,
        false if weekend && !calendar.is_off(day) => DayKind::Weekend,
        false => DayKind::Holiday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::TenantKind;
    use rulepack::{Chosen, Own, Rules};
    use time::macros::date as day;

    fn pack(kind: TenantKind, decided: &[(&str, Chosen)]) -> Pack {
        let own = |(setting, value): &(&str, Chosen)| Own {
            rule: "meetings.themed_day".into(),
            setting: (*setting).into(),
            effective_from: day!(2026 - 01 - 01),
            value: Some(value.clone()),
        };
        let decided: Vec<Own> = decided.iter().map(own).collect();
        Rules::built_in().unwrap().with(kind, &decided).unwrap()
    }

    fn word(word: &str) -> Chosen {
        Chosen::Word(word.into())
    }

    #[test]
    fn day_five_is_moved_behind_a_holiday_and_a_weekend() {
        let pack = pack(TenantKind::Agency, &[("by", word("day_of_month")), ("day", Chosen::Number(5))]);
        let days = ahead(&pack, UnitKind::Branch, None, day!(2026 - 03 - 20));
        assert_eq!(
            &days[..5],
            [
                day!(2026 - 03 - 05),
                day!(2026 - 04 - 07),
                day!(2026 - 05 - 06),
                day!(2026 - 06 - 05),
                day!(2026 - 07 - 06),
            ]
        );
        assert_eq!(days.len(), 12);
    }

    #[test]
    fn the_second_friday_is_a_friday() {
        let by = [("by", word("weekday")), ("nth", Chosen::Number(2)), ("weekday", Chosen::Number(5))];
        let days = ahead(&pack(TenantKind::Enterprise, &by), UnitKind::Branch, None, day!(2026 - 03 - 01));
        assert_eq!(days[0], day!(2026 - 03 - 13));
    }

    #[test]
    fn the_day_of_the_branch_stands_before_that_of_the_organisation() {
        let pack = pack(TenantKind::Agency, &[("by", word("day_of_month")), ("day", Chosen::Number(5))]);
        let days = |own| ahead(&pack, UnitKind::Branch, Some(&own), day!(2026 - 03 - 20));
        let friday = ThemedDayRule::weekday(3, 5);
        assert_eq!(days(friday)[..2], [day!(2026 - 03 - 20), day!(2026 - 04 - 17)]);
        assert!(days(ThemedDayRule::default()).is_empty(), "it finds its day from month to month");
    }

    #[test]
    fn nothing_is_fixed_until_somebody_does_and_never_where_it_is_not_asked_for() {
        assert!(
            ahead(&pack(TenantKind::Agency, &[]), UnitKind::Branch, None, day!(2026 - 03 - 01)).is_empty()
        );
        let by = [("by", word("day_of_month"))];
        assert!(
            ahead(&pack(TenantKind::Association, &by), UnitKind::Branch, None, day!(2026 - 03 - 01))
                .is_empty()
        );
        assert!(
            ahead(&pack(TenantKind::Agency, &by), UnitKind::PartyCommittee, None, day!(2026 - 03 - 01))
                .is_empty()
        );
    }
}
