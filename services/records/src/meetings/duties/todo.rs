use super::facts::{self, Facts};
use crate::{
    desk::Desk,
    meetings::rules::filling::{DutyState, Filled},
    month::{Matter, SOON, Todo, Urgency},
    units::Unit,
};
use kernel::{MeetingId, SHANGHAI, business_date};
use rest::Problem;
use std::collections::BTreeMap;

/// What the year asked for and nobody recorded, since the unit is in the system, and what its periods still ask for and
/// nothing is planned for.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let facts = facts::gather(desk, unit, desk.today.year()).await?;
    let known_since = business_date(unit.created_at, SHANGHAI);
    let mut missing = BTreeMap::new();
    let mut all = Vec::new();
    for filled in &facts.filled {
        match filled.state(desk.today) {
            DutyState::Missing { left } if filled.duty.span.last_day() >= known_since => {
                let todo = missing
                    .entry((filled.duty.unit, filled.duty.kind))
                    .or_insert_with(|| of(&facts, filled, Urgency::Overdue, Matter::DutyMissing));
                todo.count += u32::from(left);
            }
            DutyState::Open { left, until } => {
                let left = u32::from(left).saturating_sub(planned(&facts, filled));
                let urgency = Urgency::of(until, desk);
                let far = urgency == Urgency::Coming && until > desk.today.saturating_add(SOON);
                if left == 0 || far {
                    continue;
                }
                all.push(Todo { count: left, ..of(&facts, filled, urgency, Matter::DutyOpen) });
            }
            _ => {}
        }
    }
    all.extend(missing.into_values());
    Ok(all)
}

fn of(facts: &Facts, filled: &Filled<MeetingId>, urgency: Urgency, matter: Matter) -> Todo {
    let name = facts.names.get(&filled.duty.unit).map(String::as_str).unwrap_or_default();
    let todo = Todo::at(filled.duty.unit, name, urgency, matter, 0).on(filled.duty.span.last_day());
    Todo { kind: Some(filled.duty.kind), ..todo }
}

fn planned(facts: &Facts, filled: &Filled<MeetingId>) -> u32 {
    let planned = facts.planned_for(&filled.duty).count();
    u32::try_from(planned).unwrap_or(u32::MAX)
}
