//! What a reader sees of either register.

use super::view::Wanted;
use crate::{
    members::{self, problems::UNKNOWN_UNIT},
    units,
};
use access::{Action, Reach, ResourceKind};
use kernel::SpellId;
use rest::{Call, Page, Problem};
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// What both registers are asked by.
pub struct Columns<C> {
    pub id: C,
    pub member: C,
    pub until: C,
}

/// The spells that are wanted, of members the reader may list, behind those of the page before.
///
/// # Errors
/// 403 when there is nobody to list, 422 when the unit is out of reach.
pub async fn listed<C: ColumnTrait>(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
    columns: Columns<C>,
) -> Result<Condition, Problem> {
    let open = |open| if open { columns.until.is_null() } else { columns.until.is_not_null() };
    let condition = seen(call, wanted, page, columns.id, columns.member).await?;
    Ok(condition.add_option(wanted.open.map(open)))
}

/// The same of a register whose spells may know their last day from the start: open until that is over.
///
/// # Errors
/// As [`listed`].
pub async fn listed_on<C: ColumnTrait>(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
    columns: Columns<C>,
    today: Date,
) -> Result<Condition, Problem> {
    let open = |open| match open {
        true => Condition::any().add(columns.until.is_null()).add(columns.until.gte(today)),
        false => Condition::all().add(columns.until.lt(today)),
    };
    let condition = seen(call, wanted, page, columns.id, columns.member).await?;
    Ok(condition.add_option(wanted.open.map(open)))
}

async fn seen<C: ColumnTrait>(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
    id: C,
    member: C,
) -> Result<Condition, Problem> {
    let reach = call.reach_something(Action::List, ResourceKind::Member).await?;
    let mut condition = within(&reach, member);
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(call, unit, &UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(member.in_subquery(members::ids_below(&unit.path)));
    }
    Ok(condition
        .add_option(wanted.member_id.map(|wanted| member.eq(wanted)))
        .add_option(page.after::<SpellId>()?.map(|after| id.lt(after))))
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
