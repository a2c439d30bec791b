//! The record of a meeting (会议记录): what it has to say before it is filed, and when it may be corrected.

use super::{
    Finding, RecordPart,
    attendance::{Expected, Mark},
};
use time::OffsetDateTime;

/// What is known of a record about to be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub has_topic: bool,
    pub started_at: Option<OffsetDateTime>,
    pub ended_at: Option<OffsetDateTime>,
    pub has_place: bool,
    pub has_chair: bool,
    pub has_recorder: bool,
    pub has_agenda: bool,
    pub now: OffsetDateTime,
}

/// One person on the list of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    pub expected: Expected,
    pub mark: Option<Mark>,
    pub has_reason: bool,
}

/// What keeps a record from being filed, or is worth a look. Photos are never among it.
pub fn file(facts: &Facts, people: &[Marked]) -> Vec<Finding> {
    let mut found: Vec<Finding> = missing(facts).map(Finding::Missing).collect();
    found.extend(times(facts));
    found.extend(marks(people));
    found
}

fn missing(facts: &Facts) -> impl Iterator<Item = RecordPart> {
    let parts = [
        (facts.has_topic, RecordPart::Topic),
        (facts.started_at.is_some() && facts.ended_at.is_some(), RecordPart::Times),
        (facts.has_place, RecordPart::Place),
        (facts.has_chair, RecordPart::Chair),
        (facts.has_recorder, RecordPart::Recorder),
        (facts.has_agenda, RecordPart::Agenda),
    ];
    parts.into_iter().filter(|(there, _)| !there).map(|(_, part)| part)
}

fn times(facts: &Facts) -> Option<Finding> {
    let (started, ended) = facts.started_at.zip(facts.ended_at)?;
    if ended < started {
        return Some(Finding::EndsBeforeStart);
    }
    (ended > facts.now).then_some(Finding::NotOver { ends_at: ended })
}

fn marks(people: &[Marked]) -> Vec<Finding> {
    let count = |of: fn(&Marked, bool) -> bool| {
        let such = people.iter().filter(|one| match one.expected {
            Expected::Yes { may_be_exempt, .. } => of(one, may_be_exempt),
            Expected::No | Expected::Guest => false,
        });
        u32::try_from(such.count()).unwrap_or(u32::MAX)
    };
    let found = [
        (count(|one, _| one.mark.is_none()), (|people| Finding::Unmarked { people }) as fn(u32) -> Finding),
        (count(|one, _| one.mark == Some(Mark::Leave) && !one.has_reason), |people| {
            Finding::AbsentWithoutReason { people }
        }),
        (count(|one, exempt| one.mark == Some(Mark::Exempt) && !exempt), |people| {
            Finding::ExemptWithoutConsent { people }
        }),
    ];
    found.into_iter().filter(|(people, _)| *people > 0).map(|(people, finding)| finding(people)).collect()
}

/// A filed record is corrected with a reason, as a new version, until the unit above has archived its year.
pub fn correct(year: i32, archived: bool, reason: &str) -> Vec<Finding> {
    if archived {
        vec![Finding::YearArchived { year }]
    } else if reason.trim().is_empty() {
        vec![Finding::CorrectionWithoutReason]
    } else {
        Vec::new()
    }
}
