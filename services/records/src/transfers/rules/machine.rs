//! The steps of a transfer, as a table: in which state who may do what on which route, and where it leads.

use super::{Actor, Finding, Route, Step};
use rulepack::transfers::TransferState;

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: TransferState,
    pub step: Step,
    pub by: &'static [Actor],
    pub to: TransferState,
    pub routes: &'static [Route],
}

const ANY: &[Route] = Route::ALL;
const LETTER: &[Route] =
    &[Route::Between, Route::Outgoing, Route::Incoming, Route::ExchangeOut, Route::ExchangeIn];
const LOCAL: &[Route] = &[Route::SameCommittee];

const MEMBER: &[Actor] = &[Actor::Member];
const FROM_BRANCH: &[Actor] = &[Actor::FromBranch];
const FROM_COMMITTEE: &[Actor] = &[Actor::FromCommittee];
const TO_COMMITTEE: &[Actor] = &[Actor::ToCommittee];
const TO_BRANCH: &[Actor] = &[Actor::ToBranch];
const RECEIVER: &[Actor] = &[Actor::ToBranch, Actor::ToCommittee];
const CLOCK: &[Actor] = &[Actor::Clock];

const fn line(
    from: TransferState,
    step: Step,
    by: &'static [Actor],
    to: TransferState,
    routes: &'static [Route],
) -> Move {
    Move { from, step, by, to, routes }
}

/// Every step there is; what is not here is refused.
pub const TABLE: &[Move] = {
    use Step::{
        Accept, Apply, Approve, Archive, Expire, IssueLetter, Reject, ReturnForFix, ReturnReceipt, Revoke,
        Send, Withdraw,
    };
    use TransferState::{
        Applied, Archived, Draft, Expired, FromBranchOk, FromCommitteeOk, FromOk, InTransit, LetterIssued,
        ReceiptReturned, RejectedByReceiver, ReturnedForFix, Revoked, SelfWithdrawn, ToBranchAccepted,
        ToCommitteeOk, ToOk,
    };
    &[
        line(Draft, Apply, MEMBER, Applied, ANY),
        line(Draft, Withdraw, MEMBER, SelfWithdrawn, ANY),
        line(Applied, Approve, FROM_BRANCH, FromBranchOk, LETTER),
        line(Applied, Approve, FROM_BRANCH, FromOk, LOCAL),
        line(Applied, ReturnForFix, FROM_BRANCH, ReturnedForFix, ANY),
        line(Applied, Withdraw, MEMBER, SelfWithdrawn, ANY),
        line(ReturnedForFix, Apply, MEMBER, Applied, ANY),
        line(ReturnedForFix, Withdraw, MEMBER, SelfWithdrawn, ANY),
        line(FromBranchOk, Approve, FROM_COMMITTEE, FromCommitteeOk, LETTER),
        line(FromBranchOk, ReturnForFix, FROM_COMMITTEE, ReturnedForFix, LETTER),
        line(FromBranchOk, Withdraw, MEMBER, SelfWithdrawn, LETTER),
        line(FromCommitteeOk, IssueLetter, FROM_COMMITTEE, LetterIssued, LETTER),
        line(FromCommitteeOk, Revoke, FROM_COMMITTEE, Revoked, LETTER),
        line(FromCommitteeOk, Withdraw, MEMBER, SelfWithdrawn, LETTER),
        // once there is a letter, the committee that wrote it takes it back
        line(LetterIssued, Send, FROM_COMMITTEE, InTransit, LETTER),
        line(LetterIssued, Revoke, FROM_COMMITTEE, Revoked, LETTER),
        line(LetterIssued, Expire, CLOCK, Expired, LETTER),
        line(InTransit, Approve, TO_COMMITTEE, ToCommitteeOk, LETTER),
        line(InTransit, ReturnForFix, TO_COMMITTEE, ReturnedForFix, LETTER),
        line(InTransit, Reject, TO_COMMITTEE, RejectedByReceiver, LETTER),
        line(InTransit, Revoke, FROM_COMMITTEE, Revoked, LETTER),
        line(InTransit, Expire, CLOCK, Expired, LETTER),
        line(Expired, IssueLetter, FROM_COMMITTEE, LetterIssued, LETTER),
        line(Expired, Revoke, FROM_COMMITTEE, Revoked, LETTER),
        line(ToCommitteeOk, Accept, TO_BRANCH, ToBranchAccepted, LETTER),
        line(ToCommitteeOk, Reject, RECEIVER, RejectedByReceiver, LETTER),
        line(ToBranchAccepted, ReturnReceipt, TO_COMMITTEE, ReceiptReturned, LETTER),
        line(ReceiptReturned, Archive, FROM_COMMITTEE, Archived, LETTER),
        line(FromOk, Accept, TO_BRANCH, ToOk, LOCAL),
        line(FromOk, Reject, TO_BRANCH, RejectedByReceiver, LOCAL),
        line(FromOk, Revoke, FROM_COMMITTEE, Revoked, LOCAL),
        line(FromOk, Withdraw, MEMBER, SelfWithdrawn, LOCAL),
    ]
};

