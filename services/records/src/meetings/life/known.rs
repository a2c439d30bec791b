use super::progress::{self, Last};
use crate::{
    desk::Desk,
    meetings::{
        findings::Told,
        rules::{
            Finding,
            attendance::Standing,
            remedies::{Step, ready},
        },
        store,
        talks::{self, Before},
        whole::Whole,
    },
};
use kernel::{MemberId, SHANGHAI, business_date};
use rest::Problem;
use rulepack::organisational_life::MeetingKind;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// What is known of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub done: bool,
    pub on: Option<Date>,
    /// What makes it up, as far as it is counted: people who were asked or have talked, remedies.
    pub count: Option<u32>,
    /// How many it takes.
    pub of: Option<u32>,
}

/// How an organisational-life meeting stands.
#[derive(Clone, Debug)]
pub struct Life {
    /// Those that are asked for, in order.
    pub steps: BTreeMap<Step, Known>,
    pub last: Option<Last>,
}

impl Life {
    /// None of a meeting that is of other kinds.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn of(desk: &Desk<'_>, whole: &Whole) -> Result<Option<Self>, Problem> {
        let meeting = &whole.meeting;
        if !meeting.kinds().contains(&MeetingKind::OrganisationalLife) {
            return Ok(None);
        }
        let asked = &desk.pack.organisational_life.life_steps.on(meeting.day).value.asked;
        let sources = Sources {
            talks: talks::before(desk, &whole.unit, meeting).await?,
            filed_on: filed_on(desk, whole).await?,
        };
        let steps = asked.iter().map(|step| (*step, sources.known(*step, whole))).collect();
        Ok(Some(Self { steps, last: progress::last(desk, meeting).await? }))
    }

    pub fn taken(&self) -> BTreeSet<Step> {
        self.steps.iter().filter(|(_, known)| known.done).map(|(step, _)| *step).collect()
    }

    /// Steps that were passed over on the way to the last one that was taken.
    pub fn missing(&self) -> BTreeSet<Step> {
        let (asked, taken) = (self.steps.keys().copied().collect(), self.taken());
        let reached = taken.last().copied().unwrap_or(Step::Topic);
        let missing = |finding: Finding| match finding {
            Finding::StepMissing(step) => Some(step),
            _ => None,
        };
        ready(&asked, reached, &taken, 0).into_iter().filter_map(missing).collect()
    }

    /// What a record about to be filed is reminded of: steps nobody took, and open remedies of the last meeting nobody
    /// has reported on. A correction is not about what went before the meeting.
    pub fn findings(&self, desk: &Desk<'_>, whole: &Whole) -> Vec<Told> {
        let (life, day) = (&desk.pack.organisational_life, whole.meeting.day);
        let asked = match whole.meeting.number {
            0 => self.steps.keys().copied().collect(),
            _ => BTreeSet::new(),
        };
        let unreported = self.last.as_ref().map_or(0, |last| last.unreported);
        let told = |finding: &Finding| match finding {
            Finding::StepMissing(step) => {
                let basis = life.life_steps.on(day).basis("meetings.life_steps");
                Told::of(finding, format!("/steps/{step}"), Some(basis))
            }
            _ => Told::of(finding, "/minutes", Some(life.remedies.on(day).basis("meetings.remedies"))),
        };
        ready(&asked, Step::Report, &self.taken(), unreported).iter().map(told).collect()
    }
}

/// What is recorded elsewhere.
struct Sources {
    talks: Before,
    filed_on: Option<Date>,
}

impl Sources {
    fn known(&self, step: Step, whole: &Whole) -> Known {
        let meeting = &whole.meeting;
        match step {
            Step::Topic => {
                // of a meeting that was entered afterwards nobody knows when it was prepared
                let entered = business_date(meeting.created_at, SHANGHAI);
                let on = Some(entered).filter(|on| *on <= meeting.day);
                Known { done: true, on, count: Some(count(asked(whole))), of: None }
            }
            Step::Study | Step::Opinions | Step::Outlines => {
                let noted = meeting.steps().iter().find(|noted| noted.step == step);
                Known { done: noted.is_some(), on: noted.map(|noted| noted.on), ..Known::default() }
            }
            Step::Talks => self.talks(whole),
            Step::Meeting => {
                let on = meeting.held().then_some(meeting.day);
                Known { done: on.is_some(), on, ..Known::default() }
            }
            Step::Remedies => {
                let remedies = count(whole.follow_ups.iter().filter(|one| one.problem.is_some()));
                let on = self.filed_on.filter(|_| remedies > 0);
                Known { done: remedies > 0, on, count: Some(remedies), of: None }
            }
            Step::Report => Known { done: self.filed_on.is_some(), on: self.filed_on, ..Known::default() },
        }
    }

    /// Everybody who is asked to the meeting has talked with somebody.
    fn talks(&self, whole: &Whole) -> Known {
        let (all, talked) = (count(asked(whole)), asked(whole).filter(|who| self.talks.talked.contains(who)));
        let talked = count(talked);
        let done = all > 0 && talked == all;
        Known { done, on: self.talks.last_on.filter(|_| done), count: Some(talked), of: Some(all) }
    }
}

fn asked(whole: &Whole) -> impl Iterator<Item = MemberId> {
    whole.list.iter().filter(|entry| entry.standing != Standing::Guest).map(|entry| entry.member_id)
}

fn count(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

/// The day on which the record was filed for the first time.
async fn filed_on(desk: &Desk<'_>, whole: &Whole) -> Result<Option<Date>, Problem> {
    if whole.meeting.number == 0 {
        return Ok(None);
    }
    let filed = store::first_filed(desk.tx, vec![whole.meeting.id]).await?;
    Ok(filed.first().map(|(_, at)| business_date(*at, SHANGHAI)))
}
