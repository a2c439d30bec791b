use super::{Limit, LimitUnit};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A number of the field and how far an organisation may go beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitRule {
    pub unit: LimitUnit,
    /// What holds while the organisation has set nothing; absent where the field sets no limit.
    pub value: Option<u16>,
    /// The loosest an organisation may set; the value itself where absent.
    pub loosest: Option<u16>,
    /// The strictest it may set. Above the loosest where more is stricter.
    pub strictest: u16,
}

/// Why an organisation cannot have a number it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAllowed {
    /// The field leaves no choice.
    Fixed {
        value: u16,
    },
    TooLoose {
        wanted: u16,
        loosest: u16,
    },
    /// Beyond what anybody can fulfil.
    TooStrict {
        wanted: u16,
        strictest: u16,
    },
}

impl LimitRule {
    pub fn loosest(&self) -> u16 {
        self.loosest.or(self.value).unwrap_or(self.strictest)
    }

    pub fn more_is_stricter(&self) -> bool {
        self.strictest > self.loosest()
    }

    /// Whether an organisation may set this number.
    ///
    /// # Errors
    /// With the bound it breaks.
    pub fn allows(&self, wanted: u16) -> Result<(), NotAllowed> {
        let (loosest, strictest) = (self.loosest(), self.strictest);
        let beyond = |a: u16, b: u16| if self.more_is_stricter() { a < b } else { a > b };
        if loosest == strictest && wanted != loosest {
            Err(NotAllowed::Fixed { value: loosest })
        } else if beyond(wanted, loosest) {
            Err(NotAllowed::TooLoose { wanted, loosest })
        } else if beyond(strictest, wanted) {
            Err(NotAllowed::TooStrict { wanted, strictest })
        } else {
            Ok(())
        }
    }
}

/// `development.limits`: an entry for every limit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<Limit, LimitRule>")]
pub struct Limits(BTreeMap<Limit, LimitRule>);

impl Limits {
    /// Every limit has an entry: reading refuses a list with a gap.
    pub fn rule(&self, limit: Limit) -> Option<&LimitRule> {
        self.0.get(&limit)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Limit, &LimitRule)> {
        self.0.iter().map(|(limit, rule)| (*limit, rule))
    }

    /// Pairs of which the first may not exceed the second.
    pub const PAIRS: &'static [(Limit, Limit)] = &[
        (Limit::ContactsLeast, Limit::ContactsMost),
        (Limit::ExtensionLeast, Limit::ExtensionMost),
        (Limit::ApprovalWithin, Limit::ApprovalMost),
    ];
}

impl TryFrom<BTreeMap<Limit, LimitRule>> for Limits {
    type Error = String;

    fn try_from(rules: BTreeMap<Limit, LimitRule>) -> Result<Self, String> {
        let limits = Self(rules);
        let faults: Vec<String> = Limit::ALL.iter().filter_map(|limit| limits.fault(*limit)).collect();
        let crossed = Self::PAIRS.iter().filter(|(least, most)| limits.value(*least) > limits.value(*most));
        let crossed = crossed.map(|(least, most)| format!("{least} lies above {most}"));
        let faults: Vec<String> = faults.into_iter().chain(crossed).collect();
        if faults.is_empty() { Ok(limits) } else { Err(faults.join("; ")) }
    }
}

impl Limits {
    fn value(&self, limit: Limit) -> Option<u16> {
        self.rule(limit)?.value
    }

    fn fault(&self, limit: Limit) -> Option<String> {
        let Some(rule) = self.rule(limit) else { return Some(format!("{limit} is missing")) };
        if rule.value.is_none() && rule.loosest.is_none() {
            return Some(format!("{limit}: neither value nor loosest"));
        }
        let fine = rule.value.is_none_or(|value| rule.allows(value).is_ok());
        (!fine).then(|| format!("{limit}: the value lies outside of its own bounds"))
    }
}
