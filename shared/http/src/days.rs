//! Days and months in sentences. Data keeps to ISO 8601; what people read has 2026年3月1日 or 1 March 2026, as on the
//! pages of the web.

use crate::Voice;
use kernel::{Locale, SHANGHAI, YearMonth};
use time::{Date, OffsetDateTime};

impl Voice {
    /// 2026年3月1日, 1 March 2026.
    pub fn day(self, day: Date) -> String {
        let (year, month) = (day.year(), day.month());
        match self.locale {
            Locale::Zh => format!("{year}年{}月{}日", u8::from(month), day.day()),
            Locale::En => format!("{} {month} {year}", day.day()),
        }
    }

    /// 2026年3月, March 2026.
    pub fn month(self, month: YearMonth) -> String {
        let (year, month) = (month.year(), month.month());
        match self.locale {
            Locale::Zh => format!("{year}年{}月", u8::from(month)),
            Locale::En => format!("{month} {year}"),
        }
    }

    /// 2026年3月1日 09:30, 1 March 2026, 09:30: by Beijing time.
    pub fn moment(self, at: OffsetDateTime) -> String {
        let at = at.to_offset(SHANGHAI);
        let between = match self.locale {
            Locale::Zh => " ",
            Locale::En => ", ",
        };
        format!("{}{between}{:02}:{:02}", self.day(at.date()), at.hour(), at.minute())
    }

    /// 2026年1月至3月, January to March 2026.
    fn span(self, first: YearMonth, last: YearMonth) -> String {
        let same = first.year() == last.year();
        match self.locale {
            Locale::Zh if same => format!("{}至{}月", self.month(first), u8::from(last.month())),
            Locale::Zh => format!("{}至{}", self.month(first), self.month(last)),
            Locale::En if same => format!("{} to {}", first.month(), self.month(last)),
            Locale::En => format!("{} to {}", self.month(first), self.month(last)),
        }
    }

    /// Puts a value in the place of `{name}`: a day, a month or a span of months (`2026-01–2026-03`) in words,
    /// anything else as it is.
    pub fn fill(self, text: &str, name: &str, value: &str) -> String {
        let blank = format!("{{{name}}}");
        let Some(dated) = self.dated(value) else { return text.replace(&blank, value) };
        match self.locale {
            // Chinese leaves room around a number and none around a date, which begins and ends a word of its own
            Locale::Zh => text
                .replace(&format!(" {blank}"), &blank)
                .replace(&format!("{blank} "), &blank)
                .replace(&blank, &dated),
            Locale::En => text.replace(&blank, &dated),
        }
    }

    fn dated(self, value: &str) -> Option<String> {
        if let Some((first, last)) = value.split_once('–') {
            return Some(self.span(first.parse().ok()?, last.parse().ok()?));
        }
        match value.parse::<YearMonth>() {
            Ok(month) => Some(self.month(month)),
            Err(_) => iso_day(value).map(|day| self.day(day)),
        }
    }
}

/// A day as [`Date`] writes it and in no other spelling, so that no number is taken for one.
fn iso_day(value: &str) -> Option<Date> {
    let (month, day) = value.rsplit_once('-')?;
    let month: YearMonth = month.parse().ok()?;
    let written = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    let day = written.then(|| day.parse::<u8>().ok()).flatten()?;
    month.first_day().replace_day(day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    const ZH: Voice = Voice { locale: Locale::Zh, kind: None };
    const EN: Voice = Voice { locale: Locale::En, kind: None };

    #[test]
    fn days_months_and_moments_are_said_in_words() {
        let (day, at) = (date!(2026 - 03 - 01), datetime!(2026-02-28 17:05 UTC));
        assert_eq!((ZH.day(day), EN.day(day)), ("2026年3月1日".into(), "1 March 2026".into()));
        let month = YearMonth::of(day);
        assert_eq!((ZH.month(month), EN.month(month)), ("2026年3月".into(), "March 2026".into()));
        assert_eq!(ZH.moment(at), "2026年3月1日 01:05");
        assert_eq!(EN.moment(at), "1 March 2026, 01:05");
    }

    #[test]
    fn a_date_is_filled_in_without_room_around_it_in_chinese() {
        assert_eq!(ZH.fill("自 {since} 起施行", "since", "2018-10-28"), "自2018年10月28日起施行");
        assert_eq!(
            EN.fill("in force since {since}", "since", "2018-10-28"),
            "in force since 28 October 2018"
        );
        assert_eq!(ZH.fill("{months} 已交纳", "months", "2026-01–2026-03"), "2026年1月至3月已交纳");
        assert_eq!(EN.fill("{m}", "m", "2026-01–2026-03"), "January to March 2026");
        assert_eq!(ZH.fill("{m}", "m", "2025-12–2026-01"), "2025年12月至2026年1月");
        assert_eq!(EN.fill("{months} is paid", "months", "2026-01"), "January 2026 is paid");
    }

    #[test]
    fn whatever_is_no_date_stays_as_it_is() {
        for value in ["12", "2026-02-30", "2026-13", "20260301", "2026-03-1", "2026-0003", "甲–乙", "-", ""]
        {
            assert_eq!(ZH.fill("满 {n} 个月", "n", value), format!("满 {value} 个月"), "{value}");
        }
    }
}
