mod given;

use super::{
    get::giver,
    meant,
    view::{PlanLine, line},
    year::Year,
};
use crate::{
    Records, dates,
    desk::Desk,
    development::{open::practised, problems::PLAN_TOO_FAR},
    text, units,
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use given::set;
use kernel::UnitId;
use rest::{Answer, Ctx, Json, Problem, kinds};
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
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
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
