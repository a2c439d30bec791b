//! The elected take up their posts: those before leave, the new term begins, in the transaction of the last paper.

use super::{
    facts,
    query::Placed,
    rules::ElectionKind,
    store::parts::{Paper, Seat},
    tell,
};
use crate::{
    desk::Desk,
    members,
    posts::{self, Basis, NewPost},
    spoken,
    units::{self, UnitPatch},
};
use kernel::UnitId;
use rest::{Patch, Problem, kinds};
use rulepack::elections::Confirmation;
use time::Date;

/// From the day of the election on.
///
/// # Errors
/// When somebody may not hold the post any more, or the unit has been dissolved.
pub async fn install(desk: &Desk<'_>, placed: &Placed) -> Result<(), Problem> {
    let election = &placed.election;
    if election.kind() == ElectionKind::Delegates {
        // a mandate is no post, and the unit's own term goes on
        return Ok(());
    }
    let held_on = election.held_on.ok_or_else(|| kinds::INTERNAL.problem())?;
    let ends_on = facts::next_end(desk, &placed.unit, held_on);
    let reason = spoken::pick("换届", "a new term began");
    posts::end_all_in(desk, placed.unit.id, held_on, reason).await?;
    let given = &election.answers.given;
    let paper = given.get(&Confirmation::Approved).or_else(|| given.get(&Confirmation::Filed));
    for seat in &election.outcome.0 {
        appoint(desk, placed.unit.id, seat, held_on, ends_on, paper).await?;
    }
    let unit = units::claim(desk.tx, placed.unit.id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    let term = UnitPatch { term_started_on: Patch::Value(held_on), ..UnitPatch::default() };
    units::change(desk, unit, term).await?;
    tell::completed(desk, election, held_on, ends_on, &election.outcome.0).await
}

async fn appoint(
    desk: &Desk<'_>,
    unit_id: UnitId,
    seat: &Seat,
    started_on: Date,
    term_end: Option<Date>,
    paper: Option<&Paper>,
) -> Result<(), Problem> {
    let member = members::find_for_action(desk.tx, seat.member_id).await?;
    let member = member.ok_or_else(|| kinds::INTERNAL.problem())?.member;
    let new = NewPost {
        unit_id,
        member_id: seat.member_id,
        post: seat.post,
        started_on,
        term_end,
        ended_on: None,
        basis: Basis::Elected,
        doc_no: paper.map(|paper| paper.doc_no.clone()),
    };
    posts::appoint(desk, &member, new).await.map(drop)
}
