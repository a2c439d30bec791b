use super::{super::*, day, lines};
use kernel::{Period, TenantKind};
use rulepack::{
    Calendar, Pack, Rules, UnitKind,
    development::{OutcomeCode, StepCode, Workflow},
};
use std::sync::{Arc, LazyLock};
use time::{Date, macros::date};

pub const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());
static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| pack().calendar());

pub fn pack() -> &'static Pack {
    RULES.of(TenantKind::Enterprise)
}

pub fn workflow() -> &'static Workflow {
    &pack().development.workflow.on(TODAY).value
}

pub fn ruleset(wishes: &Stricter) -> Ruleset<'static> {
    let (rules, refused) = Ruleset::on(&pack().development, TODAY, wishes);
    assert_eq!(refused, []);
    rules
}

/// A file: its records and what is known beside them.
#[derive(Clone, Debug)]
pub struct World {
    pub records: Vec<Record>,
    pub facts: Facts,
}

impl World {
    /// The worked timeline as a whole.
    pub fn worked() -> Self {
        let record = |row: Vec<&str>| record(row[0], row[1], day(row[2]));
        Self {
            records: lines(include_str!("../../vectors/timeline.tsv")).map(record).collect(),
            facts: facts(),
        }
    }

    /// The worked timeline up to, not including, the first time of a step.
    pub fn before(step: &str) -> Self {
        let mut world = Self::worked();
        let first = world.records.iter().position(|record| record.step == *step).unwrap();
        world.records.truncate(first);
        world
    }

    pub fn progress(&self) -> Progress {
        Progress::of(workflow(), &self.records).unwrap()
    }

    /// Judges a step by the rules with these wishes.
    pub fn check_with(&self, wishes: &Stricter, proposal: &Proposal) -> Verdict {
        let (rules, progress) = (ruleset(wishes), self.progress());
        check(&case(&rules, &progress, &self.facts), proposal)
    }

    pub fn check(&self, proposal: &Proposal) -> Verdict {
        self.check_with(&Stricter::default(), proposal)
    }

    pub fn earliest(&self, step: &str, outcome: &str, floor: Date) -> Earliest {
        let (rules, progress) = (ruleset(&Stricter::default()), self.progress());
        earliest(&case(&rules, &progress, &self.facts), &step.into(), &outcome.into(), floor).unwrap()
    }
}

pub fn case<'a>(rules: &'a Ruleset<'a>, progress: &'a Progress, facts: &'a Facts) -> Case<'a> {
    Case { rules, progress, facts, calendar: &CALENDAR }
}

pub fn record(step: &str, outcome: &str, on: Date) -> Record {
    Record { step: step.into(), outcome: outcome.into(), decided_on: on, months: None }
}

/// A new step, recorded on the day it was decided.
pub fn new(step: &StepCode, outcome: &OutcomeCode, on: Date) -> Proposal {
    let (step, outcome) = (step.clone(), outcome.clone());
    Proposal { step, outcome, on, today: on, origin: Origin::New, excuses: Vec::new() }
}

pub fn mentor(full: Date) -> Mentor {
    Mentor { full: Period::new(full, None), without_rights: Vec::new() }
}

pub fn notice(ahead_of: &str, from: Date, until: Date) -> Notice {
    Notice { ahead_of: ahead_of.into(), from, until, objections: Vec::new() }
}

/// What makes every condition of the worked timeline hold.
pub fn facts() -> Facts {
    let full = date!(2010 - 07 - 01);
    Facts {
        birth_date: Some(date!(1998 - 05 - 04)),
        leaves_on: None,
        reported_on: None,
        contacts: vec![mentor(full), mentor(full)],
        introducers: vec![mentor(full), mentor(full)],
        trainings: vec![Training { ended_on: date!(2025 - 04 - 14), hours: 24, days: 3 }],
        notices: vec![
            notice("admission_meeting", date!(2025 - 05 - 22), date!(2025 - 05 - 28)),
            notice("confirmation_meeting", date!(2026 - 06 - 08), date!(2026 - 06 - 12)),
        ],
        extension_months: Some(6),
        only_file: Some(true),
        opinions_heard: Some(true),
        vote_passed: Some(true),
        ballot: None,
        entitled: None,
        resolution_complete: Some(true),
        candidate_present: Some(true),
        introducers_present: Some(true),
        body: Some(Body { kind: UnitKind::PartyCommittee, under_township: false, temporary: false }),
        within_quota: Some(true),
    }
}
