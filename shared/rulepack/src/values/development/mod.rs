//! What the field says about developing members (发展党员): the procedure as data and the numbers it is built with.

mod codes;
mod compile;
mod file;
mod limits;
mod parts;
mod raw;
mod timelines;
mod words;
mod workflow;

pub use super::measure::Weight;
pub use codes::{GuardCode, OutcomeCode, PaperCode, StateCode, StepCode};
pub use compile::Faults as WorkflowFaults;
pub use file::{FilePart, FileRules, PaperRule, Signer};
pub use limits::{LimitRule, Limits, NotAllowed};
pub use parts::{
    AdmissionLevel, ApprovalRules, BallotMethod, NoticeField, NoticeRules, PoolRules, Power, Practice,
    QuotaRules, ResolutionPart, Share, SpecialAdmission, SpecialRules, VoteRules,
};
pub use timelines::DevelopmentRules;
pub use words::{Actor, Effect, Fact, FactKind, Limit, LimitUnit, Stage};
pub use workflow::{Anchor, Bound, Goes, Guard, Outcome, Shift, State, Step, Test, Workflow};

#[cfg(test)]
mod tests;
