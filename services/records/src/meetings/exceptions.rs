//! Meetings of the last period that nobody recorded, for all units at once: the rules are those of the duty calendar of
//! a unit, the facts come in few queries.

use super::{
    duties,
    rules::{
        calendar::{self, Choices, Duty},
        filling::{Held, fill},
    },
    store,
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    posts,
    units::{self, Unit},
};
use access::Reach;
use kernel::{MeetingId, Period, SHANGHAI, UnitId, YearMonth, business_date};
use rest::Problem;
use rulepack::{UnitKind, elections::Office, organisational_life::MeetingKind};
use std::collections::{BTreeSet, HashMap};
use time::Date;

/// So many months after its end a period is asked about at most. Longer periods are matched record by record, for they
/// may be made up for later; of the others it is enough to count.
const LONGEST: i32 = 3;

/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let all = units::all_within(desk.tx, reach, u64::from(u32::MAX)).await?;
    let tree = Tree { committees: committees(desk).await?, groups: groups(&all) };
    let asked = all.iter().filter(|unit| unit.kind != UnitKind::Group);
    let ended: Vec<(&Unit, Vec<Duty>)> = asked.map(|unit| (unit, tree.ended(desk, unit))).collect();
    let duties: Vec<&Duty> = ended.iter().flat_map(|(_, duties)| duties).collect();
    let facts = facts(desk, &duties).await?;
    Ok(ended.into_iter().filter_map(|(unit, duties)| facts.missing(unit, &duties)).collect())
}

/// What was held in the months these duties are of.
async fn facts(desk: &Desk<'_>, ended: &[&Duty]) -> Result<Facts, Problem> {
    let first = YearMonth::of(desk.today).plus(-2 * LONGEST).first_day();
    let counts = store::held_by_month(desk.tx, first, desk.today).await?;
    let matched: Vec<&Duty> = ended.iter().copied().filter(|duty| is_matched(duty)).collect();
    let kinds: BTreeSet<MeetingKind> = matched.iter().map(|duty| duty.kind).collect();
    let mut held: HashMap<UnitId, Vec<Held<MeetingId>>> = HashMap::new();
    if let Some(first) = matched.iter().map(|duty| duty.span.first).min() {
        for one in store::held_slim_of(desk.tx, &kinds, first.first_day(), desk.today).await? {
            held.entry(one.1).or_default().push(duties::held(one));
        }
    }
    Ok(Facts { counts, held })
}

fn is_matched(duty: &Duty) -> bool {
    duty.months() > LONGEST || duty.grace_months > 0
}

/// What of the tree decides who owes what.
struct Tree<'a> {
    committees: HashMap<UnitId, Vec<Period>>,
    groups: HashMap<UnitId, Vec<&'a Unit>>,
}

struct Facts {
    /// So many meetings by unit, kind and month.
    counts: HashMap<(UnitId, MeetingKind, YearMonth), u32>,
    /// Records of the kinds that are matched.
    held: HashMap<UnitId, Vec<Held<MeetingId>>>,
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

impl Tree<'_> {
    /// The last period of each duty that is over.
    fn ended(&self, desk: &Desk<'_>, unit: &Unit) -> Vec<Duty> {
        let groups = self.groups.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
        let asked = calendar::Unit {
            id: unit.id,
            kind: unit.kind,
            life: duties::life(unit),
            committee: self.committees.get(&unit.id).cloned().unwrap_or_default(),
            groups: groups.iter().map(|group| (group.id, duties::life(group))).collect(),
        };
        let known = business_date(unit.created_at, SHANGHAI);
        let years = [desk.today.year() - 1, desk.today.year()];
        let life = &desk.pack.organisational_life;
        let all =
            years.into_iter().flat_map(|year| calendar::of_year(life, &Choices::default(), &asked, year));
        all.filter(|duty| last_ended(duty, desk.today) && duty.span.last_day() >= known).collect()
    }
}

impl Facts {
    fn missing(&self, unit: &Unit, ended: &[Duty]) -> Option<Found> {
        let left = |duty: &Duty| u32::from(duty.times).saturating_sub(self.done(duty));
        let all = ended.iter().map(|duty| (left(duty), duty.until()));
        let missing: Vec<(u32, Date)> = all.filter(|(left, _)| *left > 0).collect();
        let count: u32 = missing.iter().map(|(left, _)| left).sum();
        let on = missing.iter().map(|(_, until)| *until).min();
        (count > 0).then_some(Found { matter: ExceptionMatter::DutyMissing, unit: unit.id, count, on })
    }

    fn done(&self, duty: &Duty) -> u32 {
        if is_matched(duty) {
            let held = self.held.get(&duty.unit).map(Vec::as_slice).unwrap_or_default();
            return fill(&[*duty], held).iter().map(|filled| u32::from(filled.done())).sum();
        }
        let months = std::iter::successors(Some(duty.span.first), |month| Some(month.next()));
        let within = months.take_while(|month| *month <= duty.span.last);
        within.filter_map(|month| self.counts.get(&(duty.unit, duty.kind, month))).sum()
    }
}

/// Over, and the one after it is not; of long ones it is asked for some months alone.
fn last_ended(duty: &Duty, today: Date) -> bool {
    duty.over_since(today, duty.months().min(LONGEST))
}
