//! What changes of organisations are made of.

use kernel::{Service, words};

words! {
    /// What is changed about an organisation.
    pub enum Kind {
        Create = "create",
        Suspend = "suspend",
        Resume = "resume",
        /// Shut, with time to think before everything is deleted.
        Close = "close",
        /// Taken back before that.
        Reopen = "reopen",
        /// Another measure of what may be used.
        Quotas = "quotas",
        Drop = "drop",
    }
}

words! {
    /// What is to be done; what is written down is the step to do next.
    pub enum Step {
        /// Bring every other service's registry into line, one after the other.
        Others = "others",
        /// Let the services write first rows.
        Welcome = "welcome",
        /// Count what will be deleted, for the certificate.
        Count = "count",
        /// Delete schemas, roles, keys and rows in every other service, one after the other.
        Erase = "erase",
        /// Let the services delete what lies elsewhere.
        Farewell = "farewell",
        /// Identity's own part, last.
        Finish = "finish",
        Done = "done",
    }
}

/// One repeatable piece of work: a step, or the part of a step that one service has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub step: Step,
    /// Where, if the step goes from service to service.
    pub service: Option<Service>,
}

impl Kind {
    const fn steps(self) -> &'static [Step] {
        use Step::{Count, Erase, Farewell, Finish, Others, Welcome};
        match self {
            Kind::Create => &[Others, Welcome, Finish],
            Kind::Suspend | Kind::Resume | Kind::Close | Kind::Reopen | Kind::Quotas => &[Others, Finish],
            Kind::Drop => &[Others, Count, Erase, Farewell, Finish],
        }
    }

    /// All that is done for such a change, in order.
    pub fn pieces(self) -> Vec<Piece> {
        self.steps().iter().flat_map(|step| step.pieces()).collect()
    }

    /// What comes next, as it was written down; none where everything is done.
    pub fn next(self, step: Step, part: Option<&str>) -> Option<Piece> {
        if step == Step::Done {
            return None;
        }
        let all = self.pieces();
        let named =
            all.iter().find(|piece| piece.step == step && part.is_some() && piece.part().as_deref() == part);
        // a part of another step was left behind by a program that knows of no parts
        named.or_else(|| all.iter().find(|piece| piece.step == step)).or(all.first()).copied()
    }

    pub(super) fn first(self) -> Option<Piece> {
        self.pieces().first().copied()
    }

    pub(super) fn after(self, piece: Piece) -> Option<Piece> {
        self.pieces().into_iter().skip_while(|other| *other != piece).nth(1)
    }
}

impl Step {
    fn pieces(self) -> Vec<Piece> {
        let in_one = |service| Piece { step: self, service };
        match self {
            Step::Others | Step::Erase => elsewhere().map(|service| in_one(Some(service))).collect(),
            Step::Welcome | Step::Count | Step::Farewell | Step::Finish => vec![in_one(None)],
            Step::Done => Vec::new(),
        }
    }
}

impl Piece {
    /// The part of its step, as it is written down: `others/records`.
    pub(super) fn part(self) -> Option<String> {
        self.service.map(|service| format!("{}/{service}", self.step))
    }

    /// Whether its step begins with it.
    pub(super) fn opens(self) -> bool {
        self.step.pieces().first() == Some(&self)
    }

    /// Whether its step is over with it.
    pub(super) fn closes(self) -> bool {
        self.step.pieces().last() == Some(&self)
    }
}

/// All services but identity, whose turn comes at the end.
pub(super) fn elsewhere() -> impl Iterator<Item = Service> {
    Service::ALL.iter().copied().filter(|service| *service != Service::Identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_leads_to_the_next_and_is_found_again() {
        for &kind in Kind::ALL {
            let (all, mut seen, mut next) = (kind.pieces(), Vec::new(), kind.first());
            while let Some(piece) = next {
                assert_eq!(kind.next(piece.step, piece.part().as_deref()), Some(piece), "{kind}");
                seen.push(piece);
                next = kind.after(piece);
            }
            assert_eq!(seen, all, "{kind}");
            assert_eq!(seen.last().map(|piece| piece.step), Some(Step::Finish), "{kind}");
            assert_eq!(kind.next(Step::Done, None), None, "{kind}");
        }
    }

    #[test]
    fn without_a_part_of_its_own_a_step_begins_at_its_first_service() {
        let first = Piece { step: Step::Erase, service: Some(Service::Records) };
        assert_eq!(Kind::Drop.next(Step::Erase, None), Some(first));
        assert_eq!(Kind::Drop.next(Step::Erase, Some("others/notifications")), Some(first));
        assert!(first.opens() && !first.closes());
        let whole = Piece { step: Step::Count, service: None };
        assert!(whole.opens() && whole.closes());
    }
}
