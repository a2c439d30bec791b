//! What the register asks of branches, for the boards.

use super::store::{Column, Entity};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    members,
    month::{Matter, Todo, Urgency},
    registers::{
        query,
        rules::{self, Due},
        spells,
    },
    units::Unit,
};
use access::Reach;
use kernel::{MemberId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use std::collections::BTreeMap;
use time::Date;

/// How many members of a unit something is due for, and since when for the first of them.
type Asked = BTreeMap<(UnitId, Due), (u32, Date)>;

/// What is due in the branch itself.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    let asked = asked(desk, theirs).await?;
    let mine = asked.into_iter().filter(|((of, _), _)| *of == unit.id);
    let todo = |((_, due), (count, on))| {
        let matter = match due {
            Due::Suspend => Matter::LostSuspend,
            Due::Remove => Matter::LostRemove,
        };
        Todo::of(unit, Urgency::Overdue, matter, count).on(on)
    };
    Ok(mine.map(todo).collect())
}

/// What is due in every unit within reach.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let asked = asked(desk, query::within(reach, Column::MemberId)).await?;
    let found = |((unit, due), (count, on))| {
        let matter = match due {
            Due::Suspend => ExceptionMatter::LostSuspend,
            Due::Remove => ExceptionMatter::LostRemove,
        };
        Found { matter, unit, count, on: Some(on) }
    };
    Ok(asked.into_iter().map(found).collect())
}

async fn asked(desk: &Desk<'_>, theirs: Condition) -> Result<Asked, Problem> {
    let rule = &desk.pack.lost_contact.on(desk.today).value;
    let open = spells::all::<Entity>(desk.tx, theirs.add(Column::Until.is_null())).await?;
    let ids: Vec<MemberId> = open.iter().map(|entry| entry.member_id).collect();
    let people = members::by_ids(desk.tx, ids.clone()).await?;
    let suspended = members::out_of_standing(desk.tx, ids).await?;
    let mut asked = Asked::new();
    for entry in open {
        let Some(member) = people.get(&entry.member_id) else { continue };
        let (state, suspended) = (member.membership_state, suspended.get(&entry.member_id).copied());
        let Some((due, on)) = rules::due(entry.since, state, suspended, rule, desk.today) else { continue };
        let (count, first) = asked.entry((member.unit_id, due)).or_insert((0, on));
        *count += 1;
        *first = on.min(*first);
    }
    Ok(asked)
}
