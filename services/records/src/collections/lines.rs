//! The answers to a collection, as far as a reader sees them.

use super::{
    query::Placed,
    rules::Values,
    store::{self, answer::Column},
};
use crate::units::{self, Unit};
use access::{Action, ResourceKind};
use rest::{Call, Problem};
use sea_orm::{ColumnTrait, Condition};

/// One answer, with the unit it is of.
pub struct Line {
    pub unit: Unit,
    pub answer: store::answer::Model,
    pub values: Values,
}

/// The answers below a path, as far as the reader may do this to them; all of them for whoever asked.
///
/// # Errors
/// When the database is away.
pub async fn lines(call: &Call, placed: &Placed, path: &str, action: Action) -> Result<Vec<Line>, Problem> {
    let mut condition = Condition::all()
        .add(Column::CollectionId.eq(placed.collection.id))
        .add(Column::UnitId.in_subquery(units::ids_below(path)));
    let reach = call.reach(action, ResourceKind::Collection).await?;
    if let Some(within) = units::ids_within(&reach).filter(|_| !placed.manages) {
        condition = condition.add(Column::UnitId.in_subquery(within));
    }
    let answers = store::answers(call.tx(), condition, u64::from(u32::MAX)).await?;
    let mut units = units::by_ids(call.tx(), answers.iter().map(|one| one.unit_id).collect()).await?;
    let line = |answer: store::answer::Model| {
        let values = answer.values(&placed.collection.form.0);
        Some(Line { unit: units.remove(&answer.unit_id)?, values, answer })
    };
    let mut all: Vec<Line> = answers.into_iter().filter_map(line).collect();
    all.sort_by(|a, b| (&a.unit.path, a.unit.position).cmp(&(&b.unit.path, b.unit.position)));
    Ok(all)
}
