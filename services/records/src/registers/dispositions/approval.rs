//! The approval of what was decided, as it is entered: with the decision or after it.

use super::store::Model;
use crate::{dates, desk::Desk, registers::problems::APPROVED_EARLY, text};
use rest::Problem;
use rulepack::dispositions::ApprovalLevel;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// Who approved it, and by which paper.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DispositionApproval)]
pub struct NewApproval {
    #[schema(inline)]
    pub level: ApprovalLevel,
    pub approved_by: String,
    pub approved_on: Date,
    pub doc_no: String,
}

impl NewApproval {
    /// Puts it into the row of what it approves.
    ///
    /// # Errors
    /// When a text does not fit, or the day is not one on which it can have been.
    pub fn write(self, desk: &Desk<'_>, row: Model, at: &str) -> Result<Model, Problem> {
        let on = format!("{at}/approved_on");
        dates::past(self.approved_on, desk.today, on.clone())?;
        if self.approved_on < row.decided_on {
            return Err(APPROVED_EARLY.with("day", row.decided_on).field(on, &APPROVED_EARLY));
        }
        let by = text::required(self.approved_by, &format!("{at}/approved_by"), 200)?;
        Ok(Model {
            approval_level: Some(self.level),
            approved_by: Some(by),
            approved_on: Some(self.approved_on),
            approval_doc_no: Some(text::required(self.doc_no, &format!("{at}/doc_no"), 100)?),
            ..row
        })
    }
}
