//! Which cadres an actor sees: those of the units within reach. The own record has a page of its own.

use super::{
    rules::Finding,
    said,
    store::{
        self,
        cadre::{Column, Model},
    },
};
use crate::{
    desk::Desk,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use kernel::CadreId;
use rest::{Call, Problem, kinds};
use sea_orm::Condition;

/// A record with the unit it lies in.
#[derive(Clone, Debug)]
pub struct Placed {
    pub cadre: Model,
    pub unit: Unit,
}

impl Placed {
    /// What the judge is asked about.
    pub fn thing(&self) -> Thing {
        Thing::within(ResourceKind::Cadre, self.unit.path.as_str()).about(self.cadre.member_id)
    }
}

/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call, action: Action) -> Result<Condition, Problem> {
    let reach = call.reach_something(action, ResourceKind::Cadre).await?;
    Ok(units::reached_by(&reach, Column::UnitId))
}

/// The same for a single one, where whoever sees none finds none.
async fn findable(call: &Call) -> Result<Condition, Problem> {
    match seen(call, Action::View).await {
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => Err(kinds::NOT_FOUND.problem()),
        other => other,
    }
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: CadreId) -> Result<Placed, Problem> {
    let within = findable(call).await?;
    let cadre = store::find_within(call.tx(), id, within).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    placed(call, cadre).await
}

/// # Errors
/// 404 when there is none within reach, 403 when this may not be done to it.
pub async fn reached_for(call: &Call, id: CadreId, action: Action) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    call.authorize(action, &found.thing()).await?;
    Ok(found)
}

/// The same for this transaction alone.
///
/// # Errors
/// As [`reached_for`].
pub async fn claimed_for(call: &Call, id: CadreId, action: Action) -> Result<Placed, Problem> {
    let found = reached_for(call, id, action).await?;
    let cadre = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Placed { cadre, ..found })
}

/// # Errors
/// When the database is away.
pub async fn placed(call: &Call, cadre: Model) -> Result<Placed, Problem> {
    let mut units = units::by_ids(call.tx(), vec![cadre.unit_id]).await?;
    let unit = units.remove(&cadre.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(Placed { cadre, unit })
}

/// # Errors
/// 409 where no cadres are managed.
pub fn practised(desk: &Desk<'_>) -> Result<(), Problem> {
    if desk.pack.cadres.practice.on(desk.today).value.usual {
        return Ok(());
    }
    Err(said::problem(desk, &Finding::NotPractised, desk.today))
}
