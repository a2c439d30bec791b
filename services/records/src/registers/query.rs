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
    let reach = call.reach_something(Action::List, ResourceKind::Member).await?;
    let mut condition = within(&reach, columns.member);
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(call, unit, &UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(columns.member.in_subquery(members::ids_below(&unit.path)));
    }
    let open = |open| if open { columns.until.is_null() } else { columns.until.is_not_null() };
    Ok(condition
        .add_option(wanted.member_id.map(|member| columns.member.eq(member)))
        .add_option(wanted.open.map(open))
        .add_option(page.after::<SpellId>()?.map(|after| columns.id.lt(after))))
}

/// The spells of members within reach.
pub fn within<C: ColumnTrait>(reach: &Reach, member: C) -> Condition {
    Condition::all().add_option(members::ids_within(reach).map(|members| member.in_subquery(members)))
}
