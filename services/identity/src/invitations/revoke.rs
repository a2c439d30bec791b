use super::{
    door,
    issue::entry,
    problems,
    store::{self, invitation::Model},
};
use crate::desk::Desk;
use access::Role;
use kernel::{InvitationId, MemberId};
use rest::{Answer, Ctx, Path, Problem};

/// Take an invitation back
#[utoipa::path(delete, path = "/invitations/{id}", tag = "invitations", operation_id = "revoke_invitation",
    params(("id" = InvitationId, Path)),
    responses((status = 204, description = "The link of its letter opens nothing any more")))]
pub async fn revoke(ctx: Ctx, Path(id): Path<InvitationId>) -> Answer {
    let row = door::pending(&ctx, id).await?;
    if !store::revoke(ctx.tx(), id).await? {
        return Err(problems::NOT_PENDING.problem());
    }
    Desk::of(&ctx).audit(entry("invitation.revoked", &row)).await?;
    ctx.no_content().await
}

/// Takes back every open invitation to a role, wherever its letter has gone.
///
/// # Errors
/// When the database is away.
pub(crate) async fn take_back_all(desk: &Desk<'_>, role: Role) -> Result<(), Problem> {
    take_back(desk, store::pending_for(desk.tx, role.as_str(), desk.now).await?).await
}

/// Takes back the open invitations of a member whose record is gone.
///
/// # Errors
/// When the database is away.
pub(crate) async fn take_back_of(desk: &Desk<'_>, member: MemberId) -> Result<(), Problem> {
    take_back(desk, store::pending_of(desk.tx, member).await?).await
}

async fn take_back(desk: &Desk<'_>, open: Vec<Model>) -> Result<(), Problem> {
    for row in open {
        if store::revoke(desk.tx, row.id).await? {
            desk.audit(entry("invitation.revoked", &row)).await?;
        }
    }
    Ok(())
}
