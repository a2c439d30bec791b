use crate::{
    desk::Desk,
    development::{
        rules::{Body, power},
        store,
        whole::ruleset,
        words::DevelopmentStanding,
    },
    month::{Matter, SOON, Todo, Urgency},
    units::{self, Unit},
};
use kernel::{SHANGHAI, add_months, business_date};
use rest::Problem;
use rulepack::development::{Limit, Power};
use time::Date;

/// Those whose number asks for an analysis.
const ASKING: &[DevelopmentStanding] = &[DevelopmentStanding::Activist, DevelopmentStanding::Candidate];

/// A committee with the power to approve admissions has the pool to analyse, whatever stands above it.
pub fn analyses(desk: &Desk<'_>, unit: &Unit) -> bool {
    let body = Body { kind: unit.kind, under_township: false, temporary: false };
    let practised = desk.pack.development.practice.on(desk.today).value.practised;
    practised && power(&ruleset(desk, desk.today).approval.value, body) == Power::Approves
}

/// The day by which a committee has to do it next; none where nobody is in the pool, or it has none. The first time is
/// counted from the day the first file was opened here.
///
/// # Errors
/// When the database is away.
pub async fn due_by(desk: &Desk<'_>, unit: &Unit) -> Result<Option<Date>, Problem> {
    let every = ruleset(desk, desk.today).number(Limit::PoolReviewEvery);
    let Some(every) = every.filter(|_| analyses(desk, unit)) else { return Ok(None) };
    let below = || units::ids_below(&unit.path);
    if !store::any_in_pool(desk.tx, below(), ASKING).await? {
        return Ok(None);
    }
    let last = store::pool_reviews(desk.tx, unit.id, None, 1).await?.pop();
    let from = match last {
        Some(last) => Some(last.done_on),
        None => store::first_opened(desk.tx, below()).await?.map(|at| business_date(at, SHANGHAI)),
    };
    Ok(from.map(|from| add_months(from, every)))
}

/// What the board of a committee says of it.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Option<Todo>, Problem> {
    let until = desk.today.saturating_add(SOON).max(desk.last_of_month());
    let due = due_by(desk, unit).await?.filter(|day| *day <= until);
    Ok(due.map(|day| Todo::of(unit, Urgency::of(day, desk), Matter::PoolReviewDue, 1).on(day)))
}
