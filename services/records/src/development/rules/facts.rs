use super::{
    approval::{Body, power},
    check::Case,
    mentors::Mentor,
    notice::Notice,
    probation::probation,
};
use kernel::add_months;
use rulepack::development::{BallotMethod, Fact, Limit, Power, Step};
use time::Date;

/// What is known of a file beside its records. What is not known is absent, and whatever asks for it does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub birth_date: Option<Date>,
    pub leaves_on: Option<Date>,
    /// The day the branch's resolution went to the committee; the day of the meeting where absent.
    pub reported_on: Option<Date>,
    pub contacts: Vec<Mentor>,
    pub introducers: Vec<Mentor>,
    pub trainings: Vec<Training>,
    pub notices: Vec<Notice>,
    /// Of the extension under decision.
    pub extension_months: Option<u16>,
    pub only_file: Option<bool>,
    pub opinions_heard: Option<bool>,
    /// Of the meeting that is the step.
    pub vote_passed: Option<bool>,
    /// How that vote was taken.
    pub ballot: Option<BallotMethod>,
    /// Who could take part in it, where no list of a meeting says so.
    pub entitled: Option<Entitled>,
    pub resolution_complete: Option<bool>,
    pub candidate_present: Option<bool>,
    pub introducers_present: Option<bool>,
    /// The body whose decision is the step.
    pub body: Option<Body>,
    pub within_quota: Option<bool>,
}

/// How many may vote, as somebody told it and as the roll and the register of rights have it on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entitled {
    pub told: u16,
    pub known: usize,
    /// Full members whose rights rest: they are not among those known.
    pub resting: usize,
}

/// A training (集中培训) that was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Training {
    pub ended_on: Date,
    pub hours: u16,
    pub days: u16,
}

impl Case<'_> {
    pub(super) fn day(&self, fact: Fact) -> Option<Date> {
        match fact {
            Fact::BirthDate => self.facts.birth_date,
            Fact::LeavesOn => self.facts.leaves_on,
            Fact::ReportedOn => self.facts.reported_on.or(self.progress.probation_from()),
            Fact::ProbationEndsOn => self.probation_ends_on(),
            _ => None,
        }
    }

    fn probation_ends_on(&self) -> Option<Date> {
        let months = self.rules.number(Limit::Probation)?;
        Some(probation(self.progress.probation_from()?, months, &self.progress.extensions).ends_on)
    }

    pub(super) fn count(&self, fact: Fact, on: Date) -> Option<u16> {
        let number = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        match fact {
            Fact::Contacts => Some(number(self.facts.contacts.len())),
            Fact::Introducers => Some(number(self.facts.introducers.len())),
            Fact::TrainingHours => Some(self.trained(on, |training| training.hours)),
            Fact::TrainingDays => Some(self.trained(on, |training| training.days)),
            Fact::Extensions => Some(number(self.progress.extensions.len() + 1)),
            Fact::ExtensionMonths => self.facts.extension_months,
            _ => None,
        }
    }

    /// What all trainings add up to that have ended by a day and are still valid on it.
    fn trained(&self, on: Date, part: impl Fn(&Training) -> u16) -> u16 {
        let valid = self.rules.number(Limit::TrainingValid);
        let counts = |training: &&Training| {
            let runs_out = valid.map(|months| add_months(training.ended_on, months));
            training.ended_on <= on && runs_out.is_none_or(|last| on <= last)
        };
        let trainings = self.facts.trainings.iter().filter(counts);
        trainings.fold(0, |sum: u16, training| sum.saturating_add(part(training)))
    }

    /// Whether a fact holds on a day; none where it is not known. Notices are asked for their faults instead.
    pub(super) fn flag(&self, fact: Fact, on: Date) -> Option<bool> {
        let facts = self.facts;
        match fact {
            Fact::OnlyFile => facts.only_file,
            Fact::ContactsSound => Some(facts.contacts.iter().all(|mentor| mentor.is_sound_on(on))),
            Fact::IntroducersSound => Some(facts.introducers.iter().all(|mentor| mentor.is_sound_on(on))),
            Fact::OpinionsHeard => facts.opinions_heard,
            Fact::VotePassed => facts.vote_passed,
            Fact::ResolutionComplete => facts.resolution_complete,
            Fact::CandidatePresent => facts.candidate_present,
            Fact::IntroducersPresent => facts.introducers_present,
            Fact::BodyApproves => Some(power(&self.rules.approval.value, facts.body?) == Power::Approves),
            Fact::WithinQuota => facts.within_quota,
            _ => None,
        }
    }

    /// The notices ahead of a step in this round, the latest first.
    pub(super) fn notices(&self, step: &Step) -> Vec<&Notice> {
        let round = self.progress.round_from(step);
        let mine =
            |notice: &&Notice| notice.ahead_of == step.code && round.is_none_or(|from| notice.from >= from);
        let mut notices: Vec<&Notice> = self.facts.notices.iter().filter(mine).collect();
        notices.sort_by_key(|notice| std::cmp::Reverse(notice.from));
        notices
    }
}
