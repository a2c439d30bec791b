use crate::{
    desk::Desk,
    development::{
        rules::{self, Plan, Record},
        store::{self, plan::Model},
    },
    units::{self, Unit},
};
use kernel::UnitId;
use rest::Problem;
use rulepack::development::{QuotaRules, Workflow};
use std::collections::HashMap;
use time::{Date, Month};

/// A year of one part of the tree: what was planned, who has a place, who was admitted. Units are told by their paths, so
/// that whoever is moved counts where they are now.
pub struct Year<'a> {
    pub year: i16,
    rules: &'a QuotaRules,
    workflow: &'a Workflow,
    plans: Vec<(String, Model)>,
    admitted: Vec<(String, Vec<Record>)>,
    listed: Vec<String>,
    special: Vec<String>,
}

impl<'a> Year<'a> {
    /// The part of the tree below a path, the unit of the path included.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn below(desk: &Desk<'a>, path: &str, year: i16) -> Result<Self, Problem> {
        let (first, last) = days(year);
        let day = desk.today.clamp(first, last);
        let rules = &desk.pack.development.quota.on(day).value;
        let ids = || units::ids_below(path);
        let plans = store::plans_of(desk.tx, ids(), year).await?;
        let taken = store::taken(desk.tx, ids(), rules.counted_by.as_str(), (first, last)).await?;
        let listed = store::listed(desk.tx, ids(), year).await?;
        let special = store::special_of(desk.tx, ids()).await?;
        let named = plans.iter().map(|plan| plan.unit_id).chain(taken.iter().map(|(unit, _)| *unit));
        let named =
            named.chain(listed.iter().map(|(_, unit)| *unit)).chain(special.iter().map(|f| f.unit_id));
        let units = units::by_ids(desk.tx, named.collect()).await?;
        let path = |unit: UnitId| units.get(&unit).map(|unit| unit.path.clone()).unwrap_or_default();
        let mut files: HashMap<_, (String, Vec<Record>)> = HashMap::new();
        for (unit, step) in &taken {
            let file = files.entry(step.file_id).or_insert_with(|| (path(*unit), Vec::new()));
            file.1.push(step.record());
        }
        let mut beside = Vec::new();
        for file in &special {
            let of_year = file.special()?.is_some_and(|one| one.approved_on.year() == i32::from(year));
            beside.extend(of_year.then(|| path(file.unit_id)));
        }
        Ok(Self {
            year,
            rules,
            workflow: &desk.pack.development.workflow.on(day).value,
            listed: listed.iter().map(|(_, unit)| path(*unit)).collect(),
            plans: plans.into_iter().map(|plan| (path(plan.unit_id), plan)).collect(),
            admitted: files.into_values().collect(),
            special: beside,
        })
    }

    /// Every unit that was given something, with its path.
    pub fn plans(&self) -> &[(String, Model)] {
        &self.plans
    }

    pub fn plan_of(&self, unit: UnitId) -> Option<&Model> {
        self.plans.iter().map(|(_, plan)| plan).find(|plan| plan.unit_id == unit)
    }

    /// A unit with everything below it.
    pub fn whole(&self, unit: UnitId, path: &str) -> Plan {
        self.counted(self.plan_of(unit).map(Model::quota), |place| place.starts_with(path))
    }

    /// What a unit has kept for itself and for those below it that were given nothing of their own.
    pub fn kept(&self, unit: UnitId, path: &str) -> Plan {
        let given: Vec<&(String, Model)> = self.given(path);
        let elsewhere = given.iter().map(|(_, plan)| plan.quota()).fold(0, u32::saturating_add);
        let quota = self.plan_of(unit).map(|plan| plan.quota().saturating_sub(elsewhere));
        let under = |place: &str| given.iter().any(|(below, _)| place.starts_with(below.as_str()));
        self.counted(quota, |place| place.starts_with(path) && !under(place))
    }

    /// How much was handed on to units below.
    pub fn handed_on(&self, path: &str) -> u32 {
        self.given(path).iter().map(|(_, plan)| plan.quota()).fold(0, u32::saturating_add)
    }

    /// Special admissions in a unit and below it.
    pub fn special(&self, path: &str) -> u32 {
        number(self.special.iter().filter(|place| place.starts_with(path)).count())
    }

    /// The next plans below a path: those with none between.
    fn given(&self, path: &str) -> Vec<&(String, Model)> {
        let below: Vec<_> =
            self.plans.iter().filter(|(place, _)| place.starts_with(path) && place != path).collect();
        let next = |one: &&&(String, Model)| {
            !below.iter().any(|other| one.0 != other.0 && one.0.starts_with(other.0.as_str()))
        };
        below.iter().filter(next).copied().collect()
    }

    fn counted(&self, quota: Option<u32>, here: impl Fn(&str) -> bool) -> Plan {
        let files = self.admitted.iter().filter(|(place, _)| here(place)).map(|(_, records)| records);
        let in_hand = number(self.listed.iter().filter(|place| here(place)).count());
        rules::plan(self.rules, self.workflow, i32::from(self.year), quota, files, in_hand)
    }
}

/// The nearest unit, from this one up, that was given something for the year.
///
/// # Errors
/// When the database is away.
pub async fn nearest(desk: &Desk<'_>, unit: &Unit, year: i16) -> Result<Option<(Unit, Model)>, Problem> {
    let plans = store::plans_of(desk.tx, units::ids_above(&unit.path), year).await?;
    let mut above = units::by_ids(desk.tx, plans.iter().map(|plan| plan.unit_id).collect()).await?;
    let placed = plans.into_iter().filter_map(|plan| Some((above.remove(&plan.unit_id)?, plan)));
    Ok(placed.max_by_key(|(unit, _)| unit.path.len()))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// First and last day of a year that is meant.
fn days(year: i16) -> (Date, Date) {
    let day = |month, day| Date::from_calendar_date(i32::from(year), month, day);
    (day(Month::January, 1).unwrap_or(Date::MIN), day(Month::December, 31).unwrap_or(Date::MAX))
}
