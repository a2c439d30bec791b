//! Two sides, one line of messages: whatever is interleaved, lost with a process, or told twice.

use super::{
    super::{
        Actor, Route, Step,
        exchange::{self, Turn, turn},
        machine::{Home, home, next, steps},
        step::is_closed,
    },
    TODAY,
};
use proptest::prelude::*;
use rulepack::transfers::TransferState;
use time::{Date, Duration};

/// One side as its row has it.
#[derive(Clone, Debug, PartialEq)]
struct Side {
    route: Route,
    state: TransferState,
    seen: i32,
    accepted_on: Option<Date>,
}

/// A message of the line: who said it, and which step.
#[derive(Clone, Copy, Debug)]
struct Said {
    by: Route,
    step: Step,
    actor: Actor,
    on: Date,
}

/// What both sides share, and the sides. The number of a message is its place.
struct World {
    line: Vec<Said>,
    sender: Side,
    receiver: Side,
    today: Date,
}

impl Side {
    fn take(&mut self, said: Said, number: i32) -> Result<(), ()> {
        let to = next(self.route, self.state, said.step, said.actor).map_err(drop)?;
        if home(self.state) != home(to) {
            self.accepted_on = Some(said.on);
        }
        (self.state, self.seen) = (to, number);
        Ok(())
    }
}

fn mine(route: Route, actor: Actor) -> bool {
    match actor {
        Actor::ToBranch | Actor::ToCommittee => route == Route::ExchangeIn,
        _ => route == Route::ExchangeOut,
    }
}

impl World {
    /// The sender has just sent, and nobody has heard of it.
    fn new() -> Self {
        let side = |route, state, seen| Side { route, state, seen, accepted_on: None };
        let sent = Said { by: Route::ExchangeOut, step: Step::Send, actor: Actor::FromCommittee, on: TODAY };
        Self {
            line: vec![sent],
            sender: side(Route::ExchangeOut, TransferState::InTransit, 1),
            receiver: side(Route::ExchangeIn, TransferState::LetterIssued, 0),
            today: TODAY,
        }
    }

    fn side(&mut self, sends: bool) -> &mut Side {
        if sends { &mut self.sender } else { &mut self.receiver }
    }

    /// A step somebody takes: written with its message, or not at all. `killed` is before the end of the transaction.
    fn act(&mut self, sends: bool, pick: usize, killed: bool) {
        let today = self.today;
        let length = i32::try_from(self.line.len()).unwrap();
        let before = self.side(sends).clone();
        if before.seen == 0 {
            return;
        }
        let all: Vec<(Step, Actor)> = Actor::ALL
            .iter()
            .filter(|actor| mine(before.route, **actor))
            .flat_map(|actor| {
                steps(before.route, before.state, *actor).into_iter().map(|step| (step, *actor))
            })
            .collect();
        if all.is_empty() {
            return;
        }
        let (step, actor) = all[pick % all.len()];
        let said = Said { by: before.route, step, actor, on: today };
        let number = exchange::next(before.seen);
        // the database has each number once: the other side was first
        if number <= length || killed {
            return;
        }
        self.side(sends).take(said, number).unwrap();
        self.line.push(said);
    }

    /// A message comes, in whatever order and however often.
    fn hear(&mut self, sends: bool, pick: usize, killed: bool) {
        let at = pick % self.line.len();
        let (said, number) = (self.line[at], i32::try_from(at).unwrap() + 1);
        let side = self.side(sends);
        if said.by == side.route || killed || turn(side.seen, number) != Turn::Next {
            return;
        }
        side.take(said, number).unwrap();
    }

    /// Everything that was said is heard.
    fn settle(&mut self) {
        for sends in [true, false] {
            for at in 0..self.line.len() {
                self.hear(sends, at, false);
            }
        }
    }

    /// With how many organisations the member counts on a day: until the day of the acceptance with the sender.
    fn heads(&self, day: Date) -> u32 {
        let with_sender = self.sender.accepted_on.is_none_or(|on| day < on);
        let with_receiver = self.receiver.accepted_on.is_some_and(|on| day >= on);
        u32::from(with_sender) + u32::from(with_receiver)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_happens_both_sides_agree_and_somebody_has_the_member(
        script in prop::collection::vec((0_u8..5, any::<bool>(), 0_usize..64, prop::bool::weighted(0.2)), 1..80)
    ) {
        let mut world = World::new();
        for (what, sends, pick, killed) in script {
            match what {
                0 => world.act(sends, pick, killed),
                4 => world.today = world.today.saturating_add(Duration::DAY),
                _ => world.hear(sends, pick, killed),
            }
            // the receiver never has a member whom the sender could still keep
            let (sender, receiver) = (&world.sender, &world.receiver);
            if home(receiver.state) == Home::Receiver {
                prop_assert!(home(sender.state) == Home::Receiver || !is_closed(sender.state));
            }
            prop_assert!(home(sender.state) == Home::Sender || home(receiver.state) == Home::Receiver);
        }
        world.settle();
        prop_assert_eq!(world.sender.state, world.receiver.state);
        prop_assert_eq!(world.sender.accepted_on, world.receiver.accepted_on);
        prop_assert_eq!(world.sender.seen, i32::try_from(world.line.len()).unwrap());
        for days in -3..90 {
            prop_assert_eq!(world.heads(TODAY + Duration::days(days)), 1);
        }
    }
}

#[test]
fn of_two_who_act_at_once_one_is_too_late() {
    // the letter is with the committee of the receiver; the sender takes it back, the receiver turns it down
    for sender_first in [true, false] {
        let mut world = World::new();
        world.settle();
        let pick = |world: &World, sends: bool, wanted: Step| {
            let side = if sends { &world.sender } else { &world.receiver };
            let all = Actor::ALL.iter().filter(|actor| mine(side.route, **actor));
            let mut all = all.flat_map(|actor| steps(side.route, side.state, *actor));
            all.position(|step| step == wanted).unwrap()
        };
        let (revoke, reject) = (pick(&world, true, Step::Revoke), pick(&world, false, Step::Reject));
        let both = [(true, revoke), (false, reject)];
        let order: [usize; 2] = if sender_first { [0, 1] } else { [1, 0] };
        for at in order {
            world.act(both[at].0, both[at].1, false);
        }
        assert_eq!(world.line.len(), 2);
        world.settle();
        let winner = if sender_first { TransferState::Revoked } else { TransferState::RejectedByReceiver };
        assert_eq!((world.sender.state, world.receiver.state), (winner, winner));
    }
}

#[test]
fn a_number_is_done_once_and_in_its_turn() {
    assert_eq!(
        (turn(0, 1), turn(1, 1), turn(1, 2), turn(1, 3)),
        (Turn::Next, Turn::Old, Turn::Next, Turn::Early)
    );
    assert_eq!(turn(i32::MAX, i32::MAX), Turn::Old);
}
