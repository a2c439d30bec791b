//! What looks like something that was entered before. It says where to look and refuses nothing.

use kernel::{Fen, MemberId};
use time::{Date, OffsetDateTime};

/// What is compared of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Of one unit.
    Meeting {
        start: OffsetDateTime,
        end: OffsetDateTime,
    },
    /// Of one member.
    Payment {
        amount: Fen,
        on: Date,
    },
    Applicant {
        name: String,
    },
    Talk {
        pair: [MemberId; 2],
        on: Date,
    },
}

/// Whether two entries may be one. A unit holds one meeting at a time; payments of one sum and talks of one pair may be
/// the same within so many days.
pub fn alike(one: &Fact, other: &Fact, days: u8) -> bool {
    match (one, other) {
        (Fact::Meeting { start, end }, Fact::Meeting { start: begun, end: over }) => {
            start < over && begun < end
        }
        (Fact::Payment { amount, on }, Fact::Payment { amount: sum, on: day }) => {
            amount == sum && near(*on, *day, days)
        }
        (Fact::Applicant { name }, Fact::Applicant { name: known }) => letters(name).eq(letters(known)),
        (Fact::Talk { pair: [a, b], on }, Fact::Talk { pair: [c, d], on: day }) => {
            ((a, b) == (c, d) || (a, b) == (d, c)) && near(*on, *day, days)
        }
        _ => false,
    }
}

fn near(one: Date, other: Date, days: u8) -> bool {
    (one - other).whole_days().unsigned_abs() <= u64::from(days)
}

/// Names are typed with blanks and without.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|letter| !letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    fn meeting(start: OffsetDateTime, end: OffsetDateTime) -> Fact {
        Fact::Meeting { start, end }
    }

    #[test]
    fn meetings_are_alike_where_their_times_meet() {
        let one = meeting(datetime!(2026-03-02 15:00 +8), datetime!(2026-03-02 16:30 +8));
        let late = meeting(datetime!(2026-03-02 16:00 +8), datetime!(2026-03-02 17:00 +8));
        let next = meeting(datetime!(2026-03-02 16:30 +8), datetime!(2026-03-02 17:00 +8));
        let abroad = meeting(datetime!(2026-03-02 07:00 UTC), datetime!(2026-03-02 08:00 UTC));
        let found = [&one, &late, &next, &abroad].map(|other| alike(&one, other, 0));
        assert_eq!(found, [true, true, false, true]);
    }

    #[test]
    fn payments_are_alike_by_sum_within_the_days() {
        let paid = |amount, on| Fact::Payment { amount: Fen(amount), on };
        let one = paid(4500, date!(2026 - 03 - 05));
        let cases = [
            (paid(4500, date!(2026 - 03 - 05)), true),
            (paid(4500, date!(2026 - 03 - 08)), true),
            (paid(4500, date!(2026 - 03 - 09)), false),
            (paid(4501, date!(2026 - 03 - 05)), false),
        ];
        for (other, expected) in cases {
            assert_eq!(alike(&one, &other, 3), expected, "{other:?}");
        }
    }

    #[test]
    fn talks_are_alike_whoever_is_named_first_and_names_without_their_blanks() {
        let (a, b, c) = (MemberId::new(), MemberId::new(), MemberId::new());
        let talk = |pair| Fact::Talk { pair, on: date!(2026 - 03 - 05) };
        assert!(alike(&talk([a, b]), &talk([b, a]), 0));
        assert!(!alike(&talk([a, b]), &talk([a, c]), 9));
        let called = |name: &str| Fact::Applicant { name: name.into() };
        assert!(alike(&called("王 强"), &called("王强"), 0));
        assert!(!alike(&called("王强"), &called("王刚"), 0));
        assert!(!alike(&called("王强"), &talk([a, b]), 9));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_was_first(sums in (0_i64..3, 0_i64..3), apart in 0_i64..9, days in 0_u8..9) {
            let day = date!(2026 - 03 - 05);
            let one = Fact::Payment { amount: Fen(sums.0), on: day };
            let other = Fact::Payment { amount: Fen(sums.1), on: day + time::Duration::days(apart) };
            prop_assert_eq!(alike(&one, &other, days), alike(&other, &one, days));
        }
    }
}
