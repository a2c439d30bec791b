use super::{
    door,
    issue::entry,
    problems,
    shape::open,
    store::{self, invitation},
};
use crate::{
    accounts::{self, Account},
    assignments::{self, Gift},
    desk::Desk,
    handles,
    passwords::{self, Person},
    sessions::{self, Begun, Next},
    state::App,
    tenant_settings::{self, Policy},
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use events::{emit, kinds::AccountActivated};
use kernel::AccountId;
use rest::{Answer, Json, Problem, PublicCtx, kinds};
use serde::{Deserialize, Serialize};
use tenancy::Who;
use utoipa::ToSchema;

/// The token of the letter, and what the new person chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InvitationRedeem)]
pub struct Redeem {
    token: String,
    /// Another name to log in with.
    user_name: Option<String>,
    #[schema(format = Password)]
    password: String,
}

/// Welcome.
#[derive(Serialize, ToSchema)]
#[schema(as = InvitationRedeemed)]
pub struct Redeemed {
    next: Next,
}

/// Redeem an invitation
///
/// Makes the account and logs it in. Works once: of two requests at the same time one wins.
#[utoipa::path(post, path = "/invitations/redeem", tag = "invitations", operation_id = "redeem_invitation",
    security(()), request_body = Redeem,
    responses((status = 200, description = "In, or one step further", body = Redeemed,
        headers(("set-cookie" = String, description = "The session")))))]
pub async fn redeem(State(app): State<App>, ctx: PublicCtx, Json(input): Json<Redeem>) -> Answer {
    let found = door::by_token(ctx.tx(), &input.token, ctx.now()).await?;
    // read again behind the lock: of two at once, the second sees that the first was here
    store::locked(ctx.tx(), found.id).await?;
    let row = door::by_token(ctx.tx(), &input.token, ctx.now()).await?;
    let id = AccountId::new();
    let desk = Desk::of_account(ctx.tx(), id, ctx.request_id(), ctx.now());
    let policy = tenant_settings::policy(&app, ctx.tx()).await?;
    let account = account(&app, &desk, id, &row, &input, &policy).await?;
    if !store::consume(ctx.tx(), row.id, id, ctx.now()).await? {
        return Err(problems::INVITATION_REDEEMED.problem());
    }
    office(&ctx, &row, id).await?;
    desk.audit(entry("invitation.redeemed", &row)).await?;
    emit(ctx.tx(), &AccountActivated { id, member_id: row.member_id }).await?;
    let Begun { next, cookie } = sessions::begin(&app, &desk, ctx.claims(), account, policy).await?;
    if next == Next::Done {
        accounts::set_last_login(ctx.tx(), id, ctx.now()).await?;
    }
    ctx.commit_with((StatusCode::OK, cookie, Body(Redeemed { next })).into_response()).await
}

async fn account(
    app: &App,
    desk: &Desk<'_>,
    id: AccountId,
    row: &invitation::Model,
    input: &Redeem,
    policy: &Policy,
) -> Result<Account, Problem> {
    let user_name = input.user_name.as_deref().map(handles::user_name_shown).filter(|name| !name.is_empty());
    let user_name = user_name.as_deref();
    if user_name.is_some_and(|name| handles::user_name(name).is_none()) {
        return Err(kinds::VALIDATION.problem().field("/user_name", &problems::USER_NAME_INVALID));
    }
    let (email, phone) = (open(desk.tx, row, "email")?, open(desk.tx, row, "phone")?);
    let password = passwords::normalise(&input.password);
    let person = Person { user_name, email: email.as_deref(), phone: phone.as_deref() };
    passwords::check(&password, person, &policy.password, "/password")?;
    let hash = app.hasher().hash(&password).await?;
    let new = accounts::New {
        display_name: &row.display_name,
        user_name,
        email: email.as_deref(),
        phone: phone.as_deref(),
        member_id: row.member_id,
        locale: row.locale(),
        password_hash: &hash,
    };
    let account = accounts::create(desk, id, new).await?;
    passwords::remember(desk, id, &hash, &policy.password).await?;
    Ok(account)
}

/// The role that was promised, given in the name of whoever promised it.
async fn office(ctx: &PublicCtx, row: &invitation::Model, account: AccountId) -> Result<(), Problem> {
    let role = row.role.parse().map_err(|e: kernel::UnknownWord| kinds::INTERNAL.problem().because(e))?;
    let who = match row.invited_by {
        Some(inviter) => Who::account(AccountId(inviter), ctx.request_id()),
        None => Who::system(),
    };
    let desk = Desk { tx: ctx.tx(), who, now: ctx.now() };
    let from_on = desk.today();
    assignments::give(&desk, Gift { account, role, unit: row.unit_id, from_on, to_on: None }).await?;
    Ok(())
}
