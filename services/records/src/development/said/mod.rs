//! Findings on their way to people: kept with a step as they were, read in the language of whoever asks.

mod text;

use super::{
    rules::{Finding, Reason, Ruleset, Softened},
    spoken,
};
use crate::spoken::pick;
use rest::{Problem, kinds, voice};
use rulepack::development::{Fact, Limit, Weight};
use serde::{Deserialize, Serialize};
use text::{filled, kind, said};
use time::Date;
use utoipa::ToSchema;

/// A finding as it is kept. Names of steps and facts are kept by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub weight: Weight,
    pub guard: Option<String>,
    pub said: Said,
    pub softened: Option<SoftenedOut>,
    pub source: String,
    pub since: Date,
    pub own: bool,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(String, Param)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<Said>,
}

/// A value of a text, or the name of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Param {
    Plain(String),
    Step(String),
    State(String),
    Fact(Fact),
    Span(Limit, u16),
}

/// Why a block is only a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DevelopmentSoftened)]
pub struct SoftenedOut {
    /// Who excused it; nobody where history was filled in.
    pub approver: Option<String>,
    pub reason: String,
}

/// What stands against a step, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DevelopmentFinding)]
pub struct FindingOut {
    pub weight: Weight,
    /// Stable; match on this.
    pub code: String,
    /// The condition, such as `G3`; none where the procedure itself is broken.
    pub guard: Option<String>,
    pub detail: String,
    pub source: String,
    /// Since when the rule holds.
    pub since: Date,
    /// The organisation asks for it beyond the field.
    pub own: bool,
    pub softened: Option<SoftenedOut>,
}

impl Told {
    pub fn of(finding: &Finding) -> Self {
        let softened = finding.softened.as_ref().map(|softened| match softened {
            Softened::BackFilled { reason } => SoftenedOut { approver: None, reason: reason.clone() },
            Softened::Excused { approver, reason } => {
                SoftenedOut { approver: Some(approver.clone()), reason: reason.clone() }
            }
        });
        Self {
            weight: finding.kind,
            guard: finding.guard.as_ref().map(ToString::to_string),
            said: said(&finding.reason, finding.step.as_str()),
            softened,
            source: finding.source.basis.source.clone(),
            since: finding.source.basis.effective_from,
            own: finding.source.own,
        }
    }

    pub fn out(self, rules: &Ruleset<'_>) -> FindingOut {
        let (kind, params) = (kind(&self.said.text), self.said.params(rules, ""));
        FindingOut {
            weight: self.weight,
            code: kind.code.to_owned(),
            guard: self.guard,
            detail: filled(kind, &params),
            source: self.source,
            since: self.since,
            own: self.own,
            softened: self.softened,
        }
    }
}

/// Findings as they are shown, the gravest first.
pub fn out(rules: &Ruleset<'_>, findings: &[Finding]) -> Vec<FindingOut> {
    findings.iter().map(|finding| Told::of(finding).out(rules)).collect()
}

/// The refusal of everything that blocks: by its own code where there is one thing only.
pub fn refusal<'a>(rules: &Ruleset<'_>, blocks: impl Iterator<Item = &'a Finding>) -> Problem {
    let blocks: Vec<&Finding> = blocks.collect();
    let mut problem = kinds::VALIDATION.problem();
    for finding in &blocks {
        let told = Told::of(finding);
        let source = spoken::source(&told.source, told.own);
        let basis = pick("（依据：{source}，自{since}起施行）", " (by {source}, in force since {since})");
        let basis = basis.replace("{source}", &source).replace("{since}", &voice().day(told.since));
        let (kind, params) = (kind(&told.said.text), told.said.params(rules, &basis));
        if blocks.len() == 1 {
            problem = params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value));
        }
        problem = problem.field_with(pointer(&finding.reason), kind, &params);
    }
    problem
}

/// The value of a new step a finding is about.
fn pointer(reason: &Reason) -> &'static str {
    match reason {
        Reason::Unknown | Reason::NotPossible { .. } | Reason::StepMissing { .. } => "/step",
        Reason::NoReason => "/back_filled_reason",
        Reason::TooFew { what, .. } | Reason::TooMany { what, .. } => of_fact(*what),
        Reason::NotSo { fact } | Reason::FactUnknown { fact } => of_fact(*fact),
        Reason::Ballot { .. } => "/vote/method",
        Reason::MoreEntitled { .. } => "/vote/entitled",
        Reason::NoneOf(reasons) => reasons.first().map_or("/step", pointer),
        Reason::TooFewRecords { .. } | Reason::Notice(_) => "/step",
        _ => "/decided_on",
    }
}

const fn of_fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Contacts | Fact::Introducers | Fact::ContactsSound | Fact::IntroducersSound => "/mentors",
        Fact::ExtensionMonths => "/months",
        Fact::OpinionsHeard => "/opinions_heard",
        Fact::VotePassed => "/vote",
        Fact::ResolutionComplete => "/resolution",
        Fact::CandidatePresent => "/candidate_present",
        Fact::IntroducersPresent => "/introducers_present",
        Fact::BodyApproves => "/body",
        Fact::ReportedOn => "/reported_on",
        _ => "/step",
    }
}
