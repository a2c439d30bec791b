//! A step somebody wants to take, and whose hands record it.

use super::{actors::Acting, letters::Source, rules::Step};
use kernel::AccountId;
use time::Date;

/// Whose hands record a step.
#[derive(Clone, Debug)]
pub struct By {
    pub account: Option<AccountId>,
    /// The name of the member behind the account.
    pub name: Option<String>,
}

impl By {
    /// The calendar.
    pub const fn nobody() -> Self {
        Self { account: None, name: None }
    }
}

/// A step somebody wants to take.
#[derive(Clone, Debug)]
pub struct Order {
    pub step: Step,
    pub acting: Acting,
    pub on: Date,
    pub reason: Option<String>,
    /// For issuing a letter.
    pub letter: Option<Source>,
    /// Who signed the receipt.
    pub handled_by: Option<String>,
}

impl Order {
    pub const fn plain(step: Step, acting: Acting, on: Date, reason: Option<String>) -> Self {
        Self { step, acting, on, reason, letter: None, handled_by: None }
    }
}
