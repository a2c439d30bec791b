use rulepack::{
    UnitKind,
    development::{ApprovalRules, Power},
};

/// The body that decides on a branch's resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    pub kind: UnitKind,
    /// Belongs to the committee of a township or sub-district.
    pub under_township: bool,
    /// Set up for a task.
    pub temporary: bool,
}

/// What the body may do with the resolution.
pub fn power(rules: &ApprovalRules, body: Body) -> Power {
    let usual = rules.power.get(&body.kind).copied().unwrap_or(Power::None);
    match usual {
        _ if body.temporary => Power::None,
        Power::Approves if body.under_township => rules.under_township,
        power => power,
    }
}
