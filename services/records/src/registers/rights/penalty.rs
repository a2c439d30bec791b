//! Rights that rest because of a penalty (留党察看): the register of dispositions says that it was decided, this one alone
//! from which day to which the rights rest.

use super::{
    RestKind,
    store::{Column, Entity, Model},
};
use crate::{
    desk::Desk,
    members::Member,
    registers::{
        problems::RIGHTS_DIFFER,
        query::overlapping,
        spells,
        tell::{self, Register},
    },
};
use kernel::SpellId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// A penalty that lets the rights rest.
#[derive(Clone, Debug)]
pub struct Penalty {
    pub doc_no: String,
    pub decided_on: Date,
    pub since: Date,
    /// The last day.
    pub until: Date,
}

/// The entry that holds the days of a penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub id: SpellId,
    pub since: Date,
    pub until: Date,
}

/// Enters that the rights of a member rest by a penalty. Where that was entered before, by the paper alone, that entry
/// stays the one with its days, and ends when the penalty does where it says no end.
///
/// # Errors
/// 409 when what was entered before contradicts the penalty.
pub async fn by_penalty(desk: &Desk<'_>, member: &Member, penalty: Penalty) -> Result<Held, Problem> {
    let theirs = overlapping(Column::Since, Column::Until, penalty.since, Some(penalty.until));
    let theirs = theirs.add(Column::MemberId.eq(member.id)).add(Column::Kind.eq(RestKind::UnderObservation));
    match spells::page::<Entity>(desk.tx, theirs, 1).await?.pop() {
        Some(entry) => adopt(desk, entry, &penalty).await,
        None => enter(desk, member, penalty).await,
    }
}

async fn adopt(desk: &Desk<'_>, entry: Model, penalty: &Penalty) -> Result<Held, Problem> {
    let began = penalty.decided_on <= entry.since && entry.since <= penalty.since;
    if !began || entry.until.is_some_and(|until| until > penalty.until) {
        return Err(RIGHTS_DIFFER.with("day", entry.since).field("/decided_on", &RIGHTS_DIFFER));
    }
    if entry.until.is_none() {
        spells::end::<Entity>(desk.tx, &entry, penalty.until, desk.now).await?;
    }
    Ok(Held { id: entry.id, since: entry.since, until: entry.until.unwrap_or(penalty.until) })
}

async fn enter(desk: &Desk<'_>, member: &Member, penalty: Penalty) -> Result<Held, Problem> {
    let entry = Model {
        id: SpellId::new(),
        member_id: member.id,
        kind: RestKind::UnderObservation,
        doc_no: penalty.doc_no,
        decided_on: penalty.decided_on,
        since: penalty.since,
        until: Some(penalty.until),
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    };
    spells::insert::<Entity>(desk.tx, entry.clone()).await?;
    let told = json!({
        "rights_rest": true, "kind": entry.kind, "doc_no": entry.doc_no, "since": entry.since, "until": entry.until,
    });
    tell::changed(desk, member, Register::Rights.begun(entry.id), "suspend_rights", told).await?;
    Ok(Held { id: entry.id, since: entry.since, until: penalty.until })
}

/// Gives the rights back from a day on, because the penalty was lifted.
///
/// # Errors
/// When the database is away.
pub async fn give_back(desk: &Desk<'_>, member: &Member, id: SpellId, from: Date) -> Result<(), Problem> {
    let one = Condition::all().add(Column::Id.eq(id));
    let Some(entry) = spells::page::<Entity>(desk.tx, one, 1).await?.pop() else { return Ok(()) };
    // they rested for the first day at least
    let last = from.previous_day().map_or(entry.since, |last| last.max(entry.since));
    if spells::end::<Entity>(desk.tx, &entry, last, desk.now).await?.is_some() {
        let new = json!({"rights_rest": false, "ended_on": last});
        tell::changed(desk, member, Register::Rights.ended(entry.id), "suspend_rights", new).await?;
    }
    Ok(())
}
