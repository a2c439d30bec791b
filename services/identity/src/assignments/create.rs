use super::{
    Gift, Target, give, problems,
    shape::{AssignmentOut, shaped},
    target,
};
use crate::{accounts, desk::Desk, units};
use access::{Action, ResourceKind};
use axum::{http::StatusCode, response::Response};
use kernel::{AccountId, UnitId};
use rest::{Answer, Ctx, Json, Problem, Waiting, kinds};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A role to give.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssignment {
    account_id: AccountId,
    role: String,
    /// Absent: the organisation as a whole.
    unit_id: Option<UnitId>,
    /// First day; today where absent.
    from: Option<Date>,
    /// The first day on which it does not hold any more.
    to: Option<Date>,
}

/// Nobody has held a role before; a year like this is a slip of the pen.
const EARLIEST: i32 = 1900;

/// Give a role
#[utoipa::path(post, path = "/assignments", tag = "assignments", operation_id = "create_assignment",
    request_body = NewAssignment,
    responses((status = 201, description = "Given", body = AssignmentOut)))]
pub async fn create(waiting: Waiting, Json(new): Json<NewAssignment>) -> Response {
    units::once_heard(&waiting, &[&problems::UNKNOWN_UNIT], |ctx| attempt(ctx, &new)).await
}

async fn attempt(ctx: Ctx, new: &NewAssignment) -> Answer {
    let Target { role, unit } =
        target(&ctx, Action::Assign, ResourceKind::Assignment, &new.role, new.unit_id).await?;
    let account = accounts::visible(&ctx, new.account_id).await.map_err(unknown)?;
    let from_on = new.from.unwrap_or(ctx.today());
    if from_on.year() < EARLIEST {
        return Err(kinds::VALIDATION.problem().field("/from", &kinds::INVALID_VALUE));
    }
    if new.to.is_some_and(|to| to <= from_on || to <= ctx.today()) {
        return Err(kinds::VALIDATION.problem().field("/to", &problems::BAD_PERIOD));
    }
    let gift = Gift { account: account.id, role, unit, from_on, to_on: new.to };
    let given = give(&Desk::of(&ctx), gift).await?;
    let out: Option<AssignmentOut> = shaped(ctx.tx(), vec![given]).await?.pop();
    ctx.reply(StatusCode::CREATED, &out).await
}

/// The account is a value of the input, not the address of the request.
fn unknown(problem: Problem) -> Problem {
    if problem.kind() == &kinds::NOT_FOUND {
        kinds::VALIDATION.problem().field("/account_id", &problems::UNKNOWN_ACCOUNT)
    } else {
        problem
    }
}
