use super::{
    door,
    issue::{Letter, entry, post},
    problems, rules,
    shape::{InvitationOut, open, shape_one},
    store,
};
use crate::{
    desk::Desk,
    state::App,
    tokens::{self, Door},
};
use axum::{extract::State, http::StatusCode};
use kernel::InvitationId;
use rest::{Answer, Ctx, Path};

/// Send an invitation again
///
/// The new letter has a new link, good for another seven days; the old one opens nothing any more.
#[utoipa::path(post, path = "/invitations/{id}/resend", tag = "invitations", operation_id = "resend_invitation",
    params(("id" = InvitationId, Path)),
    responses((status = 200, description = "The letter is on its way", body = InvitationOut)))]
pub async fn resend(State(app): State<App>, ctx: Ctx, Path(id): Path<InvitationId>) -> Answer {
    let row = door::pending(&ctx, id).await?;
    if ctx.now() - row.sent_at < rules::PAUSE {
        return Err(problems::SENT_JUST_NOW.problem().retry_after(60));
    }
    let desk = Desk::of(&ctx);
    let token = tokens::mailed(Door::Invitation, Some(ctx.tenant().id))?;
    let expires_at = ctx.now() + rules::LIFE;
    let row = store::renew(ctx.tx(), &row, tokens::hash(&token), expires_at, ctx.now()).await?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    let address = open(ctx.tx(), &row, "email")?.unwrap_or_default();
    post(&app, &desk, Letter::Invitation, &row, &address, &sender, &token).await?;
    desk.audit(entry("invitation.sent_again", &row)).await?;
    let out = shape_one(ctx.tx(), row, ctx.now()).await?;
    ctx.reply(StatusCode::OK, &out).await
}
