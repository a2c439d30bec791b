use crate::Role;
use kernel::{AccountId, MemberId};

/// A role, and where it holds: in a unit and everything below it, or, without one, in the whole organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    pub role: Role,
    /// Ids from the root down, `/aaaa/bbbb/`.
    pub unit_path: Option<String>,
}

impl Grant {
    pub const fn whole(role: Role) -> Self {
        Self { role, unit_path: None }
    }

    pub fn unit(role: Role, path: impl Into<String>) -> Self {
        Self { role, unit_path: Some(path.into()) }
    }
}

/// Somebody with an account in the organisation, and what was assigned to the account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Principal {
    pub account: AccountId,
    pub member: Option<MemberId>,
    pub grants: Vec<Grant>,
}
