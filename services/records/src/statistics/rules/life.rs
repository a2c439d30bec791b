//! The life of one membership, folded from its changes: where it was on a day, and when it came into or out of what is
//! counted.

use super::balance::Flow;
use crate::members::words::MembershipState;
use kernel::UnitId;
use time::Date;

/// What one entry of the history says: from where to where, from which state to which. Days are those of the papers,
/// or of the entry where there is no paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub day: Date,
    pub unit: Option<(UnitId, UnitId)>,
    pub state: Option<(MembershipState, MembershipState)>,
}

/// A membership as it stands, and what is known of its past. Changes are in the order they happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    pub unit: UnitId,
    pub state: MembershipState,
    pub joined_on: Date,
    /// The day it came from elsewhere, for a record that began with that.
    pub came_on: Option<Date>,
    pub changes: Vec<Change>,
}

/// Where a membership was, and in which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub unit: UnitId,
    pub state: MembershipState,
}

/// Days after `after`, up to and including `through`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub after: Date,
    pub through: Date,
}

impl Span {
    pub fn holds(self, day: Date) -> bool {
        self.after < day && day <= self.through
    }
}

impl Life {
    /// The first day it can be counted here.
    pub fn begins(&self) -> Date {
        self.came_on.map_or(self.joined_on, |came| came.max(self.joined_on))
    }

    /// At the end of a day. What changed later tells how it was before; none before it began.
    pub fn on(&self, day: Date) -> Option<Standing> {
        (day >= self.begins()).then(|| self.before(self.changes.iter().filter(|change| change.day > day)))
    }

    /// Before these changes, which reach up to now.
    fn before<'a>(&self, later: impl Iterator<Item = &'a Change> + Clone) -> Standing {
        Standing {
            unit: later.clone().find_map(|change| change.unit).map_or(self.unit, |(from, _)| from),
            state: later.clone().find_map(|change| change.state).map_or(self.state, |(from, _)| from),
        }
    }

    /// Whether it is one of those counted at the end of a day.
    pub fn counted(&self, day: Date, inside: impl Fn(UnitId) -> bool) -> bool {
        self.on(day).is_some_and(|standing| counts(standing, &inside))
    }

    /// Every way into and out of the count within a span, in order.
    pub fn flows(&self, span: Span, inside: impl Fn(UnitId) -> bool) -> Vec<Flow> {
        let mut flows = Vec::new();
        if span.holds(self.begins())
            && self.on(self.begins()).is_some_and(|standing| counts(standing, &inside))
        {
            flows.push(self.way_in());
        }
        for (at, change) in self.changes.iter().enumerate() {
            if span.holds(change.day) && change.day > self.begins() {
                let was = self.before(self.changes[at..].iter());
                let is = Standing {
                    unit: change.unit.map_or(was.unit, |(_, to)| to),
                    state: change.state.map_or(was.state, |(_, to)| to),
                };
                flows.extend(crossing(was, is, &inside));
            }
        }
        flows
    }

    fn way_in(&self) -> Flow {
        match self.came_on {
            // whoever came and was admitted on one day was admitted elsewhere
            Some(came) if came >= self.joined_on => Flow::MovedIn,
            _ => Flow::Admitted,
        }
    }
}

/// Suspended members are not part of the count (停止党籍).
fn counts(standing: Standing, inside: impl Fn(UnitId) -> bool) -> bool {
    standing.state == MembershipState::Normal && inside(standing.unit)
}

fn crossing(was: Standing, is: Standing, inside: impl Fn(UnitId) -> bool) -> Option<Flow> {
    match (counts(was, &inside), counts(is, &inside)) {
        (true, false) => Some(match is.state {
            MembershipState::Normal | MembershipState::Transferred => Flow::MovedOut,
            MembershipState::Deceased => Flow::Died,
            MembershipState::Suspended => Flow::Suspended,
            MembershipState::Removed
            | MembershipState::Withdrawn
            | MembershipState::Expelled
            | MembershipState::NotRecognised => Flow::Left,
        }),
        (false, true) => Some(match was.state {
            MembershipState::Normal | MembershipState::Transferred => Flow::MovedIn,
            _ => Flow::Restored,
        }),
        _ => None,
    }
}
