//! The moment the receiving branch takes the member: out of the one and into the other in the transaction of the step.

use super::{
    person,
    query::Placed,
    rules::{Route, step::Handover},
    store, tell,
};
use crate::{desk::Desk, development, members, posts, spoken};
use kernel::{MemberId, UnitId};
use rest::{Problem, kinds};

/// Moves the member. Kind, day of joining and day of confirmation stay as they are; the letter has said up to which
/// month the sender has the dues, and what is fixed and paid stays with the member.
///
/// # Errors
/// When the receiving unit takes no members any more, or the member is none any more.
pub async fn hand_over(desk: &Desk<'_>, placed: &mut Placed, moves: Handover) -> Result<(), Problem> {
    let transfer = &placed.transfer;
    let why = spoken::pick("组织关系接转", "the relation was transferred");
    let member = match (transfer.route, transfer.member_id, transfer.to_unit_id) {
        (Route::Incoming | Route::ExchangeIn, _, Some(to)) => {
            let member = take_in(desk, placed, to, why).await?;
            keep_letter(desk, placed, moves, member, why).await?;
            member
        }
        (Route::Outgoing | Route::ExchangeOut, Some(member), None) => {
            let_go(desk, placed.transfer.route, member, why).await?;
            posts::end_all_of(desk, member, None, moves.on, why).await?;
            member
        }
        (_, Some(member), Some(to)) => {
            members::hand_over(desk, member, to, why).await?;
            // what is held above the new branch stays
            let stays = placed.units.get(&to).map(|unit| unit.path.as_str());
            posts::end_all_of(desk, member, stays, moves.on, why).await?;
            member
        }
        // the table of the database has no such row
        _ => return Err(kinds::INTERNAL.problem()),
    };
    placed.transfer.member_id = Some(member);
    tell::completed(desk, &placed.transfer, member, moves.on).await
}

async fn take_in(desk: &Desk<'_>, placed: &Placed, to: UnitId, why: &str) -> Result<MemberId, Problem> {
    let papers = person::open(desk, &placed.transfer)?.ok_or_else(|| kinds::INTERNAL.problem())?;
    members::receive(desk, members::NewMember { unit_id: to, ..papers }, why).await
}

/// The months the sender has the dues of are not collected a second time. Within the organisation the ledger says it.
async fn keep_letter(
    desk: &Desk<'_>,
    placed: &Placed,
    moves: Handover,
    member: MemberId,
    why: &str,
) -> Result<(), Problem> {
    let letter = store::last_letter(desk.tx, placed.transfer.id).await?;
    let Some((paid_to, letter)) = moves.dues_to.zip(letter) else { return Ok(()) };
    members::keep_letter(desk, member, paid_to, letter.issued_on, why).await
}

/// Takes the member off the roster; what was kept of the way to membership may be kept elsewhere. What another
/// organisation has done stands, whatever has become of the member here meanwhile.
async fn let_go(desk: &Desk<'_>, route: Route, member: MemberId, why: &str) -> Result<(), Problem> {
    let known = members::by_ids(desk.tx, vec![member]).await?.remove(&member);
    let on_roster = known.is_some_and(|known| known.membership_state.is_member());
    if on_roster || route == Route::Outgoing {
        members::let_go(desk, member, why).await?;
    }
    development::let_go(desk, member).await
}
