use super::facts::{self, Facts};
use crate::{
    desk::Desk,
    meetings::rules::{
        calendar::{self, Duty},
        filling::{DutyState, Filled},
    },
    month::{Matter, SOON, Todo, Urgency},
    units::Unit,
};
use kernel::{MeetingId, SHANGHAI, UnitId, YearMonth, business_date};
use rest::Problem;
use rulepack::organisational_life::MeetingKind;
use std::collections::BTreeMap;
use time::{Date, Month};

/// Months the new year still asks about what the old one left undone.
const CARRIED: i32 = 3;

/// What was asked for and nobody recorded, since the unit is in the system, and what can still be held and nothing is
/// planned for: of this year, and of the last for some months.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let known_since = business_date(unit.created_at, SHANGHAI);
    let mut board = Board { desk, known_since, open: Vec::new(), missing: BTreeMap::new() };
    let this_year = desk.today.year();
    let last_year = Some(this_year - 1).filter(|year| carried(desk, *year));
    for year in last_year.into_iter().chain([this_year]) {
        let facts = facts::gather(desk, unit, year).await?;
        facts.filled.iter().for_each(|filled| board.add(&facts, filled));
    }
    board.open.extend(board.missing.into_values());
    Ok(board.open)
}

/// Whether anything of a year may be asked about still.
fn carried(desk: &Desk<'_>, year: i32) -> bool {
    let december = YearMonth::new(year, Month::December).unwrap_or(YearMonth::of(desk.today));
    let until = calendar::last_of_grace(&desk.pack.organisational_life, december);
    YearMonth::of(until).plus(CARRIED) >= YearMonth::of(desk.today)
}

struct Board<'a> {
    desk: &'a Desk<'a>,
    known_since: Date,
    open: Vec<Todo>,
    /// What is missing of a kind in a year is one thing to see to.
    missing: BTreeMap<(UnitId, MeetingKind, i32), Todo>,
}

impl Board<'_> {
    fn add(&mut self, facts: &Facts, filled: &Filled<MeetingId>) {
        let duty = &filled.duty;
        if duty.span.last_day() < self.known_since || !asked_about(duty, self.desk.today) {
            return;
        }
        match filled.state(self.desk.today) {
            DutyState::Missing { left } => {
                let todo = self
                    .missing
                    .entry((duty.unit, duty.kind, duty.span.last.year()))
                    .or_insert_with(|| of(facts, duty, Urgency::Overdue, Matter::DutyMissing));
                todo.count += u32::from(left);
            }
            DutyState::Open { left, until } => {
                let left = u32::from(left).saturating_sub(planned(facts, duty));
                let urgency = Urgency::of(until, self.desk);
                // it is near when its own months end, not only when those of grace do
                let far =
                    urgency == Urgency::Coming && duty.span.last_day() > self.desk.today.saturating_add(SOON);
                if left > 0 && !far {
                    self.open.push(Todo { count: left, ..of(facts, duty, urgency, Matter::DutyOpen) });
                }
            }
            DutyState::Done | DutyState::Ahead { .. } => {}
        }
    }
}

/// What is over is asked about in its year, and for some months.
fn asked_about(duty: &Duty, today: Date) -> bool {
    duty.until().year() >= today.year() || duty.over_since(today, CARRIED)
}

fn of(facts: &Facts, duty: &Duty, urgency: Urgency, matter: Matter) -> Todo {
    let name = facts.names.get(&duty.unit).map(String::as_str).unwrap_or_default();
    let todo = Todo::at(duty.unit, name, urgency, matter, 0).on(duty.until());
    Todo { kind: Some(duty.kind), year: Some(duty.span.last.year()), ..todo }
}

fn planned(facts: &Facts, duty: &Duty) -> u32 {
    u32::try_from(facts.planned_for(duty).count()).unwrap_or(u32::MAX)
}
