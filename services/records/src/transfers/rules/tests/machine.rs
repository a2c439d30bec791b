use super::{
    super::{Actor, Finding, Route, Step, letter::Issued, machine::*, paper, step::*},
    TODAY, list, number, rows,
};
use kernel::YearMonth;
use proptest::prelude::*;
use rulepack::transfers::TransferState;
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, Duration};

type Key = (Route, TransferState, Step);

/// The table a practitioner reads: who may do what, and where it leads.
fn expected() -> BTreeMap<Key, (BTreeSet<Actor>, TransferState)> {
    let row = |[route, state, step, actors, to]: [&'static str; 5]| {
        let actors = list(actors, number).into_iter().collect();
        ((number(route), number(state), number(step)), (actors, number(to)))
    };
    rows::<5>(include_str!("../../vectors/machine.tsv")).into_iter().map(row).collect()
}

fn everything() -> impl Iterator<Item = (Key, Actor)> {
    let states = |route: &'static Route| TransferState::ALL.iter().map(move |state| (*route, *state));
    let steps = |(route, state)| Step::ALL.iter().map(move |step| (route, state, *step));
    let actors = |key: Key| Actor::ALL.iter().map(move |actor| (key, *actor));
    Route::ALL.iter().flat_map(states).flat_map(steps).flat_map(actors)
}

#[test]
fn the_steps_are_those_of_the_table_and_no_others() {
    let table = expected();
    for ((route, state, step), actor) in everything() {
        let found = next(route, state, step, actor);
        match table.get(&(route, state, step)) {
            None => assert_eq!(found, Err(Finding::NoSuchStep { state, step }), "{route} {state} {step}"),
            Some((actors, to)) if actors.contains(&actor) => {
                assert_eq!(found, Ok(*to), "{route} {state} {step} {actor}");
            }
            Some(_) => assert_eq!(found, Err(Finding::NotYours { step, actor }), "{route} {state} {step}"),
        }
        assert_eq!(steps(route, state, actor).contains(&step), found.is_ok());
    }
}

#[test]
fn no_line_contradicts_another() {
    for (n, line) in TABLE.iter().enumerate() {
        for other in &TABLE[..n] {
            let same = line.from == other.from && line.step == other.step;
            assert!(!same || !line.routes.iter().any(|route| other.routes.contains(route)), "{line:?}");
        }
    }
}

#[test]
fn the_sender_has_the_member_until_the_receiver_accepts() {
    let table = rows::<3>(include_str!("../../vectors/homes.tsv"));
    assert_eq!(table.len(), TransferState::ALL.len());
    for [state, expected, last] in table {
        let state: TransferState = number(state);
        let word = if home(state) == Home::Sender { "sender" } else { "receiver" };
        assert_eq!(word, expected, "{state}");
        assert_eq!(is_final(state), last == "yes", "{state}");
    }
}

/// Everything one step away on a route.
fn after(route: Route, state: TransferState) -> BTreeSet<TransferState> {
    let of = |step: &'static Step| {
        Actor::ALL.iter().filter_map(move |actor| next(route, state, *step, *actor).ok())
    };
    Step::ALL.iter().flat_map(of).collect()
}

fn reach(route: Route, from: TransferState) -> BTreeSet<TransferState> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(state) = open.pop() {
        open.extend(after(route, state).into_iter().filter(|next| reached.insert(*next)));
    }
    reached
}

#[test]
fn every_state_can_come_to_an_end_and_to_a_good_one() {
    for route in Route::ALL {
        let reached = reach(*route, TransferState::Draft);
        let goal = if *route == Route::SameCommittee { TransferState::ToOk } else { TransferState::Archived };
        assert!(reached.contains(&goal), "{route}");
        for state in &reached {
            assert!(reach(*route, *state).into_iter().any(is_final), "{route} {state}");
        }
    }
    let all: BTreeSet<TransferState> =
        Route::ALL.iter().flat_map(|route| reach(*route, TransferState::Draft)).collect();
    assert_eq!(all.len(), TransferState::ALL.len());
}

#[test]
fn who_has_moved_does_not_come_back_on_the_same_paper() {
    for route in Route::ALL {
        for state in TransferState::ALL.iter().filter(|state| home(**state) == Home::Receiver) {
            assert!(reach(*route, *state).into_iter().all(|later| home(later) == Home::Receiver), "{state}");
        }
    }
}

