use super::{
    Actor, Effect, Fact, GuardCode, Limit, OutcomeCode, Stage, StateCode, StepCode, Weight, compile,
    raw::RawWorkflow,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `development.workflow`: states, steps and conditions of the procedure. One that was read is sound: every name
/// in it is defined, every step and state can be reached, and the goal can be reached from wherever one may stand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawWorkflow")]
pub struct Workflow {
    pub(super) start: StateCode,
    pub(super) goal: StateCode,
    pub(super) states: Vec<State>,
    pub(super) steps: Vec<Step>,
    pub(super) guards: BTreeMap<GuardCode, Guard>,
}

/// Where somebody may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub code: StateCode,
    /// As the field calls it.
    pub name: String,
    /// The procedure is over.
    pub last: bool,
}

/// A step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number on the chart; what is not on the chart, such as a withdrawal, has none.
    pub no: Option<u8>,
    pub code: StepCode,
    pub name: String,
    /// What is not on the chart may belong to every stage.
    pub stage: Option<Stage>,
    pub actor: Actor,
    pub from: Vec<StateCode>,
    /// Taken more than once, such as the half-year review.
    pub repeats: bool,
    /// Leads away from the goal for good.
    pub departs: bool,
    /// Steps that must have been taken.
    pub needs: Vec<StepCode>,
    /// Steps that should have been taken.
    pub expects: Vec<StepCode>,
    pub guards: Vec<GuardCode>,
    pub outcomes: Vec<Outcome>,
}

/// What may come of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub code: OutcomeCode,
    /// The states it is possible in, where these are fewer than the step's.
    pub from: Vec<StateCode>,
    pub goes: Goes,
    /// Whether the step counts as taken for those that need it.
    pub fulfils: bool,
    pub needs: Vec<StepCode>,
    pub guards: Vec<GuardCode>,
    /// Those of them an organisation asks beyond the field.
    pub added: Vec<GuardCode>,
    /// Steps that have to be taken anew.
    pub voids: Vec<StepCode>,
    pub effect: Option<Effect>,
}

/// Where an outcome leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    Nowhere,
    To(StateCode),
    /// To where the file stood before this step was taken, which then counts as not taken.
    BackBefore(StepCode),
}

/// A condition of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    pub code: GuardCode,
    pub kind: Weight,
    /// What it is by the field: an organisation may have made it harder.
    pub usual: Weight,
    pub test: Test,
    /// A named approver may excuse it.
    pub excusable: bool,
    /// What it asks about is often not known, and then it says nothing.
    pub silent: bool,
    /// An organisation may ask it at further steps, where these say so.
    pub addable: bool,
    /// The articles it comes from, where these are other than the definition's.
    pub source: Option<String>,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    NotBefore(Bound),
    NotAfter(Bound),
    AtLeast {
        count: Fact,
        limit: Limit,
    },
    AtMost {
        count: Fact,
        limit: Limit,
    },
    /// So many records of a step since another one.
    Records {
        of: StepCode,
        since: StepCode,
        limit: Limit,
    },
    Holds(Fact),
    Any(Vec<Test>),
}

/// A day, moved by a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub anchor: Anchor,
    pub shift: Option<Shift>,
    /// The day itself is outside.
    pub strictly: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day the step was last taken.
    Step(StepCode),
    Fact(Fact),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    Later(Limit),
    Earlier(Limit),
}

impl Workflow {
    pub fn start(&self) -> &StateCode {
        &self.start
    }

    /// The state of whoever came through.
    pub fn goal(&self) -> &StateCode {
        &self.goal
    }

    pub fn states(&self) -> &[State] {
        &self.states
    }

    pub fn state(&self, code: &StateCode) -> Option<&State> {
        self.states.iter().find(|state| state.code == *code)
    }

    /// Numbered ones first, in the order of the chart.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn step(&self, code: &StepCode) -> Option<&Step> {
        self.steps.iter().find(|step| step.code == *code)
    }

    pub fn guards(&self) -> impl Iterator<Item = &Guard> {
        self.guards.values()
    }

    pub fn guard(&self, code: &GuardCode) -> Option<&Guard> {
        self.guards.get(code)
    }

    /// The steps that may be taken in a state, in the order of the chart.
    pub fn open_in<'a>(&'a self, state: &'a StateCode) -> impl Iterator<Item = &'a Step> {
        self.steps.iter().filter(move |step| step.from.contains(state))
    }
}

impl Step {
    pub fn outcome(&self, code: &OutcomeCode) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.code == *code)
    }
}

impl Outcome {
    pub fn possible_in(&self, step: &Step, state: &StateCode) -> bool {
        step.from.contains(state) && (self.from.is_empty() || self.from.contains(state))
    }
}

impl Test {
    /// The limits it is built with.
    pub fn limits(&self) -> Vec<Limit> {
        match self {
            Self::NotBefore(bound) | Self::NotAfter(bound) => bound.limit().into_iter().collect(),
            Self::AtLeast { limit, .. } | Self::AtMost { limit, .. } | Self::Records { limit, .. } => {
                vec![*limit]
            }
            Self::Holds(Fact::NoticeServed) => vec![Limit::NoticeDays],
            Self::Holds(_) => Vec::new(),
            Self::Any(tests) => tests.iter().flat_map(Self::limits).collect(),
        }
    }
}

impl Test {
    /// Whether it counts this.
    pub fn counts(&self, fact: Fact) -> bool {
        match self {
            Self::AtLeast { count, .. } | Self::AtMost { count, .. } => *count == fact,
            Self::Any(tests) => tests.iter().any(|test| test.counts(fact)),
            _ => false,
        }
    }
}

impl Bound {
    pub fn limit(&self) -> Option<Limit> {
        self.shift.map(|shift| match shift {
            Shift::Later(limit) | Shift::Earlier(limit) => limit,
        })
    }
}

impl TryFrom<RawWorkflow> for Workflow {
    type Error = compile::Faults;

    fn try_from(raw: RawWorkflow) -> Result<Self, compile::Faults> {
        compile::workflow(raw)
    }
}
