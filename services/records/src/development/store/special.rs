use super::file;
use rest::{Problem, kinds};
use rulepack::development::{AdmissionLevel, SpecialAdmission};
use serde::{Deserialize, Serialize};
use time::Date;

/// A special admission as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Special {
    pub kind: SpecialAdmission,
    /// What the person did.
    pub deeds: String,
    pub died_on: Option<Date>,
    /// The first day of membership, as the approval says.
    pub joined_on: Date,
    /// A probation follows.
    pub probation: bool,
    /// The day of the last approval.
    pub approved_on: Date,
    pub approvals: Vec<Approval>,
    /// The rule that was asked, as it was.
    pub rests_on: serde_json::Value,
}

/// One approval on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub level: AdmissionLevel,
    /// Which body.
    pub body: String,
    pub decided_on: Date,
    pub doc_no: String,
}

impl file::Model {
    /// # Errors
    /// When what is kept cannot be read.
    pub fn special(&self) -> Result<Option<Special>, Problem> {
        let read = self.special.clone().map(serde_json::from_value).transpose();
        read.map_err(|error| kinds::INTERNAL.problem().because(error))
    }
}
