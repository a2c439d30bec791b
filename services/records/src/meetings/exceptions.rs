//! Meetings of the last month or quarter that nobody recorded, for all units at once: the rules are those of the duty
//! calendar of a unit, the facts come in four queries.

use super::{
    duties,
    rules::calendar::{self, Choices, Duty},
    store,
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    posts,
    units::{self, Unit},
};
use access::Reach;
use kernel::{Period, SHANGHAI, UnitId, YearMonth, business_date};
use rest::Problem;
use rulepack::{UnitKind, elections::Office, organisational_life::MeetingKind};
use std::collections::{BTreeSet, HashMap};
use time::Date;

/// Longer periods are asked about when they are worked on, not here.
const LONGEST: i32 = 3;

/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let all = units::all_within(desk.tx, reach, u64::from(u32::MAX)).await?;
    let first = YearMonth::of(desk.today).plus(-2 * LONGEST);
    let facts = Facts {
        committees: committees(desk).await?,
        groups: groups(&all),
        held: store::held_by_month(desk.tx, first.first_day(), desk.today).await?.into_iter().collect(),
    };
    let asked = all.iter().filter(|unit| unit.kind != UnitKind::Group);
    Ok(asked.filter_map(|unit| facts.of(desk, unit, first)).collect())
}

struct Facts<'a> {
    committees: HashMap<UnitId, Vec<Period>>,
    groups: HashMap<UnitId, Vec<&'a Unit>>,
    /// So many meetings by unit, kind and month.
    held: HashMap<(UnitId, MeetingKind, YearMonth), u32>,
}

async fn committees(desk: &Desk<'_>) -> Result<HashMap<UnitId, Vec<Period>>, Problem> {
    let mut seats: HashMap<UnitId, Vec<Period>> = HashMap::new();
    for (unit, post, period) in posts::all_periods(desk.tx).await? {
        if Office::of(post) == Some(Office::CommitteeMember) {
            seats.entry(unit).or_default().push(period);
        }
    }
    Ok(seats)
}

fn groups(all: &[Unit]) -> HashMap<UnitId, Vec<&Unit>> {
    let mut groups: HashMap<UnitId, Vec<&Unit>> = HashMap::new();
    for group in all.iter().filter(|unit| unit.kind == UnitKind::Group) {
        if let Some(parent) = group.parent_id {
            groups.entry(parent).or_default().push(group);
        }
    }
    groups
}

impl Facts<'_> {
    fn of(&self, desk: &Desk<'_>, unit: &Unit, first: YearMonth) -> Option<Found> {
        let missing: Vec<(u32, Date)> = self
            .ended(desk, unit, first)
            .into_iter()
            .filter_map(|duty| {
                let left = u32::from(duty.times).saturating_sub(self.done(&duty));
                (left > 0).then(|| (left, duty.span.last_day()))
            })
            .collect();
        let count = missing.iter().map(|(left, _)| left).sum();
        let on = missing.iter().map(|(_, day)| *day).min();
        (count > 0).then_some(Found { matter: ExceptionMatter::DutyMissing, unit: unit.id, count, on })
    }

    /// The last period of each duty that is over.
    fn ended(&self, desk: &Desk<'_>, unit: &Unit, first: YearMonth) -> Vec<Duty> {
        let groups = self.groups.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
        let asked = calendar::Unit {
            id: unit.id,
            kind: unit.kind,
            life: duties::life(unit),
            committee: self.committees.get(&unit.id).cloned().unwrap_or_default(),
            groups: groups.iter().map(|group| (group.id, duties::life(group))).collect(),
        };
        let known = business_date(unit.created_at, SHANGHAI);
        let years: BTreeSet<i32> = [first.year(), desk.today.year()].into();
        let life = &desk.pack.organisational_life;
        let all =
            years.into_iter().flat_map(|year| calendar::of_year(life, &Choices::default(), &asked, year));
        all.filter(|duty| last_ended(duty, desk.today) && duty.span.last_day() >= known).collect()
    }

    fn done(&self, duty: &Duty) -> u32 {
        let months = std::iter::successors(Some(duty.span.first), |month| Some(month.next()));
        let within = months.take_while(|month| *month <= duty.span.last);
        within.filter_map(|month| self.held.get(&(duty.unit, duty.kind, month))).sum()
    }
}

/// Over, and the one after it is not.
fn last_ended(duty: &Duty, today: Date) -> bool {
    let (first, last) = (duty.span.first, duty.span.last);
    let length = (last.year() - first.year()) * 12 + i32::from(u8::from(last.month()))
        - i32::from(u8::from(first.month()))
        + 1;
    length <= LONGEST
        && duty.span.last_day() < today
        && last.plus(LONGEST.min(length)) >= YearMonth::of(today)
}
