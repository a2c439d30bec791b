//! What a reader sees of a register.

use super::{spells::Spell, view::Wanted};
use crate::{members, units};
use access::{Action, Reach, ResourceKind};
use kernel::SpellId;
use rest::{Call, Page, Problem};
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// The spells that are wanted, of members the reader may list, behind those of the page before.
///
/// # Errors
/// 403 when there is nobody to list, 422 when the unit is out of reach.
pub async fn listed<E: Spell>(call: &Call, wanted: &Wanted, page: &Page) -> Result<Condition, Problem> {
    let open = |open| if open { E::UNTIL.is_null() } else { E::UNTIL.is_not_null() };
    let condition = seen::<E>(call, wanted, page).await?;
    Ok(condition.add_option(wanted.open.map(open)))
}

/// The same of a register whose spells may know their last day from the start: open until that is over.
///
/// # Errors
/// As [`listed`].
pub async fn listed_on<E: Spell>(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
    today: Date,
) -> Result<Condition, Problem> {
    let open = |open| match open {
        true => Condition::any().add(E::UNTIL.is_null()).add(E::UNTIL.gte(today)),
        false => Condition::all().add(E::UNTIL.lt(today)),
    };
    let condition = seen::<E>(call, wanted, page).await?;
    Ok(condition.add_option(wanted.open.map(open)))
}

async fn seen<E: Spell>(call: &Call, wanted: &Wanted, page: &Page) -> Result<Condition, Problem> {
    let reach = call.reach_something(Action::List, ResourceKind::Member).await?;
    let mut condition = within(&reach, E::MEMBER);
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(call, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(E::MEMBER.in_subquery(members::ids_below(&unit.path)));
    }
    Ok(condition
        .add_option(wanted.member_id.map(|wanted| E::MEMBER.eq(wanted)))
        .add_option(page.after::<SpellId>()?.map(|after| E::ID.lt(after))))
}

/// Spells a day lies in; the last day of one belongs to it.
pub fn lasting<C: ColumnTrait>(since: C, until: C, day: Date) -> Condition {
    overlapping(since, until, day, Some(day))
}

/// Spells that share a day with those from the first to the last, or without an end.
pub fn overlapping<C: ColumnTrait>(since: C, until: C, first: Date, last: Option<Date>) -> Condition {
    let not_over = Condition::any().add(until.is_null()).add(until.gte(first));
    Condition::all().add(not_over).add_option(last.map(|last| since.lte(last)))
}

/// The spells of members within reach.
pub fn within<C: ColumnTrait>(reach: &Reach, member: C) -> Condition {
    Condition::all().add_option(members::ids_within(reach).map(|members| member.in_subquery(members)))
}
