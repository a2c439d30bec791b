//! What the calendar of a secretary expects of the month beside the meetings that are due.

use super::{
    duties,
    rules::{filling::DutyState, work},
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::{SHANGHAI, YearMonth, business_date};
use rest::Problem;
use rulepack::{
    Capability, UnitKind,
    organisational_life::{MeetingKind, WorkItem},
};

/// `known`: what the board says already. A meeting it asks for is not told twice.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit, known: &[Todo]) -> Result<Vec<Todo>, Problem> {
    if unit.kind == UnitKind::Group {
        return Ok(Vec::new());
    }
    let month = YearMonth::of(desk.today);
    let rules = &desk.pack.organisational_life.work_calendar.on(desk.today).value;
    let mut all = Vec::new();
    for item in work::expected(rules, month) {
        let open = match work::meeting(item) {
            Some(kind) if known.iter().any(|todo| todo.kind == Some(kind)) => false,
            Some(kind) => is_owed(desk, unit, kind).await?,
            None => concerns(desk, unit.kind, item),
        };
        if open {
            let until = work::until(rules, item, month).last_day();
            let todo = Todo::of(unit, Urgency::of(until, desk), Matter::WorkOfMonth, 1).on(until);
            all.push(Todo { work: Some(item), ..todo });
        }
    }
    Ok(all)
}

/// Dues are fixed where they are collected; lists of terms that run out are made above the branches, each of which
/// finds its own term on the board.
fn concerns(desk: &Desk<'_>, kind: UnitKind, item: WorkItem) -> bool {
    let can = |capability| desk.pack.unit_kinds.on(desk.today).value.can(kind, capability);
    match item {
        WorkItem::DuesFixing => {
            desk.pack.dues.practice.on(desk.today).value.practised && can(Capability::CollectDues)
        }
        WorkItem::ExpiringTerms => !can(Capability::HoldsMembers),
        _ => true,
    }
}

/// The unit owes this meeting and has not held it; in the first months it is the one of last year.
async fn is_owed(desk: &Desk<'_>, unit: &Unit, kind: MeetingKind) -> Result<bool, Problem> {
    let rules = &desk.pack.organisational_life.duties.on(desk.today).value;
    let grace = rules.0.get(&kind).map_or(0, |duty| duty.grace_months);
    let late = u8::from(desk.today.month()) <= grace;
    let facts = duties::gather(desk, unit, desk.today.year() - i32::from(late)).await?;
    let known_since = business_date(unit.created_at, SHANGHAI);
    Ok(facts.filled.iter().any(|filled| {
        let done = matches!(filled.state(desk.today), DutyState::Done | DutyState::Ahead { .. });
        filled.duty.unit == unit.id
            && filled.duty.kind == kind
            && filled.duty.span.last_day() >= known_since
            && !done
    }))
}
