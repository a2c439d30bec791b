//! What can be erased, and what an answer is called. Pure.

use std::collections::BTreeSet;

kernel::words! {
    /// A part of what is known of a person.
    pub enum Item {
        /// The account as a whole: it is closed for good.
        Account = "account",
        Email = "email",
        Phone = "phone",
        /// Telephone numbers of the member's record.
        MemberContact = "member_contact",
        /// Address and police station of the member's record.
        MemberAddress = "member_address",
        /// Hardship, health and the like of the member's record.
        MemberCircumstances = "member_circumstances",
        /// Photographs of the member.
        Photo = "photo",
        /// Files of the member that neither rules nor the organisation keep.
        Files = "files",
        /// Admission papers, votes, dues: archives of the organisation.
        Archive = "archive",
    }
}

kernel::words! {
    /// What was decided.
    pub enum Outcome {
        Complete = "complete",
        Partly = "partly",
        Refused = "refused",
    }
}

kernel::words! {
    /// Where a request stands.
    pub enum ErasureState {
        Received = "received",
        /// Decided; another service is still erasing its part.
        Decided = "decided",
        Done = "done",
        Withdrawn = "withdrawn",
    }
}

impl Item {
    /// 个人信息保护法 article 47: what law or regulations keep is not erased at a person's wish.
    pub const fn can_be_erased(self) -> bool {
        !matches!(self, Self::Archive)
    }

    /// Whether the records service keeps it.
    pub const fn of_member(self) -> bool {
        matches!(
            self,
            Self::MemberContact | Self::MemberAddress | Self::MemberCircumstances | Self::Photo | Self::Files
        )
    }

    pub const fn of_account(self) -> bool {
        matches!(self, Self::Account | Self::Email | Self::Phone)
    }
}

/// What an answer is called: all that was asked for, some of it, or nothing.
pub fn outcome(asked: &BTreeSet<Item>, granted: &BTreeSet<Item>) -> Outcome {
    match granted.len() {
        0 => Outcome::Refused,
        _ if asked.is_subset(granted) => Outcome::Complete,
        _ => Outcome::Partly,
    }
}

/// Whether the answer must say why: nobody is refused without a reason. What the archives keep is its own reason.
pub fn needs_reason(asked: &BTreeSet<Item>, granted: &BTreeSet<Item>) -> bool {
    asked.difference(granted).any(|item| item.can_be_erased())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(items: &[Item]) -> BTreeSet<Item> {
        items.iter().copied().collect()
    }

    #[test]
    fn the_archives_make_an_answer_partial_and_explain_themselves() {
        let asked = set(&[Item::Phone, Item::Archive]);
        assert_eq!(outcome(&asked, &set(&[Item::Phone])), Outcome::Partly);
        assert!(!needs_reason(&asked, &set(&[Item::Phone])));
        assert_eq!(outcome(&asked, &set(&[])), Outcome::Refused);
        assert!(needs_reason(&asked, &set(&[])));
        assert_eq!(outcome(&set(&[Item::Email]), &set(&[Item::Email])), Outcome::Complete);
    }

    proptest! {
        #[test]
        fn complete_means_that_nothing_asked_for_is_left(asked: u16, granted: u16) {
            let pick = |bits: u16| -> BTreeSet<Item> {
                Item::ALL.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, item)| *item).collect()
            };
            let asked = pick(asked | 1);
            let granted: BTreeSet<Item> = pick(granted).intersection(&asked).copied().collect();
            let complete = outcome(&asked, &granted) == Outcome::Complete;
            prop_assert_eq!(complete, asked == granted);
            prop_assert!(!complete || !needs_reason(&asked, &granted));
        }
    }
}
