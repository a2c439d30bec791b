use super::ProblemKind;

/// What is wrong with one value of the input.
pub(super) struct Field {
    pub pointer: String,
    pub kind: &'static ProblemKind,
    pub params: Vec<(&'static str, String)>,
}
