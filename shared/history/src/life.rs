//! What goes before an organisational-life meeting (组织生活会). Somebody studies, asks and writes ahead of it; whoever keeps
//! the record notes that in time, or not until it is filed, and now and then forgets a step.

use crate::{deed::What, plan::Scribe, words::STEPS};
use time::{Date, Duration};

pub const KIND: &str = "organisational_life";

/// A step that is noted by hand.
#[derive(Clone, Copy, Debug)]
pub struct Prepared {
    pub step: &'static str,
    /// Days it is taken before the meeting.
    pub ahead: i64,
    /// Of a hundred meetings, those of which nobody notes it.
    pub forgotten: usize,
    pub note: &'static str,
}

/// Meetings of a hundred whose steps are noted with the record alone.
const LATE: usize = 25;
/// Branches of a hundred in which everybody talks with somebody.
const ALL_TALK: usize = 70;

/// What is noted while it goes on. Talks are entered as the meeting is called: nobody who is asked has left by then.
pub fn prepare(scribe: &mut Scribe<'_>, meeting: usize, called: Date, day: Date) {
    if !scribe.body.staged.talks {
        let mut dice = scribe.dice(&format!("talks {}", day.year()));
        let percent = if dice.often(ALL_TALK) { 100 } else { dice.between(50, 90) };
        scribe.write(called, 10, 0, What::Talk { meeting, percent, until: called });
    }
    let (late, steps) = noted(scribe, day);
    if !late {
        for one in steps {
            let on = day - Duration::days(one.ahead);
            scribe.write(on.max(called), 17, 0, note(meeting, one, on));
        }
    }
}

/// What was not noted then, before the record is filed.
pub fn catch_up(scribe: &mut Scribe<'_>, meeting: usize, day: Date, filed: Date) {
    let (late, steps) = noted(scribe, day);
    if late {
        for one in steps {
            scribe.write(filed, 19, 30, note(meeting, one, day - Duration::days(one.ahead)));
        }
    }
}

/// Whether the steps of a meeting are noted late, and those that are noted.
fn noted(scribe: &Scribe<'_>, day: Date) -> (bool, Vec<Prepared>) {
    let mut dice = scribe.dice(&format!("organisational life {}", day.year()));
    let late = dice.often(LATE);
    (late, STEPS.into_iter().filter(|one| !dice.often(one.forgotten)).collect())
}

const fn note(meeting: usize, one: Prepared, on: Date) -> What {
    What::NoteStep { meeting, step: one.step, on, note: one.note }
}
