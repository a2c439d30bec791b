use rest::{Problem, ProblemKind};
use rulepack::Basis;
use serde::Serialize;
use utoipa::ToSchema;

/// Something that does not stop anybody but should be looked at, in the language of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notice {
    /// Stable; match on this.
    pub code: String,
    pub detail: String,
    /// JSON pointer to the value it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<&'static str>,
    /// The rule of the field that asks for it. None where nothing but the record itself does: a slip, or something
    /// left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

impl Notice {
    pub fn at(pointer: &'static str, kind: &'static ProblemKind) -> Self {
        Self { pointer: Some(pointer), ..kind.problem().into() }
    }

    /// With the rule that asks for it.
    pub fn by(problem: Problem, basis: Basis) -> Self {
        Self { basis: Some(basis), ..problem.into() }
    }
}

impl From<Problem> for Notice {
    fn from(problem: Problem) -> Self {
        let body = problem.body();
        Self { code: body.code, detail: body.detail, pointer: None, basis: None }
    }
}
