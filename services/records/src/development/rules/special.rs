use rulepack::development::{AdmissionLevel, SpecialAdmission, SpecialRules};
use std::collections::BTreeSet;
use time::Date;

/// Why the approvals of a special admission (追认, 特殊情况) do not carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCarried {
    /// None of these levels approved.
    Lacking { levels: BTreeSet<AdmissionLevel> },
    /// Two approvals of one level.
    Twice { at: usize },
    /// Approved above before it was below.
    OutOfOrder { at: usize, below_on: Date },
}

/// The day of the last approval the rule asks for.
///
/// # Errors
/// When one is missing, given twice, or earlier than one below it.
pub fn carried(
    rules: &SpecialRules,
    kind: SpecialAdmission,
    approvals: &[(AdmissionLevel, Date)],
) -> Result<Date, NotCarried> {
    for (at, (level, on)) in approvals.iter().enumerate() {
        if approvals[..at].iter().any(|(other, _)| other == level) {
            return Err(NotCarried::Twice { at });
        }
        let below = approvals.iter().filter(|(other, _)| other < level).map(|(_, day)| *day).max();
        if let Some(below_on) = below.filter(|day| day > on) {
            return Err(NotCarried::OutOfOrder { at, below_on });
        }
    }
    let asked = rules.approvals.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let given: BTreeSet<AdmissionLevel> = approvals.iter().map(|(level, _)| *level).collect();
    if let Some(levels) = asked.iter().find(|levels| levels.is_disjoint(&given)) {
        return Err(NotCarried::Lacking { levels: levels.clone() });
    }
    let last = approvals.iter().map(|(_, on)| *on).max();
    last.ok_or_else(|| NotCarried::Lacking { levels: AdmissionLevel::ALL.iter().copied().collect() })
}
