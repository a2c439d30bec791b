//! 党的组织生活: what is held, what is due, how it is decided and recorded.

mod frequency;
mod words;

pub use frequency::Frequency;
pub use words::{
    AppraisalBase, BallotForm, Coverage, Decision, ExemptionGround, Gathering, LifeStep, MeetingKind, Owed,
    Per, TalkPair, WorkItem,
};

use super::measure::{Base, Fraction, Needed, Setting, Switch};
use crate::{Timeline, UnitKind, load::Entries};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationalLife {
    pub kinds: Timeline<MeetingKinds>,
    pub duties: Timeline<Duties>,
    pub measured: Timeline<Measured>,
    pub decisions: Timeline<Decisions>,
    pub long_absence: Timeline<LongAbsence>,
    pub exemption: Timeline<ExemptionRules>,
    pub participation: Timeline<ParticipationRules>,
    pub remedies: Timeline<RemedyRules>,
    pub life_steps: Timeline<LifeSteps>,
    pub talks: Timeline<Talks>,
    pub study: Timeline<Study>,
    pub appraisal: Timeline<AppraisalRules>,
    pub work_calendar: Timeline<WorkCalendar>,
}

impl OrganisationalLife {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let kinds = entries.take("meetings.kinds");
        let duties = entries.take("meetings.duties");
        let measured = entries.take("meetings.measured");
        let decisions = entries.take("meetings.decisions");
        let long_absence = entries.take("meetings.long_absence");
        let exemption = entries.take("meetings.exemption");
        let participation = entries.take("meetings.participation");
        let remedies = entries.take("meetings.remedies");
        let life_steps = entries.take("meetings.life_steps");
        let talks = entries.take("meetings.talks");
        let study = entries.take("meetings.study");
        let appraisal = entries.take("meetings.appraisal");
        let work_calendar = entries.take("meetings.work_calendar");
        Some(Self {
            kinds: kinds?,
            duties: duties?,
            measured: measured?,
            decisions: decisions?,
            long_absence: long_absence?,
            exemption: exemption?,
            participation: participation?,
            remedies: remedies?,
            life_steps: life_steps?,
            talks: talks?,
            study: study?,
            appraisal: appraisal?,
            work_calendar: work_calendar?,
        })
    }
}

/// Who may come together for a kind of meeting, and which units hold it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRule {
    pub gatherings: BTreeSet<Gathering>,
    pub held_by: BTreeSet<UnitKind>,
    /// One of the four of 三会一课.
    #[serde(default)]
    pub three_and_one: bool,
}

/// `meetings.kinds`: one entry for every kind; a kind no unit holds is not practised.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct MeetingKinds(pub BTreeMap<MeetingKind, MeetingRule>);

impl MeetingKinds {
    pub fn rule(&self, kind: MeetingKind) -> Option<&MeetingRule> {
        self.0.get(&kind)
    }

    pub fn three_and_one(&self, kind: MeetingKind) -> bool {
        self.rule(kind).is_some_and(|rule| rule.three_and_one)
    }
}

/// How often one kind of meeting is due.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRule {
    pub owed: Owed,
    pub by: BTreeSet<UnitKind>,
    pub usual: Frequency,
    pub least: Frequency,
    pub most: Frequency,
    /// Months after the end of a year in which a meeting may still be held for that year, if its record says so.
    #[serde(default)]
    pub grace_months: u8,
}

impl DutyRule {
    /// Stricter than the rule is allowed up to `most`, looser than `least` is not.
    pub const fn allows(&self, chosen: Frequency) -> bool {
        chosen.covers(self.least) && self.most.covers(chosen)
    }
}

/// `meetings.duties`: a kind that is not named is never due.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Duties(pub BTreeMap<MeetingKind, DutyRule>);

/// `meetings.measured`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Whether the month in which a unit was founded is held against it.
    pub founding_month: Switch,
}

/// How a decision is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRule {
    /// Voters present, of those who should attend.
    pub quorum: Needed,
    pub pass: Needed,
    /// What `pass` is counted of.
    pub of: Base,
    pub ballot: BallotForm,
}

/// `meetings.decisions`: one entry for every kind of decision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Decisions(pub BTreeMap<Decision, DecisionRule>);

/// `meetings.long_absence`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LongAbsence {
    /// Months in a row without a reason after which the branch looks into 自行脱党.
    pub months: u8,
}

/// `meetings.exemption`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExemptionRules {
    /// On which grounds a member may be let off meetings.
    pub grounds: BTreeSet<ExemptionGround>,
    /// The unit agrees before the member stays away.
    pub consent_before: bool,
}

/// `meetings.participation`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParticipationRules {
    /// Whoever was on leave was due all the same; it is shown apart.
    pub leave_is_due: bool,
}

/// `meetings.remedies`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyRules {
    /// Months after which an open remedy is reported again.
    pub report_months: Setting,
}

/// `meetings.life_steps`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifeSteps {
    /// What is not named is not asked for.
    pub asked: BTreeSet<LifeStep>,
}

/// How many talks a year a class of pairs has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkRule {
    pub times: Setting,
    pub coverage: Coverage,
}

/// `meetings.talks`: a class that is not named is not asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Talks(pub BTreeMap<TalkPair, TalkRule>);

/// `meetings.study`: class hours of a year. What is not named is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Study {
    /// Meetings of one of these kinds are study, for as long as they last.
    pub kinds: BTreeSet<MeetingKind>,
    /// Minutes of a class hour; without it nothing is counted.
    pub hour_minutes: Option<Setting>,
    pub member_hours: Option<Setting>,
    /// Of secretaries and members of committees.
    pub leader_hours: Option<Setting>,
    /// Concentrated courses of a secretary or member of a committee.
    pub leader_courses: Option<Setting>,
    /// Lectures the secretary of a committee or leading group gives.
    pub secretary_lectures: Option<Setting>,
}

impl Study {
    fn settings(&self) -> [Option<Setting>; 5] {
        let Self { hour_minutes, member_hours, leader_hours, leader_courses, secretary_lectures, .. } = *self;
        [hour_minutes, member_hours, leader_hours, leader_courses, secretary_lectures]
    }

    pub(crate) fn sound(&self) -> bool {
        let divides = self.hour_minutes.is_none_or(|minutes| minutes.least > 0);
        divides && self.settings().into_iter().flatten().all(Setting::sound)
    }
}

/// `meetings.appraisal`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppraisalRules {
    /// The most of the base that is graded excellent (优秀).
    pub excellent_most: Fraction,
    /// Of whom, unless an organisation has chosen the other.
    pub base: AppraisalBase,
    /// Members with fewer months of membership get no grade.
    pub graded_after_months: u8,
    /// Share of the members who can that should take part; 1/1 asks for all.
    pub participation: Fraction,
    /// The smallest share an organisation may be content with.
    pub participation_least: Fraction,
    /// Totals of a ballot are shown from so many ballots on.
    pub shown_from_ballots: Setting,
}

/// The months of the year an item of work is expected in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WorkCalendar(pub BTreeMap<WorkItem, BTreeSet<u8>>);