/// Where a step leads.
///
/// # Errors
/// When there is no such step in that state, or it is somebody else's.
pub fn next(route: Route, state: TransferState, step: Step, actor: Actor) -> Result<TransferState, Finding> {
    let here = |line: &&Move| line.from == state && line.step == step && line.routes.contains(&route);
    let line = TABLE.iter().find(here).ok_or(Finding::NoSuchStep { state, step })?;
    if may(route, line.by, actor) { Ok(line.to) } else { Err(Finding::NotYours { step, actor }) }
}

/// What an actor may do next.
pub fn steps(route: Route, state: TransferState, actor: Actor) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| next(route, state, *step, actor).is_ok()).collect()
}

/// The steps that lead on; the others lead out.
pub const ONWARD: &[Step] = &[
    Step::Apply,
    Step::Approve,
    Step::IssueLetter,
    Step::Send,
    Step::Accept,
    Step::ReturnReceipt,
    Step::Archive,
];

/// Whose turn it is: who may take a step that leads on.
pub fn awaited(route: Route, state: TransferState) -> Vec<Actor> {
    let leads_on = |actor: &Actor| ONWARD.iter().any(|step| next(route, state, *step, *actor).is_ok());
    Actor::ALL.iter().copied().filter(leads_on).collect()
}

/// Nothing follows.
pub fn is_final(state: TransferState) -> bool {
    !TABLE.iter().any(|line| line.from == state)
}

/// With whom the member is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Sender,
    Receiver,
}

/// The sending branch has the member until the receiving one has accepted, whatever becomes of the papers.
pub const fn home(state: TransferState) -> Home {
    match state {
        TransferState::ToBranchAccepted
        | TransferState::ReceiptReturned
        | TransferState::Archived
        | TransferState::ToOk => Home::Receiver,
        TransferState::Draft
        | TransferState::Applied
        | TransferState::FromBranchOk
        | TransferState::FromCommitteeOk
        | TransferState::LetterIssued
        | TransferState::InTransit
        | TransferState::ToCommitteeOk
        | TransferState::ReturnedForFix
        | TransferState::Expired
        | TransferState::SelfWithdrawn
        | TransferState::RejectedByReceiver
        | TransferState::Revoked
        | TransferState::FromOk => Home::Sender,
    }
}

/// A side that is not on this system takes its steps on paper, and the committee of the other side records them.
fn may(route: Route, by: &[Actor], actor: Actor) -> bool {
    let of = |side: &[Actor]| by.iter().any(|by| side.contains(by));
    by.contains(&actor)
        || match (route, actor) {
            (Route::Outgoing, Actor::FromCommittee) => of(&[Actor::ToCommittee, Actor::ToBranch]),
            (Route::Incoming, Actor::ToCommittee) => {
                of(&[Actor::Member, Actor::FromBranch, Actor::FromCommittee])
            }
            _ => false,
        }
}
