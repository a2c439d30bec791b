//! Who should attend, who does, and the rate.

use kernel::{Period, words};
use rulepack::organisational_life::{Gathering, ParticipationRules};
use time::Date;

words! {
    /// What a person is in the unit that meets, as far as votes go.
    pub enum Standing {
        /// A full member with all rights.
        Voter = "voter",
        Probationary = "probationary",
        /// 留党察看
        UnderObservation = "under_observation",
        /// Rights suspended: 留置 or arrest.
        Suspended = "suspended",
        /// A member of another unit who takes part here.
        Guest = "guest",
    }
}

words! {
    /// What became of somebody who should attend.
    pub enum Mark {
        Present = "present",
        Leave = "leave",
        Unexcused = "unexcused",
        Exempt = "exempt",
    }
}

words! {
    /// Why somebody was absent.
    pub enum AbsenceReason {
        /// 请假
        Leave = "leave",
        /// 公差
        OfficialDuty = "official_duty",
        Ill = "ill",
        /// 外出
        Away = "away",
        Other = "other",
    }
}

/// Somebody on the list of the unit, or of the group that meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub standing: Standing,
    pub belongs: Period,
    pub in_committee: bool,
    /// Since when the branch has agreed that illness or age keeps the person away.
    pub exempt: Option<Period>,
    /// Left out of those who should attend by consent and resolution (see `elections`).
    pub left_out: bool,
}

/// What is expected of a person at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    No,
    Guest,
    /// Should attend. Leave and exemption take nobody off the number a quorum is counted of.
    Yes {
        votes: bool,
        may_be_exempt: bool,
    },
}

pub fn expected(person: &Person, gathering: Gathering, on: Date) -> Expected {
    let asked = gathering != Gathering::Committee || person.in_committee;
    if !person.belongs.contains(on) || !asked || person.left_out {
        return Expected::No;
    }
    if person.standing == Standing::Guest {
        return Expected::Guest;
    }
    Expected::Yes {
        votes: person.standing == Standing::Voter,
        may_be_exempt: person.exempt.is_some_and(|exempt| exempt.contains(on)),
    }
}

/// How many should attend, and how many of them vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    pub should: u32,
    pub voters: u32,
}

pub fn roll(people: &[Person], gathering: Gathering, on: Date) -> Roll {
    people.iter().fold(Roll::default(), |roll, person| match expected(person, gathering, on) {
        Expected::Yes { votes, .. } => {
            Roll { should: roll.should + 1, voters: roll.voters + u32::from(votes) }
        }
        Expected::No | Expected::Guest => roll,
    })
}

/// Marks of people who should attend, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    pub should: u32,
    pub present: u32,
    /// Absent with a reason; shown apart, and part of what the rate is counted of.
    pub leave: u32,
    pub unexcused: u32,
    pub exempt: u32,
    pub unmarked: u32,
}

impl Attendance {
    /// Present of those who should and are not exempt; none where nobody is left.
    pub const fn rate(self) -> Option<(u32, u32)> {
        let of = self.should - self.exempt;
        if of == 0 { None } else { Some((self.present, of)) }
    }

    /// What somebody was due to attend: exemption takes off it, leave only where the rule says so.
    pub const fn due(self, rules: ParticipationRules) -> u32 {
        let of = self.should - self.exempt;
        if rules.leave_is_due { of } else { of - self.leave }
    }

    /// With so many times the other.
    #[must_use]
    pub const fn plus(self, other: Self, times: u32) -> Self {
        Self {
            should: self.should + other.should * times,
            present: self.present + other.present * times,
            leave: self.leave + other.leave * times,
            unexcused: self.unexcused + other.unexcused * times,
            exempt: self.exempt + other.exempt * times,
            unmarked: self.unmarked + other.unmarked * times,
        }
    }

    const fn with(mut self, mark: Option<Mark>) -> Self {
        self.should += 1;
        let count = match mark {
            Some(Mark::Present) => &mut self.present,
            Some(Mark::Leave) => &mut self.leave,
            Some(Mark::Unexcused) => &mut self.unexcused,
            Some(Mark::Exempt) => &mut self.exempt,
            None => &mut self.unmarked,
        };
        *count += 1;
        self
    }
}

/// Of one meeting. Guests and people who were not expected do not count, whatever their mark.
pub fn of_meeting(marks: &[(Expected, Option<Mark>)]) -> Attendance {
    let counted = marks.iter().filter(|(expected, _)| matches!(expected, Expected::Yes { .. }));
    counted.fold(Attendance::default(), |sum, (_, mark)| sum.with(*mark))
}

/// Of one member, over meetings and activities: only those held while the member belonged to the unit were due.
pub fn of_member(belongs: Period, held: &[(Date, Option<Mark>)]) -> Attendance {
    let due = held.iter().filter(|(on, _)| belongs.contains(*on));
    due.fold(Attendance::default(), |sum, (_, mark)| sum.with(*mark))
}
