use super::ruleset::Ruleset;
use kernel::add_months;
use rulepack::development::Limit;
use time::Date;

/// The probation (预备期) of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probation {
    /// The day of the branch meeting. Dues are paid from here on.
    pub from: Date,
    /// The last day, extensions included.
    pub ends_on: Date,
    /// The day a full membership begins, and with it the years of membership, however late it is confirmed.
    pub full_on: Date,
    /// Extensions so far.
    pub extended: u16,
    /// A day of the month was missing somewhere (29 February): to be confirmed by the secretary.
    pub doubtful: bool,
}

/// Why a probation cannot be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbationFault {
    AlreadyExtended { times: u16, most: u16 },
    TooShort { months: u16, least: u16 },
    TooLong { months: u16, most: u16 },
}

/// The bounds of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extending {
    pub times: u16,
    pub least: u16,
    pub most: u16,
}

impl Extending {
    /// None where the rules set no bounds, and then nothing is extended.
    pub fn of(rules: &Ruleset<'_>) -> Option<Self> {
        Some(Self {
            times: rules.number(Limit::Extensions)?,
            least: rules.number(Limit::ExtensionLeast)?,
            most: rules.number(Limit::ExtensionMost)?,
        })
    }
}

/// A probation of so many months from this day, with its extensions in months.
pub fn probation(from: Date, months: u16, extensions: &[u16]) -> Probation {
    let first = Probation { from, ends_on: from, full_on: from, extended: 0, doubtful: false };
    let mut whole = lengthen(first, months);
    for months in extensions {
        whole = lengthen(whole, *months);
        whole.extended += 1;
    }
    whole
}

/// A span ends on the day before its anniversary. Where the month has no such day it ends with the month, so that it
/// is never shorter than whole months.
fn lengthen(probation: Probation, months: u16) -> Probation {
    let begins = probation.full_on;
    let anniversary = add_months(begins, months);
    let short = anniversary.day() != begins.day();
    let full_on = if short { anniversary.next_day().unwrap_or(anniversary) } else { anniversary };
    let ends_on = full_on.previous_day().unwrap_or(full_on);
    Probation { ends_on, full_on, doubtful: probation.doubtful || short, ..probation }
}

/// The probation with a further extension.
///
/// # Errors
/// When it was extended often enough, or for shorter or longer than is allowed.
pub fn extend(probation: Probation, months: u16, bounds: Extending) -> Result<Probation, ProbationFault> {
    if probation.extended >= bounds.times {
        return Err(ProbationFault::AlreadyExtended { times: probation.extended, most: bounds.times });
    }
    if months < bounds.least {
        return Err(ProbationFault::TooShort { months, least: bounds.least });
    }
    if months > bounds.most {
        return Err(ProbationFault::TooLong { months, most: bounds.most });
    }
    let extended = probation.extended + 1;
    Ok(Probation { extended, ..lengthen(probation, months) })
}
