use super::Finding;
use crate::cadres::details::PenaltyRecord;
use kernel::add_months;
use rulepack::cadres::{Influences, Penalty};
use time::Date;

/// How long a penalty reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The first day on which it stands in nobody's way any more.
    Until(Date),
    /// For good.
    Lasting,
}

impl Reach {
    pub fn covers(self, day: Date) -> bool {
        match self {
            Self::Until(until) => day < until,
            Self::Lasting => true,
        }
    }

    pub const fn until(self) -> Option<Date> {
        match self {
            Self::Until(until) => Some(until),
            Self::Lasting => None,
        }
    }
}

/// A length that a penalty has to have, and does not, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLength {
    pub least: u16,
    pub most: u16,
}

/// # Errors
/// When the penalty needs a length of its own that is within bounds, or may have none.
pub fn reach(
    rules: &Influences,
    penalty: Penalty,
    on: Date,
    own_months: Option<u16>,
) -> Result<Reach, WrongLength> {
    let rule = rules.0.get(&penalty).copied().unwrap_or_default();
    let own = match (rule.own_months, own_months) {
        (None, None) => 0,
        (Some(bounds), Some(months)) if bounds.holds(months) => months,
        (Some(bounds), _) => return Err(WrongLength { least: bounds.least, most: bounds.most }),
        (None, Some(_)) => return Err(WrongLength { least: 0, most: 0 }),
    };
    Ok(if rule.lasting {
        Reach::Lasting
    } else {
        Reach::Until(add_months(on, own.saturating_add(rule.months)))
    })
}

/// The penalties that keep somebody from being promoted on a day, the one that reaches farthest first.
pub fn against(rules: &Influences, penalties: &[PenaltyRecord], day: Date) -> Vec<Finding> {
    let mut found: Vec<_> = penalties
        .iter()
        .filter(|one| one.on <= day)
        .filter_map(|one| Some((one.penalty, reach(rules, one.penalty, one.on, one.own_months).ok()?)))
        .filter(|(_, reach)| reach.covers(day))
        .collect();
    found.sort_by_key(|(_, reach)| std::cmp::Reverse(reach.until().unwrap_or(Date::MAX)));
    let finding =
        |(penalty, reach): (Penalty, Reach)| Finding::UnderInfluence { penalty, until: reach.until() };
    found.into_iter().map(finding).collect()
}
