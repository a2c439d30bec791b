mod found;

pub use found::{Decider, decider, named, permission, receiver};

use crate::{
    dates::{EARLIEST, TOO_EARLY},
    development::{problems::NUMBER_OUT_OF_RANGE, rules::Excuse},
    text,
};
use kernel::{MeetingId, MemberId, UnitId};
use rest::Problem;
use rulepack::{
    UnitKind,
    development::{BallotMethod, GuardCode, OutcomeCode, ResolutionPart, StepCode},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// A step that was taken. What it asks beside its day is told by the file (`next`).
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDevelopmentStep)]
pub struct NewStep {
    pub step: StepCode,
    pub outcome: OutcomeCode,
    /// The date on paper.
    pub decided_on: Date,
    /// Why it is filled in afterwards, where it was done before the file was opened here: what would stop a new step
    /// is a warning then.
    #[serde(default)]
    pub back_filled_reason: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub excuses: Vec<ExcuseIn>,
    /// The contacts or introducers the step names.
    #[serde(default)]
    pub mentors: Vec<MemberId>,
    #[serde(default)]
    #[schema(maximum = 2000)]
    pub training_hours: Option<u16>,
    #[serde(default)]
    #[schema(maximum = 366)]
    pub training_days: Option<u16>,
    #[serde(default)]
    pub opinions_heard: Option<bool>,
    #[serde(default)]
    pub candidate_present: Option<bool>,
    #[serde(default)]
    pub introducers_present: Option<bool>,
    /// What the resolution of the meeting holds.
    #[serde(default)]
    #[schema(value_type = Option<Vec<ResolutionPart>>)]
    pub resolution: Option<BTreeSet<ResolutionPart>>,
    #[serde(default)]
    pub vote: Option<VoteIn>,
    /// The meeting of this branch, or of a unit above, at which the vote was taken.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
    /// The day the resolution went to the committee; the day of the meeting when absent.
    #[serde(default)]
    pub reported_on: Option<Date>,
    /// Which body above decided.
    #[serde(default)]
    pub body: Option<BodyIn>,
    /// Of the extension of the probation.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 120)]
    pub months: Option<u16>,
    /// The branch the file goes to, where the actor decides as well. Of a change long past the note says where it was.
    #[serde(default)]
    pub to_unit_id: Option<UnitId>,
}

/// Somebody with the power to do so excuses a condition.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentExcuse)]
pub struct ExcuseIn {
    pub guard: GuardCode,
    pub approver: String,
    pub reason: String,
}

/// The vote of a branch meeting on one person.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDevelopmentVote)]
pub struct VoteIn {
    #[serde(default = "secret")]
    pub method: BallotMethod,
    /// Full members with the right to vote; by the list of the meeting, where one is named, and otherwise by the register
    /// where it is left out. It is never more than those who may vote on the day.
    #[serde(default)]
    pub entitled: Option<u16>,
    /// Left out of those who should attend, by an accepted ground.
    #[serde(default)]
    pub excluded: u16,
    /// Voters who were there; by the list of the meeting, where one is named.
    #[serde(default)]
    pub present: Option<u16>,
    pub issued: u16,
    pub returned: u16,
    pub yes: u16,
    pub no: u16,
    pub abstained: u16,
    #[serde(default)]
    pub spoilt: u16,
    /// Signed opinions of voters who could not come, handed in before the meeting.
    #[serde(default)]
    pub written_yes: u16,
    #[serde(default)]
    pub written_no: u16,
}

const fn secret() -> BallotMethod {
    BallotMethod::Secret
}

/// A unit of this organisation above the branch, or a body outside of the organisation by name and kind.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DevelopmentBody)]
pub struct BodyIn {
    #[serde(default)]
    pub unit_id: Option<UnitId>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub kind: Option<UnitKind>,
    /// Belongs to the committee of a township or sub-district; of a unit whose nature says so it is known.
    #[serde(default)]
    pub under_township: bool,
}

const REASON: usize = 200;
const NOTE: usize = 500;
const NAME: usize = 200;
/// What one training, or one extension, can have at all, whatever the rules say of it.
const HOURS: (u16, u16) = (0, 2000);
const DAYS: (u16, u16) = (0, 366);
const MONTHS: (u16, u16) = (1, 120);

impl NewStep {
    /// A step with nothing but its day.
    pub fn plain(step: &str, outcome: &str, decided_on: Date) -> Self {
        Self {
            step: step.into(),
            outcome: outcome.into(),
            decided_on,
            back_filled_reason: None,
            note: None,
            excuses: Vec::new(),
            mentors: Vec::new(),
            training_hours: None,
            training_days: None,
            opinions_heard: None,
            candidate_present: None,
            introducers_present: None,
            resolution: None,
            vote: None,
            meeting_id: None,
            reported_on: None,
            body: None,
            months: None,
            to_unit_id: None,
        }
    }

    /// The texts as they may be kept, and a day somebody meant.
    ///
    /// # Errors
    /// When one of them cannot be kept.
    pub fn tidy(mut self) -> Result<Self, Problem> {
        for (day, pointer) in [(Some(self.decided_on), "/decided_on"), (self.reported_on, "/reported_on")] {
            if day.is_some_and(|day| day < EARLIEST) {
                return Err(TOO_EARLY.at(pointer));
            }
        }
        self.within()?;
        if let Some(reason) = self.back_filled_reason.take() {
            self.back_filled_reason = Some(text::required(reason, "/back_filled_reason", REASON)?);
        }
        self.note = text::lines(self.note.take(), "/note", NOTE)?;
        for (n, excuse) in self.excuses.iter_mut().enumerate() {
            let at = |field: &str| format!("/excuses/{n}/{field}");
            excuse.approver = text::required(std::mem::take(&mut excuse.approver), &at("approver"), NAME)?;
            excuse.reason = text::required(std::mem::take(&mut excuse.reason), &at("reason"), REASON)?;
        }
        Ok(self)
    }

    /// That the numbers are ones a training or an extension can have.
    fn within(&self) -> Result<(), Problem> {
        let numbers = [
            (self.training_hours, HOURS, "/training_hours"),
            (self.training_days, DAYS, "/training_days"),
            (self.months, MONTHS, "/months"),
        ];
        for (given, (least, most), pointer) in numbers {
            if given.is_some_and(|given| !(least..=most).contains(&given)) {
                let problem = NUMBER_OUT_OF_RANGE.with("least", least).with("most", most);
                return Err(problem.field(pointer, &NUMBER_OUT_OF_RANGE));
            }
        }
        Ok(())
    }

    pub fn excused(&self) -> Vec<Excuse> {
        let excuse = |one: &ExcuseIn| Excuse {
            guard: one.guard.clone(),
            approver: one.approver.clone(),
            reason: one.reason.clone(),
        };
        self.excuses.iter().map(excuse).collect()
    }
}
