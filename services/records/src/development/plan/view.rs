use super::year::Year;
use crate::{desk::Desk, development::store::file, units::Unit};
use kernel::UnitId;
use rulepack::{
    UnitKind,
    development::{QuotaRules, Weight},
};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// The plan of a year: a unit, and the units directly below it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPlan)]
pub struct PlanOut {
    pub year: i16,
    pub unit: PlanLine,
    pub below: Vec<PlanLine>,
    /// The actor may say what the unit was given.
    pub may_set: bool,
    /// The actor may hand on to those below.
    pub may_give: bool,
    pub rule: PlanRule,
}

/// A unit with everything below it, in one year.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPlanLine)]
pub struct PlanLine {
    pub unit_id: UnitId,
    pub unit_name: String,
    pub kind: UnitKind,
    /// What it was given; none while nothing was.
    pub quota: Option<u32>,
    /// What of it was handed on.
    pub handed_on: u32,
    /// Files that have a place in the plan and are on their way.
    pub listed: u32,
    pub admitted: u32,
    /// Admitted beside the procedure; not counted against the plan.
    pub special: u32,
    pub left: Option<u32>,
    /// Admitted beyond the plan.
    pub over: u32,
    /// Of the number; none while there is none.
    pub version: Option<i32>,
    /// Every decision on it, in order.
    pub changes: Vec<PlanChange>,
}

/// A number that was decided.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPlanChange)]
pub struct PlanChange {
    pub quota: u32,
    pub decided_on: Date,
    pub doc_no: Option<String>,
    pub reason: Option<String>,
}

/// What a plan that is used up does, and by which rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPlanRule)]
pub struct PlanRule {
    pub when_full: Weight,
    pub plan_month: u8,
    pub source: String,
    pub since: Date,
    pub own: bool,
}

/// The place of a file in a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPlanPlace)]
pub struct PlanPlace {
    pub year: i16,
    pub on: Date,
    /// Why, where the plan was used up already.
    pub reason: Option<String>,
}

impl PlanPlace {
    pub fn of(file: &file::Model) -> Option<Self> {
        let (year, on) = file.plan_year.zip(file.planned_on)?;
        Some(Self { year, on, reason: file.plan_reason.clone() })
    }
}

impl PlanRule {
    pub fn of(desk: &Desk<'_>) -> Self {
        let rule = desk.pack.development.quota.on(desk.today);
        let QuotaRules { when_full, plan_month, .. } = &rule.value;
        Self {
            when_full: when_full.usual,
            plan_month: *plan_month,
            source: rule.source.clone(),
            since: rule.effective_from,
            own: rule.own,
        }
    }
}

pub fn line(year: &Year<'_>, unit: &Unit) -> PlanLine {
    let plan = year.whole(unit.id, &unit.path);
    let kept = year.plan_of(unit.id);
    let changes = kept.map(|plan| plan.changes.0.as_slice()).unwrap_or_default();
    PlanLine {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        kind: unit.kind,
        quota: plan.quota,
        handed_on: year.handed_on(&unit.path),
        listed: plan.in_hand,
        admitted: plan.developed,
        special: year.special(&unit.path),
        left: plan.left,
        over: plan.over,
        version: kept.map(|plan| plan.version),
        changes: changes
            .iter()
            .map(|one| PlanChange {
                quota: one.quota,
                decided_on: one.decided_on,
                doc_no: one.doc_no.clone(),
                reason: one.reason.clone(),
            })
            .collect(),
    }
}
