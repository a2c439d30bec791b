use super::NewDevelopmentQuota;
use crate::{
    desk::Desk,
    development::{
        problems::{
            DEVELOPS_NOBODY, PLAN_CHANGED, PLAN_HANDED_ON, PLAN_NONE_ABOVE, PLAN_REASON, PLAN_TOO_MANY,
        },
        rules::{Giving, NotGiven, give},
        store::{
            self,
            plan::{ChangeRecord, Changes, Model},
        },
        tell,
    },
    units::{self, Unit, UnitState},
};
use kernel::UnitId;
use rest::{OnConstraint, Problem};
use rulepack::Capability;

/// Keeps the number, where the unit may be given it.
///
/// # Errors
/// When it may not, the giver has no more, or somebody was faster.
pub async fn set(
    desk: &Desk<'_>,
    unit: &Unit,
    giver: &Unit,
    new: NewDevelopmentQuota,
) -> Result<(), Problem> {
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    if !kinds.can(unit.kind, Capability::DevelopMembers) {
        return Err(DEVELOPS_NOBODY.at("/unit_id").with("name", &unit.name));
    }
    // the giver first, then the unit: whoever gives at once waits in the same order
    let held = match unit.parent_id {
        None => None,
        Some(above) => {
            let plan = store::claim_plan(desk.tx, above, new.year).await?;
            let none = || PLAN_NONE_ABOVE.with("name", &giver.name).with("year", new.year);
            Some(plan.ok_or_else(|| none().field("/unit_id", &PLAN_NONE_ABOVE))?.quota())
        }
    };
    let before = store::claim_plan(desk.tx, unit.id, new.year).await?;
    if before.as_ref().map(|plan| plan.version) != new.version {
        return Err(PLAN_CHANGED.at("/version"));
    }
    if before.is_some() && new.reason.is_none() {
        return Err(PLAN_REASON.at("/reason"));
    }
    // what a unit had that is gone can only be taken back
    let more = before.as_ref().is_none_or(|plan| new.quota > plan.quota());
    if unit.state != UnitState::Active && more {
        return Err(units::NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    allowed(desk, unit, held, before.as_ref(), &new).await?;
    keep(desk, unit, before, new).await
}

/// Nobody gives more than they have.
async fn allowed(
    desk: &Desk<'_>,
    unit: &Unit,
    held: Option<u32>,
    before: Option<&Model>,
    new: &NewDevelopmentQuota,
) -> Result<(), Problem> {
    let others = match unit.parent_id {
        None => 0,
        Some(above) => given_by(desk, above, unit.id, new.year).await?,
    };
    let giving = Giving {
        held,
        others,
        given_on: given_by(desk, unit.id, unit.id, new.year).await?,
        before: before.map(Model::quota),
        wanted: new.quota,
    };
    give(giving).map_err(|not| match not {
        NotGiven::More { left } => PLAN_TOO_MANY.with("left", left).field("/quota", &PLAN_TOO_MANY),
        NotGiven::Less { given_on } => {
            PLAN_HANDED_ON.with("given", given_on).field("/quota", &PLAN_HANDED_ON)
        }
    })
}

/// What the units directly below one were given, but for one of them.
async fn given_by(desk: &Desk<'_>, giver: UnitId, but: UnitId, year: i16) -> Result<u32, Problem> {
    let plans = store::plans_of(desk.tx, units::ids_directly_below(giver), year).await?;
    let given = plans.iter().filter(|plan| plan.unit_id != but).map(Model::quota);
    Ok(given.fold(0, u32::saturating_add))
}

async fn keep(
    desk: &Desk<'_>,
    unit: &Unit,
    before: Option<Model>,
    new: NewDevelopmentQuota,
) -> Result<(), Problem> {
    let (year, quota, decided_on) = (new.year, new.quota, new.decided_on);
    let old = before.as_ref().map(Model::quota);
    let change = ChangeRecord {
        quota,
        decided_on,
        doc_no: new.doc_no,
        reason: new.reason,
        set_by: desk.who.id,
        set_at: desk.now,
    };
    tell::quota(desk, unit, year, old, &change).await?;
    let kept = i32::try_from(quota).unwrap_or(i32::MAX);
    match before {
        Some(mut plan) => {
            plan.quota = kept;
            plan.changes.0.push(change);
            store::update_plan(desk.tx, plan, desk.now).await?;
        }
        None => {
            let (now, changes) = (desk.now, Changes(vec![change]));
            let plan = Model {
                unit_id: unit.id,
                year,
                quota: kept,
                changes,
                created_at: now,
                updated_at: now,
                version: 1,
            };
            let inserted = store::insert_plan(desk.tx, plan).await;
            inserted.on_constraint("development_plans_pkey", &PLAN_CHANGED, "/version")?;
        }
    }
    Ok(())
}
