//! Inviting an administrator from outside. A letter that ran out or went astray can be sent again by an administrator
//! inside alone, and where it was the first one nobody is inside.

use super::problems;
use crate::{
    accounts,
    bootstrap::FirstAdmin,
    desk::Desk,
    handles, invitations,
    operators::{self, Act, Deed, Post, problems::REASON_NEEDED},
    signups::By,
    state::App,
    tenant_settings,
};
use access::Role;
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::{InvitationId, Locale, TenantId, text};
use rest::{Answer, Json, Path, Problem, check::Check, kinds};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tenancy::{Entry as Organisation, TenantScope, TenantState, Who, audit::Entry};
use time::OffsetDateTime;
use utoipa::ToSchema;

const INVITED: &str = "tenant.admin_invited";

/// Who is to administer an organisation, and why the platform invites them. Its people read the reason in their log.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TenantAdministrator)]
pub struct Guest {
    email: String,
    /// How the letter calls the administrator.
    display_name: String,
    reason: String,
    /// Language of the letter and of the account.
    #[serde(default)]
    locale: Locale,
}

/// The letter is on its way.
#[derive(Serialize, ToSchema)]
#[schema(as = TenantAdministratorInvited)]
pub struct Invited {
    id: InvitationId,
    display_name: String,
    /// Until when its link works.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// Invite an administrator of an organisation
///
/// For one nobody can enter: the first letter ran out or went astray. Letters sent to administrators before open nothing
/// any more. Where an administrator is active, they invite others.
#[utoipa::path(post, path = "/operator/tenants/{id}/administrators", tag = "operators",
    operation_id = "invite_tenant_administrator", params(("id" = TenantId, Path)), request_body = Guest,
    responses((status = 201, description = "The letter is on its way", body = Invited)))]
pub async fn invite(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Guest>,
) -> Answer {
    post.allow(Act::Govern)?;
    let Guest { email, display_name, reason, locale } = input;
    let by = By { operator: Some(post.id), request: Some(post.request) };
    let admin = FirstAdmin { email, display_name, locale };
    let invited = invite_administrator(&app, id, &admin, &reason, by).await?;
    Ok((StatusCode::CREATED, Body(invited)).into_response())
}

/// Invites an administrator into an organisation that is there already.
///
/// # Errors
/// 404 when there is none, 409 when it is not in use, has an administrator or the address has an account, 422 when what was given is no
/// address, name or reason.
pub async fn invite_administrator(
    app: &App,
    id: TenantId,
    admin: &FirstAdmin,
    reason: &str,
    by: By,
) -> Result<Invited, Problem> {
    let (email, why) = (handles::email(&admin.email), operators::reason(reason));
    let name = text::single_line(&admin.display_name);
    Check::new()
        .line("/display_name", &name, 1..=80)
        .ensure(email.is_some(), "/email", &kinds::EMAIL)
        .ensure(why.is_some(), "/reason", &REASON_NEEDED)
        .finish()?;
    let (email, why) = (email.unwrap_or_default(), why.unwrap_or_default());
    let organisation = app.entry_of(id).await?;
    let scope = app.system().enter_by_id(id).await?.filter(|_| organisation.state == TenantState::Active);
    let scope = scope.ok_or_else(|| problems::WRONG_STATE.with("state", organisation.state))?;
    let now = app.base().clock.now();
    let guest = Admin { email: &email, name: &name, locale: admin.locale };
    write(app, &organisation, &scope, guest, (by, &why, now)).await
}

/// One who is to administer, their address and name in order.
struct Admin<'a> {
    email: &'a str,
    name: &'a str,
    locale: Locale,
}

/// The invitation itself, in the organisation, and who is behind it in its own log and in the operators'.
async fn write(
    app: &App,
    organisation: &Organisation,
    scope: &TenantScope,
    admin: Admin<'_>,
    (by, why, now): (By, &str, OffsetDateTime),
) -> Result<Invited, Problem> {
    let tx = app.base().db.begin(scope).await?;
    // in the name of the deployment: whoever redeems it gets the role from whom the invitation names, and that is an
    // account of the organisation
    let desk = Desk::of_system(&tx, now);
    // of two operators at once the second sees the invitation of the first, and takes it back
    tenant_settings::one_at_a_time(&tx).await?;
    invitations::take_back_all(&desk, Role::TenantAdmin).await?;
    // where somebody is inside, nobody comes in without their knowing; asked when no letter can be followed any more
    if accounts::any_admin(&tx, desk.today()).await? {
        return Err(problems::ADMINISTERED.problem());
    }
    // nobody is inside: a letter that waits for the next day keeps the whole organisation out
    let letter = invitations::Letter::Administrator;
    let new = invitations::New::administrator(admin.name, admin.email, admin.locale, letter);
    let from = app.sender_of(&tx, organisation).await?;
    let row = invitations::issue(app, &desk, new, &from).await?;
    let who = match by.operator.zip(by.request) {
        Some((operator, request)) => Who::operator(operator, request),
        None => Who::system(),
    };
    let line = Entry {
        action: INVITED,
        subject: "tenant",
        subject_id: Some(organisation.tenant.id.0),
        new: Some(json!({ "display_name": row.display_name })),
        why: Some(why.to_owned()),
        ..Entry::default()
    };
    Desk { who, ..desk }.audit(line).await?;
    let deed = Deed {
        operator: by.operator,
        action: INVITED,
        why: Some(why),
        request: by.request,
        detail: Some(json!({ "invitation": row.id })),
        ..Deed::default()
    };
    operators::log_inside(&tx, deed, now).await?;
    tx.commit().await?;
    Ok(Invited { id: row.id, display_name: row.display_name, expires_at: row.expires_at })
}
