use crate::{
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    elections::{
        congress, findings,
        problems::{BEFORE_TERM, CONGRESS_NOT_HERE, DEPUTY_SEATS, SEATS},
        roll,
        rules::{Electors, form},
        said,
        store::parts::{Congress, Plan, Roll},
    },
    spoken,
    units::Unit,
};
use rest::Problem;
use rulepack::{Capability, Post};
use time::Date;

/// More than any body has: what is beyond is a slip of the keyboard.
const SEATS_MOST: u32 = 99;

/// Seats, day and assembly of a plan; a branch too small for a committee elects none, and no branch calls a congress.
///
/// # Errors
/// At the field that is not right.
pub async fn check(
    desk: &Desk<'_>,
    unit: &Unit,
    mut plan: Plan,
    (congress, day): (Option<&Congress>, Date),
) -> Result<Plan, Problem> {
    if day < EARLIEST {
        return Err(TOO_EARLY.at("/planned_on"));
    }
    if day > LATEST {
        return Err(TOO_LATE.at("/planned_on"));
    }
    if let Some(start) = unit.term_started_on.filter(|start| day <= *start) {
        return Err(BEFORE_TERM.at("/planned_on").with("start", start));
    }
    let kinds = &desk.pack.unit_kinds.on(day).value;
    let branch = kinds.can(unit.kind, Capability::HoldsMembers);
    if branch && congress.is_some() {
        return Err(CONGRESS_NOT_HERE.at("/congress").with("kind", spoken::kind(unit.kind)));
    }
    let one_deputy = desk.pack.posts.on(day).value.single.contains(&Post::DeputySecretary);
    seats(plan.committee, u32::from(!branch), SEATS_MOST, "/committee")?;
    seats(plan.deputies, 0, if one_deputy { 1 } else { SEATS_MOST }, "/deputies")?;
    leaders(desk, &plan, day)?;
    if plan.committee == 0 || plan.secretary_by != Electors::Committee {
        plan.secretary_by = if congress.is_some() { Electors::Congress } else { Electors::Members };
    }
    let people = roll::people(desk, unit, &Roll::default(), day).await?;
    let size = findings::form(desk, unit, plan.committee, roll::full_members(&people), day);
    let mut found: Vec<_> = size.into_iter().collect();
    if let Some(congress) = congress {
        // the approval may still come; without it the congress does not begin
        let members = u32::try_from(people.len()).unwrap_or(u32::MAX);
        found.extend(congress::of_size(desk, congress, members, (true, day)));
    }
    said::refuse(&found)?;
    Ok(plan)
}

/// Secretary and deputies are of the committee, where there is one.
fn leaders(desk: &Desk<'_>, plan: &Plan, day: Date) -> Result<(), Problem> {
    let most = form::deputies_most(desk.pack.elections.committee.on(day).value, plan.committee);
    match plan.committee {
        0 => seats(plan.deputies, 0, most, "/deputies"),
        _ if plan.deputies > most => Err(DEPUTY_SEATS.at("/deputies").with("most", most)),
        _ => Ok(()),
    }
}

fn seats(seats: u32, least: u32, most: u32, pointer: &str) -> Result<(), Problem> {
    if (least..=most).contains(&seats) {
        return Ok(());
    }
    Err(SEATS.at(pointer).with("least", least).with("most", most))
}
