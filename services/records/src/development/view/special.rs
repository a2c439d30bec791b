use crate::development::store::special::{Approval, Special};
use rulepack::development::{AdmissionLevel, SpecialAdmission};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// An admission beside the procedure.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentSpecialAdmission)]
pub struct SpecialOut {
    pub kind: SpecialAdmission,
    pub deeds: String,
    pub died_on: Option<Date>,
    pub joined_on: Date,
    /// A probation followed.
    pub probation: bool,
    /// The day of the last approval.
    pub approved_on: Date,
    pub approvals: Vec<ApprovalOut>,
}

/// One approval on paper.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentAdmissionApproval)]
pub struct ApprovalOut {
    pub level: AdmissionLevel,
    pub body: String,
    pub decided_on: Date,
    pub doc_no: String,
}

impl From<Special> for SpecialOut {
    fn from(special: Special) -> Self {
        let Special { kind, deeds, died_on, joined_on, probation, approved_on, approvals, .. } = special;
        let out =
            |Approval { level, body, decided_on, doc_no }| ApprovalOut { level, body, decided_on, doc_no };
        Self {
            kind,
            deeds,
            died_on,
            joined_on,
            probation,
            approved_on,
            approvals: approvals.into_iter().map(out).collect(),
        }
    }
}
