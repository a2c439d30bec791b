use super::{
    issue::{Letter, New, issue},
    problems,
    shape::{InvitationOut, shape_one},
};
use crate::{
    assignments::{self, Target, target},
    desk::Desk,
    handles,
    state::App,
    tenant_settings, units,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{Locale, MemberId, UnitId, text};
use rest::{Answer, Call, Ctx, Json, Problem, Waiting, check::Check, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// Somebody to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    email: String,
    display_name: String,
    /// The member record the account will belong to.
    member_id: Option<MemberId>,
    /// A mainland mobile number to log in with.
    phone: Option<String>,
    role: String,
    /// Where the role is held. For a member it may be absent: the member's own unit.
    unit_id: Option<UnitId>,
    /// Language of the letter and of the account; the organisation's where absent.
    locale: Option<Locale>,
}

/// Invite somebody
#[utoipa::path(post, path = "/invitations", tag = "invitations", operation_id = "create_invitation",
    request_body = NewInvitation,
    responses((status = 201, description = "The letter is on its way", body = InvitationOut)))]
pub async fn create(State(app): State<App>, waiting: Waiting, Json(new): Json<NewInvitation>) -> Response {
    let unheard = [&assignments::problems::UNKNOWN_UNIT, &assignments::problems::UNKNOWN_MEMBER];
    units::once_heard(&waiting, &unheard, |ctx| attempt(&app, ctx, &new)).await
}

async fn attempt(app: &App, ctx: Ctx, new: &NewInvitation) -> Answer {
    ctx.reach_something(Action::Invite, ResourceKind::Invitation).await?;
    let home = match new.member_id {
        Some(member) => Some(member_in_reach(&ctx, member).await?),
        None => None,
    };
    let in_unit = new.unit_id.or(home.filter(|_| new.role == access::Role::Member.as_str()));
    let Target { role, unit } =
        target(&ctx, Action::Invite, ResourceKind::Invitation, &new.role, in_unit).await?;
    let name = text::single_line(&new.display_name);
    let (email, phone) = (handles::email(&new.email), new.phone.as_deref().map(handles::phone));
    Check::new()
        .line("/display_name", &name, 1..=80)
        .ensure(email.is_some(), "/email", &problems::EMAIL_INVALID)
        .ensure(phone != Some(None), "/phone", &problems::PHONE_INVALID)
        .finish()?;
    let (email, phone) = (email.unwrap_or_default(), phone.flatten());
    let settings = tenant_settings::load(app, ctx.tx(), "").await?;
    let invite = New {
        display_name: &name,
        email: &email,
        phone: phone.as_deref(),
        member_id: new.member_id,
        role,
        unit_id: unit,
        locale: new.locale.unwrap_or(settings.locale),
        letter: Letter::Invitation,
    };
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    let row = issue(app, &Desk::of(&ctx), invite, &sender).await?;
    let out = shape_one(ctx.tx(), row, ctx.now()).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// The unit of a member the actor may link an account to. Whoever invites for a part of the organisation must
/// not reach over the fence, and nobody links what is no member.
///
/// # Errors
/// 422 when there is no such member, or none in reach.
pub(crate) async fn member_in_reach(call: &Call, member: MemberId) -> Result<UnitId, Problem> {
    let reach = call.reach(Action::Invite, ResourceKind::Invitation).await?;
    let unknown = || kinds::VALIDATION.problem().field("/member_id", &assignments::problems::UNKNOWN_MEMBER);
    let home = units::place_of(call.tx(), member).await?.ok_or_else(unknown)?;
    let unit = units::by_id(call.tx(), home).await?;
    if unit.is_some_and(|unit| reach.covers(Some(&unit.path))) { Ok(home) } else { Err(unknown()) }
}
