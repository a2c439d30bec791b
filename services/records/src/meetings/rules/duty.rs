use super::span::Span;
use kernel::{UnitId, YearMonth};
use rulepack::organisational_life::MeetingKind;
use time::Date;

/// Something a unit has to hold so many times within some months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Who owes it: the unit, or one of its groups.
    pub unit: UnitId,
    pub kind: MeetingKind,
    pub span: Span,
    pub times: u8,
    /// Months after the span in which it may be made up for, if the record says so.
    pub grace_months: u8,
    /// From when the wording of `meetings.duties` holds that asks for it.
    pub rule_from: Date,
}

impl Duty {
    /// The last day on which it can be held: the end of its months and of those of grace.
    pub fn until(&self) -> Date {
        self.span.last.plus(i32::from(self.grace_months)).last_day()
    }

    /// How many months it is due in.
    pub fn months(&self) -> i32 {
        self.span.last.since(self.span.first) + 1
    }

    /// Whether a day is after its end, and by no more than so many months.
    pub fn over_since(&self, today: Date, months: i32) -> bool {
        let until = self.until();
        until < today && YearMonth::of(until).plus(months) >= YearMonth::of(today)
    }
}
