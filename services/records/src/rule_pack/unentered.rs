use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units,
};
use rest::Problem;
use rulepack::{Calendar, Pack, overview::FixedBy};
use time::{Date, Month};

/// Years near or running whose days off nobody entered, told once, at the top of the organisation.
///
/// # Errors
/// When the database is away.
pub async fn unentered(desk: &Desk<'_>) -> Result<Vec<Found>, Problem> {
    if !counts(desk.pack, desk.today) {
        return Ok(Vec::new());
    }
    let month = desk.pack.overview.next_year.on(desk.today).value.from_month.usual;
    let missing = missing(&desk.pack.calendar(), month, desk.today);
    let Some(top) = units::tops(desk.tx).await?.into_iter().next() else { return Ok(Vec::new()) };
    let (count, on) = (u32::try_from(missing.len()).unwrap_or(u32::MAX), missing.first().copied());
    let found =
        on.is_some().then_some(Found { matter: ExceptionMatter::CalendarMissing, unit: top.id, count, on });
    Ok(found.into_iter().collect())
}

/// Whether the organisation does anything that counts working days.
fn counts(pack: &Pack, today: Date) -> bool {
    pack.development.practice.on(today).value.practised
        || pack.cadres.practice.on(today).value.usual
        || pack.overview.themed_day.on(today).value.by.usual != FixedBy::NotFixed
}

/// The first days of years that are not known: the running one, and from a month on the coming one.
fn missing(calendar: &Calendar, from_month: u16, today: Date) -> Vec<Date> {
    let near = u16::from(u8::from(today.month())) >= from_month;
    let years = today.year()..=today.year() + i32::from(near);
    let new_year = |year| Date::from_calendar_date(year, Month::January, 1).ok();
    years.filter_map(new_year).filter(|day| !calendar.knows(*day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::TenantKind;
    use rulepack::Rules;
    use time::macros::date;

    #[test]
    fn the_coming_year_is_asked_for_when_its_notice_can_be_there() {
        let calendar = Rules::built_in().unwrap().of(TenantKind::Agency).calendar();
        let next = [date!(2027 - 01 - 01)];
        assert!(missing(&calendar, 11, date!(2026 - 10 - 31)).is_empty());
        assert_eq!(missing(&calendar, 11, date!(2026 - 11 - 01)), next);
        assert_eq!(missing(&calendar, 11, date!(2027 - 03 - 01)), next);
        assert_eq!(missing(&calendar, 11, date!(2027 - 12 - 01)).len(), 2);
    }

    #[test]
    fn who_counts_no_working_days_is_not_asked() {
        let rules = Rules::built_in().unwrap();
        let day = date!(2026 - 11 - 28);
        assert!(counts(rules.of(TenantKind::Enterprise), day));
        assert!(!counts(rules.of(TenantKind::Association), day));
    }
}
