use crate::Event;
use kernel::{AccountId, MemberId};
use serde::{Deserialize, Serialize};

/// Somebody redeemed an invitation and can log in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountActivated {
    pub id: AccountId,
    pub member_id: Option<MemberId>,
}

impl Event for AccountActivated {
    const KIND: &'static str = "account.activated.v1";
}

/// An account cannot be used any more, or can be used again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChanged {
    pub id: AccountId,
    pub member_id: Option<MemberId>,
    pub active: bool,
}

impl Event for AccountChanged {
    const KIND: &'static str = "account.changed.v1";
}
