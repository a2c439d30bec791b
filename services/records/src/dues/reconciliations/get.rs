use super::view::{self, ReconciliationOut};
use crate::{
    Records,
    desk::Desk,
    dues::{
        place,
        store::{
            line,
            reconciliation::{self, Column, Model},
        },
    },
};
use access::Action;
use axum::extract::State;
use kernel::DuesReconciliationId;
use rest::{Answer, Call, Ctx, Path, Problem, kinds};

/// Show a file with what became of its lines
#[utoipa::path(get, path = "/dues/reconciliations/{id}", tag = "dues", operation_id = "get_dues_reconciliation",
    params(("id" = DuesReconciliationId, Path)), responses((status = OK, body = ReconciliationOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesReconciliationId>,
) -> Answer {
    let desk = records.desk(&ctx);
    let run = reached(&ctx, &desk, id, Action::List).await?;
    let out = whole(&desk, run).await?;
    ctx.read(&out)
}

/// The file, if the actor may do this to it.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may only be looked at.
pub async fn reached(
    call: &Call,
    desk: &Desk<'_>,
    id: DuesReconciliationId,
    action: Action,
) -> Result<Model, Problem> {
    let seen = place::or_not_found(place::seen_of_units(call, Column::UnitId).await)?;
    let run =
        reconciliation::find_within(desk.tx, id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    place::books(call, desk, run.unit_id, action).await?;
    Ok(run)
}

/// # Errors
/// When the database is away.
pub async fn whole(desk: &Desk<'_>, run: Model) -> Result<ReconciliationOut, Problem> {
    let lines = line::of_run(desk.tx, run.id).await?;
    view::whole(desk, run, lines).await
}
