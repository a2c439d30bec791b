use super::{
    plan,
    store::{self, file::Column},
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    month::SOON,
    units,
};
use access::Reach;
use rest::Problem;
use sea_orm::ColumnTrait;

/// Steps whose day is over, those that lapse soon, and more people admitted than planned.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let open = units::reached_by(reach, Column::UnitId).add(Column::ClosedOn.is_null());
    let over = open.clone().add(Column::DueOn.lt(desk.today));
    let soon = open.add(Column::DueOn.between(desk.today, desk.today.saturating_add(SOON)));
    let mut found = plan::over(desk, reach).await?;
    for (matter, condition) in
        [(ExceptionMatter::DevelopmentOverdue, over), (ExceptionMatter::DevelopmentLapsing, soon)]
    {
        let sums = store::due_by_unit(desk.tx, condition).await?;
        found.extend(sums.into_iter().map(|(unit, count, on)| Found { matter, unit, count, on }));
    }
    Ok(found)
}
