//! What those abroad ask of their branches, for the boards.

use super::{
    abroad::{self, AskedAbroad},
    store::{Column, Entity},
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    members,
    month::{Matter, SOON, Todo, Urgency},
    registers::{query, spells},
    units::Unit,
};
use access::Reach;
use kernel::UnitId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use std::collections::BTreeMap;
use time::Date;

/// What is asked in the unit itself: of whom it is to hear, and whose stay has become so long that people decide.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    let mut sums: BTreeMap<(Urgency, Matter), (u32, Date)> = BTreeMap::new();
    let mine = asked(desk, theirs).await?.into_iter().filter(|(of, _)| *of == unit.id);
    for (urgency, matter, on) in mine.flat_map(|(_, asked)| lines(desk, &asked)) {
        add(sums.entry((urgency, matter)).or_insert((0, on)), on);
    }
    let todo = |((urgency, matter), (count, on))| Todo::of(unit, urgency, matter, count).on(on);
    Ok(sums.into_iter().map(todo).collect())
}

/// What is overdue in every unit within reach.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let mut sums: BTreeMap<(UnitId, ExceptionMatter), (u32, Date)> = BTreeMap::new();
    for (unit, asked) in asked(desk, query::within(reach, Column::MemberId)).await? {
        let contact = asked.contact_overdue.then_some((ExceptionMatter::AbroadContact, asked.contact_by));
        let long = asked.long_abroad.then_some((ExceptionMatter::LongAbroad, asked.suspend_from));
        for (matter, on) in contact.into_iter().chain(long) {
            add(sums.entry((unit, matter)).or_insert((0, on)), on);
        }
    }
    let found = |((unit, matter), (count, on))| Found { matter, unit, count, on: Some(on) };
    Ok(sums.into_iter().map(found).collect())
}

/// One more, and the first day of all.
fn add(sum: &mut (u32, Date), on: Date) {
    sum.0 += 1;
    sum.1 = on.min(sum.1);
}

/// What a board says of somebody abroad. Whoever has time for a contact yet, for more than the coming fortnight, is not
/// named.
fn lines(desk: &Desk<'_>, asked: &AskedAbroad) -> Vec<(Urgency, Matter, Date)> {
    let by = asked.contact_by;
    let urgency = if asked.contact_overdue { Urgency::Overdue } else { Urgency::of(by, desk) };
    let soon = by <= desk.last_of_month() || by <= desk.today + SOON;
    let contact = soon.then_some((urgency, Matter::AbroadContact, by));
    let long = asked.long_abroad.then_some((Urgency::Overdue, Matter::LongAbroad, asked.suspend_from));
    contact.into_iter().chain(long).collect()
}

async fn asked(desk: &Desk<'_>, theirs: Condition) -> Result<Vec<(UnitId, AskedAbroad)>, Problem> {
    let open = theirs.add(Column::Until.is_null()).add(Column::Abroad.eq(true));
    let open = spells::all::<Entity>(desk.tx, open).await?;
    let people = members::by_ids(desk.tx, open.iter().map(|spell| spell.member_id).collect()).await?;
    let asked = open.iter().filter_map(|spell| {
        let member = people.get(&spell.member_id)?;
        Some((member.unit_id, abroad::asked(desk, spell, member.membership_state)?))
    });
    Ok(asked.collect())
}
