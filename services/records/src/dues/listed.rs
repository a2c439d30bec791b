//! Lists of what branches took from members.

use super::{
    place,
    store::taken::{Taken, cut},
};
use kernel::{MemberId, UnitId};
use rest::{Call, Page, Paged, Problem};
use sea_orm::{ColumnTrait, Condition};

/// Whose a list is.
pub struct Asked {
    /// The branch that took it.
    pub unit: Option<UnitId>,
    pub member: Option<MemberId>,
}

/// Of members whose dues the actor sees, latest first.
///
/// # Errors
/// 403 when there is nothing to see at all, 422 when the cursor is not one of this list.
pub async fn listed<E: Taken>(
    call: &Call,
    asked: Asked,
    such: Condition,
    page: &Page,
) -> Result<Paged<E::Model>, Problem> {
    let condition = Condition::all()
        .add(place::seen(call, E::MEMBER, false).await?)
        .add_option(asked.unit.map(|unit| E::UNIT.eq(unit)))
        .add_option(asked.member.map(|member| E::MEMBER.eq(member)))
        .add(such)
        .add_option(page.after::<E::Id>()?.map(|after| E::ID.lt(after)));
    Ok(cut::<E>(call.tx(), condition, page).await?)
}
