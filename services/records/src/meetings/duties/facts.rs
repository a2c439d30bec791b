use super::view::Totals;
use crate::{
    dates::EARLIEST,
    desk::Desk,
    meetings::{
        participation,
        rules::{
            calendar::{self, Choices, Duty},
            filling::{Filled, Held, falls_to, fill},
            lateness::{HalfDays, median},
        },
        store::{
            self,
            meeting::{Column, Model},
        },
        talks,
        words::MeetingState,
    },
    posts,
    sql::any_of,
    units::{self, Unit},
};
use kernel::{MeetingId, Period, SHANGHAI, UnitId, YearMonth, business_date};
use rest::Problem;
use rulepack::{UnitKind, elections::Office};
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;
use time::{Date, Month};

/// What the calendar of a year is made of.
pub struct Facts {
    pub filled: Vec<Filled<MeetingId>>,
    /// Everything held or planned that could count, by id.
    pub meetings: HashMap<MeetingId, Model>,
    /// Names of the unit and its groups.
    pub names: HashMap<UnitId, String>,
}

impl Facts {
    /// Meetings that are planned for a duty.
    pub fn planned_for(&self, duty: &Duty) -> impl Iterator<Item = &Model> {
        let duty = *duty;
        self.meetings
            .values()
            .filter(move |meeting| meeting.state == MeetingState::Planned && falls_to(&held(meeting), &duty))
    }

    /// What the meetings of a year come to.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn totals(&self, desk: &Desk<'_>, year: i32) -> Result<Totals, Problem> {
        let (first, last) = talks::span(year);
        let day = desk.today.clamp(first, last);
        let held: Vec<&Model> =
            self.meetings.values().filter(|one| one.held() && one.day.year() == year).collect();
        Ok(Totals {
            filed_after: self.filed_after(desk, year).await?,
            participation: participation::attended(desk, &held, day).await?,
            study: participation::studied(desk, &held, day),
        })
    }

    /// How long after the meetings of a year their records were filed; none where nothing was.
    ///
    /// # Errors
    /// When the database is away.
    async fn filed_after(&self, desk: &Desk<'_>, year: i32) -> Result<Option<HalfDays>, Problem> {
        let filed = |one: &&Model| one.state == MeetingState::Filed && one.day.year() == year;
        let held: HashMap<MeetingId, Date> =
            self.meetings.values().filter(filed).map(|one| (one.id, one.day)).collect();
        let first = store::first_filed(desk.tx, held.keys().copied().collect()).await?;
        let records = first.into_iter().filter_map(|(id, at)| {
            let day = held.get(&id)?;
            Some((*day, business_date(at, SHANGHAI)))
        });
        Ok(median(&records.collect::<Vec<(Date, Date)>>()))
    }
}

/// # Errors
/// When the database is away.
pub async fn gather(desk: &Desk<'_>, unit: &Unit, year: i32) -> Result<Facts, Problem> {
    // what a group owes is asked of its branch
    let parent = match unit.parent_id.filter(|_| unit.kind == UnitKind::Group) {
        Some(parent) => units::by_ids(desk.tx, vec![parent]).await?.remove(&parent),
        None => None,
    };
    let (branch, groups) = match parent {
        Some(branch) => (branch, vec![unit.clone()]),
        None => (unit.clone(), groups(desk, unit).await?),
    };
    let duties = duties(desk, &branch, &groups, year).await?;
    let duties: Vec<Duty> = match unit.kind {
        UnitKind::Group => duties.into_iter().filter(|duty| duty.unit == unit.id).collect(),
        _ => duties,
    };
    let names: HashMap<UnitId, String> =
        groups.iter().chain([unit]).map(|unit| (unit.id, unit.name.clone())).collect();
    let meetings = meetings(desk, names.keys().copied().collect(), year).await?;
    let held: Vec<Held<MeetingId>> = meetings.iter().filter(|meeting| meeting.held()).map(held).collect();
    let filled = fill(&duties, &held);
    Ok(Facts { filled, names, meetings: meetings.into_iter().map(|one| (one.id, one)).collect() })
}

async fn groups(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Unit>, Problem> {
    let children = units::children(desk.tx, unit.id).await?;
    Ok(children.into_iter().filter(|child| child.kind == UnitKind::Group).collect())
}

async fn duties(desk: &Desk<'_>, branch: &Unit, groups: &[Unit], year: i32) -> Result<Vec<Duty>, Problem> {
    let unit = calendar::Unit {
        id: branch.id,
        kind: branch.kind,
        life: life(branch),
        committee: committee(desk, branch.id).await?,
        groups: groups.iter().map(|group| (group.id, life(group))).collect(),
    };
    Ok(calendar::of_year(&desk.pack.organisational_life, &Choices::default(), &unit, year))
}

/// A unit whose founding nobody has entered was there as long as anything is known.
pub fn life(unit: &Unit) -> Period {
    Period { from: unit.founded_on.unwrap_or(EARLIEST), until: unit.dissolved_on }
}

/// There is a committee while somebody has a seat in it beside the secretary and the deputy: a small branch has these
/// two alone.
async fn committee(desk: &Desk<'_>, unit: UnitId) -> Result<Vec<Period>, Problem> {
    let held = posts::periods(desk.tx, unit).await?;
    let seats = held.into_iter().filter(|(post, _)| Office::of(*post) == Some(Office::CommitteeMember));
    Ok(seats.map(|(_, period)| period).collect())
}

/// Those of the year, and of the months after it in which it can still be made up for.
async fn meetings(desk: &Desk<'_>, units: Vec<UnitId>, year: i32) -> Result<Vec<Model>, Problem> {
    let month = |year, month| YearMonth::new(year, month).unwrap_or(YearMonth::of(desk.today));
    let (first, last) = (month(year, Month::January), month(year, Month::December));
    let until = calendar::last_of_grace(&desk.pack.organisational_life, last);
    let counts = Condition::all()
        .add(any_of(Column::UnitId, units))
        .add(Column::State.ne(MeetingState::Cancelled))
        .add(Column::Day.between(first.first_day(), until));
    Ok(store::all(desk.tx, counts).await?)
}

/// As the rules see it, whether it was held or is planned.
fn held(meeting: &Model) -> Held<MeetingId> {
    Held {
        record: meeting.id,
        unit: meeting.unit_id,
        kinds: meeting.kinds(),
        held_on: meeting.day,
        serves_year: meeting.serves_year.map(i32::from),
    }
}
