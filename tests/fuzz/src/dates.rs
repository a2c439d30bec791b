//! Days as people and spreadsheets write them.

use crate::text;
use kernel::{DateSystem, date_of_number, date_of_serial, read_date};
use records::dates::{add_months, whole_months, whole_years};

/// A day that was read is written and read as the same; arithmetic stays within the calendar.
pub fn any(data: &[u8]) {
    if let Ok(day) = read_date(&text(data)) {
        assert!((0..=9999).contains(&day.year()), "{day}");
        assert_eq!(read_date(&day.to_string()), Ok(day));
    }
    let Some((head, rest)) = data.split_first_chunk::<8>() else { return };
    let number = f64::from_le_bytes(*head);
    for system in [DateSystem::From1900, DateSystem::From1904] {
        if let Ok(day) = date_of_serial(number, system) {
            assert!((1899..=9999).contains(&day.year()), "{number} is {day}");
            assert_eq!(date_of_serial(number.floor(), system), Ok(day), "the time of day does not count");
        }
        let Ok(day) = date_of_number(number, system) else { continue };
        let months = rest.first_chunk::<2>().map_or(0, |bytes| u16::from_le_bytes(*bytes));
        let later = add_months(day, months);
        assert!(later >= day, "{months} months after {day} is {later}");
        if later.year() < 9999 {
            assert!(whole_months(day, later) == months, "{day} + {months} = {later}");
            assert!(u16::from(whole_years(day, later)) == (months / 12).min(255));
        }
    }
}
