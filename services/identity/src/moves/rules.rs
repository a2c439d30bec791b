//! What may become of a move. Pure.

kernel::words! {
    /// How far an organisation on its way in has come.
    pub enum MoveState {
        /// The file is being brought.
        Receiving = "receiving",
        Verifying = "verifying",
        /// What was signed, byte by byte; it can be let in.
        Whole = "whole",
        Damaged = "damaged",
        Importing = "importing",
        Done = "done",
        /// The file is being removed.
        Forgotten = "forgotten",
    }
}

kernel::words! {
    /// Why an organisation could not be let in, or its file not be read.
    pub enum MoveProblem {
        Here = "here",
        SlugTaken = "slug_taken",
        DomainTaken = "domain_taken",
        /// This program is older than the one that wrote the export.
        Newer = "newer",
        /// Rows refer to what is not there.
        Dangling = "dangling",
        Damaged = "damaged",
        Keys = "keys",
        Untrusted = "untrusted",
        /// A server was away for too long.
        Unavailable = "unavailable",
    }
}

impl MoveState {
    /// Whether nobody needs the file any more when its time is over.
    pub const fn lapses(self) -> bool {
        matches!(self, Self::Receiving | Self::Whole | Self::Damaged)
    }

    /// Whether an operator may forget it. What is being let in is finished or taken back first.
    pub const fn can_be_forgotten(self) -> bool {
        !matches!(self, Self::Importing)
    }
}

#[cfg(test)]
mod tests {
    use super::MoveState;

    #[test]
    fn what_is_being_worked_on_does_not_lapse() {
        let lapsing: Vec<_> = MoveState::ALL.iter().filter(|state| state.lapses()).collect();
        assert_eq!(lapsing, [&MoveState::Receiving, &MoveState::Whole, &MoveState::Damaged]);
        assert!(MoveState::Verifying.can_be_forgotten() && !MoveState::Importing.can_be_forgotten());
    }
}
