//! A file with all its parts, as the rules read it.

use super::{
    query::Placed,
    rules::{
        Case, Facts, Mentor, Notice, Objection, Probation, Progress, Record, Ruleset, Stricter, Training,
        probation,
    },
    store::{self, file, mentor, notice, objection, step, vote},
    words::MentorRole,
};
use crate::{
    desk::Desk,
    members::{
        self, Member,
        words::{MemberKind, MembershipState},
    },
    registers::rights::{self, Resting},
    units::Unit,
};
use kernel::{DevelopmentStepId, MemberId, Period};
use rest::{Problem, kinds};
use rulepack::{
    Calendar,
    development::{Effect, Limit, Workflow},
};
use sea_orm::DbErr;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;

/// Everything that is recorded of a person's development.
#[derive(Clone, Debug)]
pub struct Whole {
    pub file: file::Model,
    pub unit: Unit,
    /// Those that were taken back as well.
    pub steps: Vec<step::Model>,
    pub votes: HashMap<DevelopmentStepId, vote::Model>,
    pub mentors: Vec<mentor::Model>,
    /// Whoever is or was a mentor.
    pub people: HashMap<MemberId, Member>,
    /// When the rights of these people rest.
    pub resting: Resting,
    /// Since when these people are in good standing no more.
    pub gone: HashMap<MemberId, Date>,
    pub notices: Vec<notice::Model>,
    pub objections: Vec<objection::Model>,
}

impl Whole {
    /// # Errors
    /// When the database is away.
    pub async fn of(tx: &TenantTx, placed: Placed) -> Result<Self, DbErr> {
        let Placed { file, unit } = placed;
        let steps = store::steps_of(tx, file.id).await?;
        let votes = store::votes_of(tx, steps.iter().map(|step| step.id).collect()).await?;
        let mentors = store::mentors_of(tx, file.id).await?;
        let ids: Vec<MemberId> = mentors.iter().map(|mentor| mentor.member_id).collect();
        let resting = rights::resting(tx, &ids).await?;
        let gone = members::out_of_standing(tx, ids.clone()).await?;
        let people = members::by_ids(tx, ids).await?;
        let notices = store::notices_of(tx, file.id).await?;
        let objections = store::objections_of(tx, notices.iter().map(|one| one.id).collect()).await?;
        let votes = votes.into_iter().map(|vote| (vote.step_id, vote)).collect();
        Ok(Self { file, unit, steps, votes, mentors, people, resting, gone, notices, objections })
    }

    /// The steps that count, in the order they were recorded.
    pub fn counting(&self) -> impl DoubleEndedIterator<Item = &step::Model> {
        self.steps.iter().filter(|step| step.counts())
    }

    pub fn records(&self) -> Vec<Record> {
        self.counting().map(step::Model::record).collect()
    }

    /// # Errors
    /// When a step is not one of the procedure any more.
    pub fn progress(&self, workflow: &Workflow) -> Result<Progress, Problem> {
        let progress = Progress::of(workflow, &self.records());
        progress.map_err(|unknown| kinds::INTERNAL.problem().because(unknown))
    }

    pub fn mentors_now(&self, role: MentorRole) -> impl Iterator<Item = &mentor::Model> {
        self.mentors.iter().filter(move |one| one.role == role && one.replaced_by.is_none())
    }

    /// What is known of the file beside its records, and is not of one step alone.
    pub fn facts(&self, workflow: &Workflow) -> Facts {
        let one = |one: &mentor::Model| sound(self.people.get(&one.member_id), &self.resting, &self.gone);
        let all = |role| self.mentors_now(role).map(one).collect();
        Facts {
            birth_date: Some(self.file.birth_date),
            leaves_on: self.file.leaves_on,
            reported_on: self.reported_on(workflow),
            contacts: all(MentorRole::Contact),
            introducers: all(MentorRole::Introducer),
            trainings: self.counting().filter_map(training).collect(),
            notices: self
                .notices
                .iter()
                .filter(|one| one.withdrawn_at.is_none())
                .map(|n| self.notice(n))
                .collect(),
            // the database keeps a second open file out
            only_file: Some(true),
            ..Facts::default()
        }
    }

    /// Of the meeting that admitted last.
    fn reported_on(&self, workflow: &Workflow) -> Option<Date> {
        let admits = |step: &&step::Model| {
            let record = step.record();
            let step = workflow.step(&record.step);
            let outcome = step.and_then(|step| step.outcome(&record.outcome));
            outcome.is_some_and(|outcome| outcome.effect == Some(Effect::BeginsProbation))
        };
        self.counting().rev().find(admits).and_then(|step| step.reported_on)
    }

    fn notice(&self, notice: &notice::Model) -> Notice {
        let mine = self.objections.iter().filter(|one| one.notice_id == notice.id);
        Notice {
            ahead_of: notice.ahead_of.as_str().into(),
            from: notice.from_on,
            until: notice.until_on,
            objections: mine
                .map(|one| Objection {
                    raised_on: one.raised_on,
                    named: one.named,
                    settled_on: one.settled_on,
                })
                .collect(),
        }
    }
}

fn training(step: &step::Model) -> Option<Training> {
    let number = |n: Option<i16>| n.and_then(|n| u16::try_from(n).ok());
    let (hours, days) = (number(step.training_hours), number(step.training_days));
    let told = hours.is_some() || days.is_some();
    told.then(|| Training { ended_on: step.decided_on, hours: hours.unwrap_or(0), days: days.unwrap_or(0) })
}

/// Somebody as a contact or introducer: a full member until the day of leaving good standing, which says nothing of the
/// days before. Where the day somebody became a full member is not on record, it is taken to be long past.
pub fn sound(member: Option<&Member>, resting: &Resting, gone: &HashMap<MemberId, Date>) -> Mentor {
    let full = |member: &Member| {
        let until = gone.get(&member.id).copied();
        let known = member.membership_state == MembershipState::Normal || until.is_some();
        let full = known && member.member_kind == MemberKind::Full;
        full.then(|| Period::new(member.full_on.unwrap_or(member.joined_on), until)).flatten()
    };
    let without_rights = member.map(|member| resting.periods(member.id)).unwrap_or_default();
    Mentor { full: member.and_then(full), without_rights }
}

/// The rules of a day for this organisation.
pub fn ruleset<'a>(desk: &Desk<'a>, day: Date) -> Ruleset<'a> {
    Ruleset::on(&desk.pack.development, day, &Stricter::default()).0
}

/// A file in the hands of the rules.
pub struct Judged<'a> {
    pub rules: Ruleset<'a>,
    pub progress: Progress,
    pub facts: Facts,
    calendar: Calendar,
}

impl<'a> Judged<'a> {
    /// # Errors
    /// When a step is not one of the procedure any more.
    pub fn of(desk: &Desk<'a>, whole: &Whole, day: Date) -> Result<Self, Problem> {
        let rules = ruleset(desk, day);
        let workflow = &rules.workflow.value;
        let (progress, facts) = (whole.progress(workflow)?, whole.facts(workflow));
        Ok(Self { rules, progress, facts, calendar: desk.pack.calendar() })
    }

    pub fn case(&self) -> Case<'_> {
        Case { rules: &self.rules, progress: &self.progress, facts: &self.facts, calendar: &self.calendar }
    }

    /// The probation, once a meeting has admitted.
    pub fn probation(&self) -> Option<Probation> {
        let months = self.rules.number(Limit::Probation)?;
        Some(probation(self.progress.probation_from()?, months, &self.progress.extensions))
    }
}
