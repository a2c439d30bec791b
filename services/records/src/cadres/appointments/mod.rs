//! Appointments: proposed, put up in a notice, decided, and confirmed after the probation in post.

pub mod get;
pub mod list;
mod objections;
pub mod propose;
pub mod step;
mod view;

pub use view::AppointmentItem;

use super::{
    details::FormSlip,
    query::{self, Placed},
    rules::steps::Rules,
    store::{self, appointment::Model},
    words::AppointmentState,
};
use crate::desk::Desk;
use access::Action;
use kernel::CadreAppointmentId;
use rest::{Call, Problem, kinds};
use rulepack::Calendar;
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// The rules of the day on which something was proposed.
pub fn rules<'a>(desk: &'a Desk<'_>, day: Date, calendar: &'a Calendar) -> Rules<'a> {
    let cadres = &desk.pack.cadres;
    Rules { notice: &cadres.notice.on(day).value, probation: &cadres.probation.on(day).value, calendar }
}

/// The appointment with its cadre.
///
/// # Errors
/// 404 when there is none within reach.
async fn reached(call: &Call, id: CadreAppointmentId) -> Result<(Model, Placed), Problem> {
    let seen = match query::seen(call, Action::View).await {
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        other => other?,
    };
    let within = Condition::all().add(store::appointment::Column::CadreId.in_subquery(store::ids(seen)));
    let found = store::appointment(call.tx(), id, within).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let placed = query::reached(call, found.cadre_id).await?;
    Ok((found, placed))
}

/// Those of a cadre, the latest first.
///
/// # Errors
/// When the database is away.
pub async fn of(desk: &Desk<'_>, placed: &Placed) -> Result<Vec<AppointmentItem>, Problem> {
    let all = store::of_cadre(desk.tx, placed.cadre.id).await?;
    let item =
        |one: Model| AppointmentItem::of(desk, one, &placed.cadre.name, placed.unit.id, &placed.unit.name);
    Ok(all.into_iter().map(item).collect())
}

/// What is proposed of a cadre now, as the form writes it.
///
/// # Errors
/// When the database is away.
pub async fn slip_of(desk: &Desk<'_>, placed: &Placed) -> Result<Option<FormSlip>, Problem> {
    let all = store::of_cadre(desk.tx, placed.cadre.id).await?;
    let open = |one: &&Model| matches!(one.state, AppointmentState::Proposed | AppointmentState::InNotice);
    Ok(all.iter().find(open).map(|one| FormSlip {
        proposed_post: one.post.clone(),
        removed_post: one.removes.clone().unwrap_or_default(),
        reason: one.reason.clone(),
        reported_by: placed.unit.name.clone(),
        ..placed.cadre.details.form.clone()
    }))
}
