//! iCalendar (RFC 5545), as far as a feed of meetings needs it. Pure.

use time::{
    Date, OffsetDateTime, UtcOffset, format_description::BorrowedFormatItem, macros::format_description,
};

const STAMP: &[BorrowedFormatItem<'_>] = format_description!("[year][month][day]T[hour][minute][second]Z");
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year][month][day]");

/// A line holds no more bytes than this before it is folded.
const LINE: usize = 75;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Written in UTC: every program shows it at the right time, wherever its owner travels.
    Between(OffsetDateTime, OffsetDateTime),
    AllDay(Date),
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The same for the same thing at every reading.
    pub uid: String,
    pub when: When,
    pub summary: String,
    /// What has to be known with it.
    pub note: Option<&'static str>,
    /// Grows with every change.
    pub sequence: i32,
    pub stamp: OffsetDateTime,
    pub cancelled: bool,
}

/// A whole calendar under a name.
pub fn calendar(name: &str, items: &[Item]) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zhibu//Calendar//ZH", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .into();
    lines.push("METHOD:PUBLISH".to_owned());
    lines.push(format!("X-WR-CALNAME:{}", escaped(name)));
    lines.push("REFRESH-INTERVAL;VALUE=DURATION:PT6H".to_owned());
    lines.extend(items.iter().flat_map(entry));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn entry(item: &Item) -> Vec<String> {
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&item.uid)),
        format!("DTSTAMP:{}", stamp(item.stamp)),
    ];
    match item.when {
        When::Between(from, until) => {
            lines.push(format!("DTSTART:{}", stamp(from)));
            lines.push(format!("DTEND:{}", stamp(until)));
        }
        When::AllDay(date) => {
            lines.push(format!("DTSTART;VALUE=DATE:{}", day(date)));
            lines.push(format!("DTEND;VALUE=DATE:{}", day(date.next_day().unwrap_or(date))));
            lines.push("TRANSP:TRANSPARENT".to_owned());
        }
    }
    lines.push(format!("SUMMARY:{}", escaped(&item.summary)));
    lines.extend(item.note.map(|note| format!("DESCRIPTION:{}", escaped(note))));
    lines.push(format!("SEQUENCE:{}", item.sequence.max(0)));
    lines.push(format!("STATUS:{}", if item.cancelled { "CANCELLED" } else { "CONFIRMED" }));
    lines.push("END:VEVENT".to_owned());
    lines
}

fn stamp(at: OffsetDateTime) -> String {
    at.to_offset(UtcOffset::UTC).format(STAMP).unwrap_or_default()
}

fn day(day: Date) -> String {
    day.format(DAY).unwrap_or_default()
}

/// Text as a value: what has a meaning of its own is escaped, and control characters have no place.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(c);
            }
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Cut into lines of at most 75 bytes, never inside a character; those behind the first begin with a space.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / LINE * 3);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    fn item(summary: &str, when: When) -> Item {
        let stamp = datetime!(2026-03-01 08:00 +8);
        let (uid, summary) = ("1@zhibu".into(), summary.into());
        Item { uid, when, summary, note: None, sequence: 2, stamp, cancelled: false }
    }

    #[test]
    fn times_are_utc_and_days_are_days() {
        let meeting = When::Between(datetime!(2026-03-02 09:00 +8), datetime!(2026-03-02 10:30 +8));
        let text = calendar(
            "一支部",
            &[item("党课", meeting), item("主题党日", When::AllDay(date!(2026 - 03 - 05)))],
        );
        for line in [
            "DTSTART:20260302T010000Z",
            "DTEND:20260302T023000Z",
            "DTSTART;VALUE=DATE:20260305",
            "DTEND;VALUE=DATE:20260306",
            "DTSTAMP:20260301T000000Z",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn a_note_is_told_where_there_is_one() {
        let day = item("主题党日", When::AllDay(date!(2027 - 03 - 05)));
        assert!(!calendar("x", std::slice::from_ref(&day)).contains("DESCRIPTION"));
        let noted = calendar("x", &[Item { note: Some("a, b"), ..day }]);
        assert!(noted.contains("\r\nDESCRIPTION:a\\, b\r\n"), "{noted}");
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\rf"), "a\\;b\\,c\\\\d\\nef");
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_it_back(text in "\\PC{0,300}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), text);
        }

        #[test]
        fn no_text_begins_a_line_of_its_own(text: String) {
            let written = calendar("x", &[item(&text, When::AllDay(date!(2026 - 03 - 05)))]);
            let whole = written.replace("\r\n ", "");
            prop_assert_eq!(whole.split("\r\n").filter(|line| line.starts_with("BEGIN:")).count(), 2);
        }
    }
}
