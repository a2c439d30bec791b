use kernel::Period;
use time::Date;

/// A contact (培养联系人) or introducer (入党介绍人).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentor {
    /// While a full member.
    pub full: Option<Period>,
    /// While on probation within the Party (留党察看) or with rights not restored.
    pub without_rights: Vec<Period>,
}

impl Mentor {
    /// A full member with all rights on this day.
    pub fn is_sound_on(&self, day: Date) -> bool {
        self.full.is_some_and(|full| full.contains(day))
            && !self.without_rights.iter().any(|p| p.contains(day))
    }

    /// The days from which it may be sound.
    pub(super) fn turns(&self) -> impl Iterator<Item = Date> {
        self.full
            .iter()
            .map(|full| full.from)
            .chain(self.without_rights.iter().filter_map(|period| period.until))
    }
}
