use super::{Assignment, Without, entry, problems, recorded, rules, store, thing};
use crate::{accounts, desk::Desk, units};
use access::{Action, ResourceKind, Role};
use kernel::AssignmentId;
use rest::{Answer, Ctx, Path, Problem, kinds};

/// Take a role away
#[utoipa::path(delete, path = "/assignments/{id}", tag = "assignments", operation_id = "revoke_assignment",
    params(("id" = AssignmentId, Path)),
    responses((status = 204, description = "Taken away, from the next request on")))]
pub async fn revoke(ctx: Ctx, Path(id): Path<AssignmentId>) -> Answer {
    let row = revocable(&ctx, id).await?;
    let desk = Desk::of(&ctx);
    if row.role == Role::TenantAdmin.as_str() {
        accounts::keep_an_admin(&desk, Without::Assignment(id)).await?;
    }
    if !store::revoke(ctx.tx(), id, ctx.now()).await? {
        return Err(kinds::NOT_FOUND.problem());
    }
    desk.audit(entry("role.revoked", id.0, Some(recorded(&row)), None)).await?;
    ctx.no_content().await
}

/// The assignment, if the actor sees it and may take it.
async fn revocable(ctx: &Ctx, id: AssignmentId) -> Result<Assignment, Problem> {
    let not_found = || kinds::NOT_FOUND.problem();
    let reach = ctx.reach_something(Action::View, ResourceKind::Assignment).await?;
    let row = store::by_id(ctx.tx(), id).await?.ok_or_else(not_found)?;
    let unit_path = match row.unit_id {
        Some(unit) => units::by_id(ctx.tx(), unit).await?.map(|unit| unit.path),
        None => None,
    };
    if !reach.covers(unit_path.as_deref()) {
        return Err(not_found());
    }
    let path = unit_path.clone();
    ctx.authorize(Action::Assign, &thing(ResourceKind::Assignment, unit_path)).await?;
    let grants = &ctx.principal().await?.grants;
    let may = row.role.parse().is_ok_and(|role| rules::may_give(grants, role, path.as_deref()));
    if may { Ok(row) } else { Err(problems::ROLE_ABOVE_YOU.problem()) }
}
