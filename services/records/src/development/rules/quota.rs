use super::progress::Record;
use rulepack::development::{QuotaRules, StateCode, Weight, Workflow};

/// A year's plan (发展党员计划) against what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// None while no plan was handed down.
    pub quota: Option<u32>,
    pub developed: u32,
    /// On their way to the year's approvals.
    pub in_hand: u32,
    /// What is left once all in hand are through; 0 when it is used up.
    pub left: Option<u32>,
    /// By how many the plan is exceeded already.
    pub over: u32,
}

impl Plan {
    /// Whether one more may be taken in hand; none while there is no plan.
    pub fn has_room(&self) -> Option<bool> {
        self.left.map(|left| left > 0)
    }
}

/// Counts the year: of every file its records. `in_hand` are those who already take a place of the plan.
pub fn plan<'a>(
    rules: &QuotaRules,
    workflow: &Workflow,
    year: i32,
    quota: Option<u32>,
    files: impl IntoIterator<Item = &'a Vec<Record>>,
    in_hand: u32,
) -> Plan {
    let counts = |record: &Record| {
        let outcome = workflow.step(&record.step).and_then(|step| step.outcome(&record.outcome));
        record.step == rules.counted_by
            && record.decided_on.year() == year
            && outcome.is_some_and(|o| o.fulfils)
    };
    let developed = files.into_iter().filter(|records| records.iter().any(counts)).count();
    let developed = u32::try_from(developed).unwrap_or(u32::MAX);
    Plan {
        quota,
        developed,
        in_hand,
        left: quota.map(|quota| quota.saturating_sub(developed.saturating_add(in_hand))),
        over: quota.map_or(0, |quota| developed.saturating_sub(quota)),
    }
}

/// A number that is to be given to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giving {
    /// What the giver has itself; none where it comes from outside.
    pub held: Option<u32>,
    /// What the giver has given to others.
    pub others: u32,
    /// What the unit has given on.
    pub given_on: u32,
    /// What the unit had until now.
    pub before: Option<u32>,
    pub wanted: u32,
}

/// Why a number cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGiven {
    /// The giver has no more than this left for the unit.
    More { left: u32 },
    /// The unit has given on more than that.
    Less { given_on: u32 },
}

/// Nobody gives more than they have. Where units were moved since, a number may still come nearer to what is possible.
///
/// # Errors
/// When the number is too high or too low.
pub fn give(giving: Giving) -> Result<(), NotGiven> {
    let Giving { held, others, given_on, before, wanted } = giving;
    if wanted < given_on && before.is_none_or(|before| wanted < before) {
        return Err(NotGiven::Less { given_on });
    }
    match held {
        Some(held) if others.saturating_add(wanted) > held && wanted > before.unwrap_or(0) => {
            Err(NotGiven::More { left: held.saturating_sub(others) })
        }
        _ => Ok(()),
    }
}

/// Why a file cannot be put into a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotListed {
    /// Not where the file stands.
    Standing,
    /// No plan was handed down.
    NoPlan,
    Full,
    /// One more than planned takes a reason.
    Unreasoned,
}

/// Whether a file that stands in `state` may be put into a plan, and whether it is one more than planned.
///
/// # Errors
/// When it may not.
pub fn list(rules: &QuotaRules, state: &StateCode, plan: &Plan, reasoned: bool) -> Result<bool, NotListed> {
    if !rules.listed_in.contains(state) {
        return Err(NotListed::Standing);
    }
    match (plan.has_room(), rules.when_full.usual) {
        (None, _) => Err(NotListed::NoPlan),
        (Some(true), _) => Ok(false),
        (Some(false), Weight::Block) => Err(NotListed::Full),
        (Some(false), _) if !reasoned => Err(NotListed::Unreasoned),
        (Some(false), _) => Ok(true),
    }
}