fn attempt(route: Route, state: TransferState, step: Step, actor: Actor) -> Attempt<'static> {
    let letter = Issued {
        issued_on: TODAY - Duration::days(5),
        valid_until: TODAY + Duration::days(5),
        paid_to: YearMonth::of(TODAY),
    };
    Attempt { route, state, step, actor, letter: Some(letter), reason: "已核对", on: TODAY, today: TODAY }
}

fn with_letter(at: Attempt<'static>, from: i64, to: i64) -> Attempt<'static> {
    let (issued_on, valid_until) = (TODAY + Duration::days(from), TODAY + Duration::days(to));
    Attempt { letter: Some(Issued { issued_on, valid_until, paid_to: YearMonth::of(TODAY) }), ..at }
}

#[test]
fn accepting_moves_the_member_and_hands_over_the_dues() {
    let state = TransferState::ToCommitteeOk;
    let taken = take(&attempt(Route::Between, state, Step::Accept, Actor::ToBranch)).unwrap();
    let moved = taken.moves.unwrap();
    assert_eq!((taken.to, taken.closed), (TransferState::ToBranchAccepted, true));
    assert_eq!((moved.on, moved.dues_to), (TODAY, Some(YearMonth::of(TODAY))));
    let local = Attempt {
        letter: None,
        ..attempt(Route::SameCommittee, TransferState::FromOk, Step::Accept, Actor::ToBranch)
    };
    assert_eq!(take(&local).unwrap().moves, Some(Handover { on: TODAY, dues_to: None }));
}

#[test]
fn the_letter_is_shown_in_time_or_issued_anew() {
    let shown = attempt(Route::Between, TransferState::InTransit, Step::Approve, Actor::ToCommittee);
    let expire = attempt(Route::Between, TransferState::InTransit, Step::Expire, Actor::Clock);
    let faults = |attempt: Attempt<'_>| take(&attempt).err().unwrap_or_default();
    assert_eq!(faults(with_letter(shown, -30, 0)), []);
    let valid_until = TODAY - Duration::DAY;
    assert_eq!(faults(with_letter(shown, -30, -1)), [Finding::LetterExpired { valid_until }]);
    assert_eq!(faults(with_letter(expire, -30, 0)), [Finding::NotExpired { valid_until: TODAY }]);
    assert_eq!(faults(with_letter(expire, -30, -1)), []);
    assert_eq!(faults(Attempt { letter: None, ..shown }), [Finding::LetterMissing]);
    let issued_on = TODAY + Duration::DAY;
    assert_eq!(faults(with_letter(shown, 1, 5)), [Finding::BeforeLetter { on: TODAY, issued_on }]);
    let anew = attempt(Route::Between, TransferState::Expired, Step::IssueLetter, Actor::FromCommittee);
    assert_eq!(take(&anew).unwrap().to, TransferState::LetterIssued);
    assert_eq!(faults(with_letter(anew, -30, -1)), [Finding::LetterExpired { valid_until }]);
    // what was shown in time is accepted later
    let accept = attempt(Route::Between, TransferState::ToCommitteeOk, Step::Accept, Actor::ToBranch);
    assert_eq!(faults(with_letter(accept, -30, -1)), []);
}

#[test]
fn whoever_refuses_says_why_and_nothing_is_dated_ahead() {
    let reject = attempt(Route::Between, TransferState::InTransit, Step::Reject, Actor::ToCommittee);
    let silent = take(&Attempt { reason: " ", ..reject }).unwrap_err();
    assert_eq!(silent, [Finding::ReasonMissing { step: Step::Reject }]);
    assert!(take(&reject).unwrap().closed);
    let on = TODAY + Duration::DAY;
    assert_eq!(take(&Attempt { on, ..reject }).unwrap_err(), [Finding::InFuture { on }]);
}

/// Two rosters, and the steps somebody tries one after the other.
#[derive(Clone, Copy)]
struct Member {
    with_sender: bool,
    with_receiver: bool,
    state: TransferState,
}

fn step_in(member: &mut Member, at: Attempt<'_>) {
    let Ok(taken) = take(&at) else { return };
    if taken.moves.is_some() {
        (member.with_sender, member.with_receiver) = (!member.with_sender, !member.with_receiver);
    }
    member.state = taken.to;
}

fn possible(route: Route, state: TransferState) -> Vec<(Step, Actor)> {
    let all =
        Actor::ALL.iter().flat_map(|actor| steps(route, state, *actor).into_iter().map(|s| (s, *actor)));
    all.collect()
}

/// Every state of a member that any steps lead to, with the rosters as the steps leave them.
#[test]
fn on_every_path_a_member_is_in_exactly_one_branch() {
    for route in Route::ALL {
        let mut open = vec![Member { with_sender: true, with_receiver: false, state: TransferState::Draft }];
        let mut seen = BTreeSet::new();
        while let Some(member) = open.pop() {
            if !seen.insert((member.with_sender, member.with_receiver, member.state)) {
                continue;
            }
            assert!(member.with_sender != member.with_receiver, "{route} {}", member.state);
            assert_eq!(
                member.with_receiver,
                home(member.state) == Home::Receiver,
                "{route} {}",
                member.state
            );
            for (step, actor) in possible(*route, member.state) {
                let mut moved = member;
                let valid = if step == Step::Expire { -1 } else { 5 };
                step_in(&mut moved, with_letter(attempt(*route, member.state, step, actor), -41, valid));
                assert_ne!(moved.state, member.state, "{route} {step}");
                open.push(moved);
            }
        }
        let moved = seen.iter().filter(|(_, with_receiver, _)| *with_receiver).count();
        assert_eq!(moved, if *route == Route::SameCommittee { 1 } else { 3 }, "{route}");
    }
}

proptest! {
    #[test]
    fn no_path_leaves_a_member_in_two_branches_or_in_none(
        route in prop::sample::select(Route::ALL),
        tried in prop::collection::vec((any::<prop::sample::Index>(), -40_i64..40), 0..40),
    ) {
        let mut member = Member { with_sender: true, with_receiver: false, state: TransferState::Draft };
        let mut moves = 0;
        for (choice, valid) in tried {
            let before = member.with_receiver;
            let open = possible(route, member.state);
            if open.is_empty() {
                break;
            }
            let (step, actor) = open[choice.index(open.len())];
            let at = attempt(route, member.state, step, actor);
            step_in(&mut member, with_letter(at, -41, valid));
            moves += u8::from(before != member.with_receiver);
            prop_assert!(member.with_sender != member.with_receiver);
            prop_assert_eq!(member.with_receiver, home(member.state) == Home::Receiver);
        }
        prop_assert!(moves <= 1);
    }

    #[test]
    fn a_letter_is_either_valid_or_expires(valid in -60_i64..60, on in 0_i64..60) {
        let on: Date = TODAY - Duration::days(on);
        let at = |step, actor| Attempt { on, ..with_letter(attempt(Route::Between, TransferState::InTransit, step, actor), -200, valid) };
        let (shown, expired) = (take(&at(Step::Approve, Actor::ToCommittee)), take(&at(Step::Expire, Actor::Clock)));
        prop_assert!(shown.is_ok() != expired.is_ok());
    }
}

/// One paper leads where its steps lead one by one, and whoever records it may take each of them.
#[test]
fn a_paper_tells_steps_that_follow_one_another() {
    let mut told = 0;
    for ((route, state, step), actor) in everything() {
        let Some(steps) = paper::told(route, state, step) else { continue };
        let here = if route == Route::Outgoing { Actor::FromCommittee } else { Actor::ToCommittee };
        if actor != here {
            continue;
        }
        let led = steps.iter().try_fold(state, |state, step| next(route, state, *step, actor));
        let expected =
            if route == Route::Outgoing { TransferState::ReceiptReturned } else { TransferState::InTransit };
        assert_eq!(led, Ok(expected), "{route} {state} {step}");
        told += 1;
    }
    assert_eq!(told, 8);
}

#[test]
fn somebody_is_awaited_until_nothing_follows() {
    for (route, state) in Route::ALL.iter().flat_map(|r| TransferState::ALL.iter().map(move |s| (*r, *s))) {
        let awaited = awaited(route, state);
        assert!(!awaited.contains(&Actor::Clock), "{route} {state}");
        let on = |actor: &Actor| steps(route, state, *actor).iter().any(|step| ONWARD.contains(step));
        assert_eq!(awaited, Actor::ALL.iter().copied().filter(on).collect::<Vec<_>>());
    }
    assert_eq!(awaited(Route::Between, TransferState::InTransit), [Actor::ToCommittee]);
    assert_eq!(
        awaited(Route::Outgoing, TransferState::ToCommitteeOk),
        [Actor::FromCommittee, Actor::ToBranch]
    );
    assert_eq!(awaited(Route::SameCommittee, TransferState::FromOk), [Actor::ToBranch]);
    assert!(awaited(Route::Between, TransferState::Archived).is_empty());
}
