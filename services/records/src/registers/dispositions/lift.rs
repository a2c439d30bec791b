use super::{
    effect, query,
    store::{self, Model},
    view::{self, DispositionOut},
};
use crate::{
    Records, dates,
    desk::Desk,
    members::Member,
    registers::{
        problems::{LIFTED_ALREADY, LIFTED_EARLY},
        rights,
    },
    text,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::DispositionId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// From when it does not hold any more.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DispositionLift)]
pub struct Lift {
    /// The first day without it.
    pub lifted_on: Date,
    /// Of the paper that says so.
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Lift what was decided about a member
///
/// Because what was wrong is corrected, or because the decision is revoked. Rights that rest by it are given back; a
/// membership that ended by it is not restored.
#[utoipa::path(post, path = "/dispositions/{id}/lift", tag = "registers", operation_id = "lift_disposition",
    request_body = Lift, params(("id" = DispositionId, Path)), responses((status = OK, body = DispositionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DispositionId>,
    Json(new): Json<Lift>,
) -> Answer {
    let (row, found) = query::to_decide(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let row = lift(&desk, row, &found.member, new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Disposition).await?;
    let out = view::shown(&desk, &open, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn lift(desk: &Desk<'_>, row: Model, member: &Member, new: Lift) -> Result<Model, Problem> {
    if row.lifted_on.is_some() {
        return Err(LIFTED_ALREADY.problem());
    }
    dates::past(new.lifted_on, desk.today, "/lifted_on")?;
    let began = row.in_force_from.unwrap_or(row.decided_on);
    if new.lifted_on < began {
        return Err(LIFTED_EARLY.with("day", began).field("/lifted_on", &LIFTED_EARLY));
    }
    if let Some(entry) = row.rights_suspension_id {
        rights::give_back(desk, member, entry, new.lifted_on).await?;
    }
    let lifted_doc_no = text::kept(new.doc_no, "/doc_no", 100)?;
    let row = Model { lifted_on: Some(new.lifted_on), lifted_doc_no, ..row };
    let row = store::save(desk.tx, row, desk.now).await?.ok_or_else(|| LIFTED_ALREADY.problem())?;
    let new = json!({"lifted_on": row.lifted_on});
    effect::audit(desk, "lift_disposition", &row, new, None).await?;
    effect::tell(desk, &row).await?;
    Ok(row)
}
