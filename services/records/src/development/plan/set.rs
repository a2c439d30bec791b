use super::{
    get::giver,
    meant,
    view::{PlanLine, line},
    year::Year,
};
use crate::{
    Records, dates,
    desk::Desk,
    development::{
        open::practised,
        problems::{
            DEVELOPS_NOBODY, PLAN_CHANGED, PLAN_HANDED_ON, PLAN_NONE_ABOVE, PLAN_REASON, PLAN_TOO_FAR,
            PLAN_TOO_MANY, UNIT_NOT_ACTIVE, UNKNOWN_UNIT,
        },
        rules::{Giving, NotGiven, give},
        store::{
            self,
            plan::{ChangeRecord, Changes, Model},
        },
        tell,
    },
    text,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use rulepack::Capability;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// How many people a unit may admit in a year.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevelopmentQuota {
    #[schema(minimum = 1950, maximum = 2100)]
    pub year: i16,
    pub unit_id: UnitId,
    #[schema(maximum = 100000)]
    pub quota: u32,
    /// The day on the paper.
    pub decided_on: Date,
    #[serde(default)]
    pub doc_no: Option<String>,
    /// Why it is another number than before.
    #[serde(default)]
    pub reason: Option<String>,
    /// Of the number that is there; absent for the first.
    #[serde(default)]
    pub version: Option<i32>,
}

const MOST: u32 = 100_000;

/// Say how many people a unit may admit in a year
///
/// At the top it is what came from outside; everywhere else the unit above gives of its own, never more than it has. An
/// earlier number stays on record.
#[utoipa::path(post, path = "/development/plan", tag = "development", operation_id = "set_development_quota",
    request_body = NewDevelopmentQuota, responses((status = CREATED, body = PlanLine)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Json(new): Json<NewDevelopmentQuota>,
) -> Answer {
    ctx.reach_something(Action::Decide, ResourceKind::Development).await?;
    let unit = units::named(&ctx, new.unit_id, &UNKNOWN_UNIT, "/unit_id").await?;
    let desk = records.desk(&ctx);
    let giver = giver(&desk, &unit).await?;
    ctx.authorize_step(Action::Decide, &Thing::within(ResourceKind::Development, giver.path.as_str()))
        .await?;
    let new = tidy(&desk, new)?;
    let year = new.year;
    set(&desk, &unit, &giver, new).await?;
    let out = line(&Year::below(&desk, &unit.path, year).await?, &unit);
    ctx.reply(StatusCode::CREATED, &out).await
}

fn tidy(desk: &Desk<'_>, new: NewDevelopmentQuota) -> Result<NewDevelopmentQuota, Problem> {
    practised(desk)?;
    let year = meant(new.year, "/year")?;
    let next = desk.today.year() + 1;
    if i32::from(year) > next {
        return Err(PLAN_TOO_FAR.with("next", next).field("/year", &PLAN_TOO_FAR));
    }
    if new.quota > MOST {
        let bounds = [("least", "0".to_owned()), ("most", MOST.to_string())];
        return Err(kinds::VALIDATION.problem().field_with("/quota", &kinds::OUT_OF_RANGE, &bounds));
    }
    dates::past(new.decided_on, desk.today, "/decided_on")?;
    let doc_no = text::kept(new.doc_no, "/doc_no", 100)?;
    let reason = text::kept(new.reason, "/reason", 200)?;
    Ok(NewDevelopmentQuota { doc_no, reason, ..new })
}

async fn set(desk: &Desk<'_>, unit: &Unit, giver: &Unit, new: NewDevelopmentQuota) -> Result<(), Problem> {
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
        return Err(UNIT_NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
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
