//! Everything of an organisation, put together in the order in which it was written down.

use crate::{
    body::{Body, Depth},
    calendar::{Span, at},
    committee,
    deed::{Chapter, Deed, What},
    development::{self, Track},
    dice::Dice,
    dispositions, dues, elections, honours, meetings, registers,
    transfers::{self, Course},
};
use kernel::YearMonth;
use serde::Serialize;
use time::Date;

/// Whole months a history tells, before the one that is running.
pub const MONTHS: i32 = 24;

/// The history of one branch, month by month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    pub chapters: Vec<Chapter>,
}

impl Plan {
    pub fn deeds(&self) -> impl Iterator<Item = &Deed> {
        self.chapters.iter().flat_map(|chapter| &chapter.deeds)
    }
}

/// One plan for each body, in their order. What happens to few is dealt out among those that are told fully.
pub fn of_organisation(seed: u64, today: Date, bodies: &[Body]) -> Vec<Plan> {
    let (mut seats, mut turns) = (0, 0);
    let full = bodies.iter().filter(|body| body.depth == Depth::Full && !body.staged.transfers).count();
    let joint = bodies.iter().rposition(|body| body.depth == Depth::Light);
    let plan = |(n, body): (usize, &Body)| {
        let mut scribe = Scribe::new(seed, today, body);
        let seat = seats;
        seats += usize::from(body.depth == Depth::Full && !body.staged.transfers);
        let turn = elections::is_told(body, turns).then_some(turns);
        turns += usize::from(turn.is_some());
        match body.depth {
            Depth::Committee => committee::write(&mut scribe),
            Depth::Light => {
                meetings::quarterly(&mut scribe);
                dues::of_few(&mut scribe);
                if let Some(turn) = turn {
                    elections::elect(&mut scribe, turn);
                }
                if joint == Some(n) {
                    registers::join(&mut scribe);
                }
            }
            Depth::Full => fully(&mut scribe, (seat, full), turn),
        }
        scribe.plan()
    };
    bodies.iter().enumerate().map(plan).collect()
}

fn fully(scribe: &mut Scribe<'_>, (seat, of): (usize, usize), turn: Option<usize>) {
    if !scribe.body.staged.transfers {
        scribe.courses = dealt(Course::ALL, seat, of);
    }
    elections::write(scribe, turn);
    meetings::monthly(scribe);
    if !scribe.body.staged.dues {
        dues::of_all(scribe);
    }
    registers::write(scribe);
    transfers::write(scribe);
    if !scribe.body.staged.development {
        development::write(scribe, &dealt(Track::ALL, seat, of));
    }
    dispositions::write(scribe);
    honours::write(scribe);
}

/// Every so many-th, beginning with this one.
fn dealt<T: Copy>(all: &[T], seat: usize, of: usize) -> Vec<T> {
    all.iter().skip(seat).step_by(of.max(1)).copied().collect()
}

/// Writes down what happened before today; the rest has not happened.
pub struct Scribe<'a> {
    pub span: Span,
    pub body: &'a Body,
    /// Of members who move to or from here.
    pub courses: Vec<Course>,
    /// Whether members of a committee have been told.
    pub committee: bool,
    seed: u64,
    deeds: Vec<Deed>,
    counted: usize,
}

impl<'a> Scribe<'a> {
    pub fn new(seed: u64, today: Date, body: &'a Body) -> Self {
        Self {
            span: Span::new(today, MONTHS),
            body,
            courses: Vec::new(),
            committee: false,
            seed,
            deeds: Vec::new(),
            counted: 0,
        }
    }

    pub fn dice(&self, purpose: &str) -> Dice {
        Dice::new(self.seed, self.body.key, purpose)
    }

    /// A number no other thing of this branch has.
    pub fn number(&mut self) -> usize {
        self.counted += 1;
        self.counted
    }

    /// Whether it was written down: not, where the day is still to come. What is older than the history is entered when
    /// it begins.
    pub fn write(&mut self, day: Date, hour: u8, minute: u8, what: What) -> bool {
        let day = day.max(self.span.begins());
        if self.span.over(day) {
            self.deeds.push(Deed { at: at(day, hour, minute), what });
        }
        self.span.over(day)
    }

    fn plan(mut self) -> Plan {
        // what was written at the same moment keeps its order
        self.deeds.sort_by_key(|deed| deed.at);
        let mut chapters: Vec<Chapter> = Vec::new();
        for deed in self.deeds {
            let month = YearMonth::of(deed.at.date());
            match chapters.last_mut().filter(|chapter| chapter.month == month) {
                Some(chapter) => chapter.deeds.push(deed),
                None => chapters.push(Chapter { month, deeds: vec![deed] }),
            }
        }
        Plan { chapters }
    }
}

/// Members to whom something happens, from the end of the roster; whoever leads the branch stands at its beginning.
impl Scribe<'_> {
    /// The n-th of those who were full members before the history began. None where they are too few to spare one.
    pub fn spare(&self, n: usize) -> Option<usize> {
        let long = self.long();
        let at = long.len().checked_sub(n + 1)?;
        long.get(at).copied().filter(|_| at >= LEADERS)
    }

    /// Full members since before the history began, in the order of the roster.
    pub fn long(&self) -> Vec<usize> {
        let begins = self.span.begins();
        let long = |(_, person): &(usize, &crate::Person)| person.full_on.is_some_and(|on| on < begins);
        self.body.people.iter().enumerate().filter(long).map(|(n, _)| n).collect()
    }
}

/// So many are left out of what happens to few.
pub const LEADERS: usize = 6;

/// Who is who among the spare ones.
pub mod spare {
    pub const TRUANT: usize = 0;
    pub const DEBTOR: usize = 1;
    pub const SLOW: usize = 2;
    pub const RELIEVED: usize = 3;
    pub const AWAY: usize = 4;
    pub const BACK: usize = 5;
    pub const GUEST: usize = 6;
    pub const FOUND: usize = 7;
    pub const LATE: usize = 8;
    /// From here on, members who move.
    pub const LEAVERS: usize = 9;
}
