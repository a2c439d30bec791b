//! Lists of what branches took from members.

use super::{
    place,
    store::taken::{self, Taken},
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
    let all = seen::<E>(call, asked, such).await?;
    cut::<E>(call, all, page).await
}

/// All that are asked for of those the actor sees.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen<E: Taken>(call: &Call, asked: Asked, such: Condition) -> Result<Condition, Problem> {
    Ok(Condition::all()
        .add(place::seen(call, E::MEMBER, false).await?)
        .add_option(asked.unit.map(|unit| E::UNIT.eq(unit)))
        .add_option(asked.member.map(|member| E::MEMBER.eq(member)))
        .add(such))
}

/// A page of them, latest first.
///
/// # Errors
/// 422 when the cursor is not one of this list.
pub async fn cut<E: Taken>(call: &Call, all: Condition, page: &Page) -> Result<Paged<E::Model>, Problem> {
    let condition = all.add_option(page.after::<E::Id>()?.map(|after| E::ID.lt(after)));
    Ok(taken::cut::<E>(call.tx(), condition, page).await?)
}
