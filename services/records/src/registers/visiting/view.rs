use super::store::Model;
use crate::{desk::Desk, units};
use kernel::{UnitId, VisitingMemberId};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A member of an organisation elsewhere who takes part in a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = VisitingMember)]
pub struct VisitorOut {
    pub id: VisitingMemberId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub name: String,
    /// The organisation that has the relation.
    pub from_place: String,
    /// Of the paper that was seen; erased once the time here has ended.
    pub paper_no: Option<String>,
    pub paper_until: Option<Date>,
    /// The paper is not valid any more.
    pub paper_over: bool,
    pub since: Date,
    /// The last day; none while no end is known.
    pub until: Option<Date>,
    /// Whether it is over today.
    pub over: bool,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, visitors: Vec<Model>) -> Result<Vec<VisitorOut>, Problem> {
    let units = units::by_ids(desk.tx, visitors.iter().map(|one| one.unit_id).collect()).await?;
    let past = |day: Option<Date>| day.is_some_and(|day| day < desk.today);
    let out = |one: Model| VisitorOut {
        id: one.id,
        unit_name: units.get(&one.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        unit_id: one.unit_id,
        name: one.name,
        from_place: one.from_place,
        paper_over: past(one.paper_until),
        paper_no: one.paper_no,
        paper_until: one.paper_until,
        since: one.since,
        over: past(one.until) || one.end_recorded_at.is_some(),
        until: one.until,
    };
    Ok(visitors.into_iter().map(out).collect())
}
