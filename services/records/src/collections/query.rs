//! Which collections and answers an actor sees: those of units within reach that ask, and what units within reach were
//! asked.

use super::{
    store::{
        self,
        answer::Model as Answer,
        collection::{Column, Model},
    },
    words::CollectionState,
};
use crate::units::{self, Unit};
use access::{Action, Reach, ResourceKind, Thing};
use kernel::{CollectionId, UnitId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// A collection with the unit that asks.
#[derive(Clone, Debug)]
pub struct Placed {
    pub collection: Model,
    pub unit: Unit,
    /// The reader sends it, and takes in what comes.
    pub manages: bool,
}

/// What the judge is asked about, by the unit.
pub fn thing(unit: &Unit) -> Thing {
    Thing::within(ResourceKind::Collection, unit.path.as_str())
}

/// What a reach covers: whatever its units ask, and what they were asked once it was sent.
pub fn seen(reach: &Reach) -> Condition {
    let Some(units) = units::ids_within(reach) else { return Condition::all() };
    let asked = Condition::all()
        .add(Column::State.ne(CollectionState::Draft))
        .add(Column::Id.in_subquery(store::ids_asking(units.clone())));
    Condition::any().add(Column::UnitId.in_subquery(units)).add(asked)
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: CollectionId) -> Result<Placed, Problem> {
    let reach = call.reach(Action::View, ResourceKind::Collection).await?;
    let found = store::find_within(call.tx(), id, seen(&reach)).await?;
    placed(call, found.ok_or_else(|| kinds::NOT_FOUND.problem())?).await
}

async fn placed(call: &Call, collection: Model) -> Result<Placed, Problem> {
    let mut units = units::by_ids(call.tx(), vec![collection.unit_id]).await?;
    let unit = units.remove(&collection.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    let manages = call.may(Action::Decide, &thing(&unit)).await?;
    Ok(Placed { collection, unit, manages })
}

/// The collection, for whoever manages it and this transaction alone.
///
/// # Errors
/// 404 when there is none within reach, 403 when it is somebody else's.
pub async fn managed(call: &Call, id: CollectionId) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    if !found.manages {
        return Err(kinds::FORBIDDEN.problem());
    }
    let collection = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Placed { collection, ..found })
}

/// What one unit was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub placed: Placed,
    pub answer: Answer,
    pub unit: Unit,
}

/// # Errors
/// 404 when the unit was not asked, or is outside of reach.
pub async fn asked(call: &Call, id: CollectionId, unit: UnitId) -> Result<Asked, Problem> {
    let not_found = || kinds::NOT_FOUND.problem();
    let placed = reached(call, id).await?;
    let answer = store::answer_of(call.tx(), id, unit).await?.ok_or_else(not_found)?;
    let unit = units::by_ids(call.tx(), vec![unit]).await?.remove(&unit).ok_or_else(not_found)?;
    if !placed.manages && !call.may(Action::View, &thing(&unit)).await? {
        return Err(not_found());
    }
    Ok(Asked { placed, answer, unit })
}

/// The same to take a step: the collection stays as it is, and the answer is for this transaction alone.
///
/// # Errors
/// As [`asked`].
pub async fn claimed(call: &Call, id: CollectionId, unit: UnitId) -> Result<Asked, Problem> {
    let mut found = asked(call, id, unit).await?;
    let not_found = || kinds::NOT_FOUND.problem();
    found.placed.collection = store::hold(call.tx(), id).await?.ok_or_else(not_found)?;
    found.answer = store::claim_answer(call.tx(), id, found.unit.id).await?.ok_or_else(not_found)?;
    Ok(found)
}

/// The same for whoever writes the answer.
///
/// # Errors
/// As [`claimed`], and 403 when it may only be looked at.
pub async fn written(call: &Call, id: CollectionId, unit: UnitId) -> Result<Asked, Problem> {
    let found = claimed(call, id, unit).await?;
    call.authorize(Action::Update, &thing(&found.unit)).await?;
    Ok(found)
}

/// The same for whoever takes it in.
///
/// # Errors
/// As [`claimed`], and 403 when that is somebody else's.
pub async fn taken_in(call: &Call, id: CollectionId, unit: UnitId) -> Result<Asked, Problem> {
    let found = claimed(call, id, unit).await?;
    if found.placed.manages { Ok(found) } else { Err(kinds::FORBIDDEN.problem()) }
}
