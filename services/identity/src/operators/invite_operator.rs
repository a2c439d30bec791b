use super::{
    invite::{Guest, INVITED, InviteError, invite_as},
    people::OperatorOut,
    post::Post,
    problems,
    rules::{Act, OperatorRole},
    store,
};
use crate::state::App;
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::Locale;
use rest::{Answer, Json, Problem, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// Somebody who is to run the platform.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorGuest)]
pub struct GuestIn {
    email: String,
    display_name: String,
    role: OperatorRole,
    /// Language of the letter and of the pages.
    #[serde(default)]
    locale: Locale,
}

/// Invite an operator
///
/// The letter leads to a page where both factors are set up. Inviting somebody who has not come yet sends it again.
#[utoipa::path(post, path = "/operator/operators", tag = "operators", operation_id = "invite_operator",
    request_body = GuestIn, responses((status = 201, description = "Invited", body = OperatorOut)))]
pub async fn handle(State(app): State<App>, post: Post, Json(input): Json<GuestIn>) -> Answer {
    post.allow(Act::Govern)?;
    let GuestIn { email, display_name, role, locale } = input;
    let guest = Guest { email: &email, name: &display_name, locale, role };
    let invited = invite_as(&app, guest, post.deed(INVITED)).await.map_err(refused)?;
    let tx = app.platform().begin().await?;
    let row = store::by_id(&tx, invited.id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok((StatusCode::CREATED, Body(OperatorOut::of(row, post.id))).into_response())
}

pub(super) fn refused(error: InviteError) -> Problem {
    match error {
        InviteError::Email => kinds::VALIDATION.problem().field("/email", &kinds::EMAIL),
        InviteError::Name => kinds::VALIDATION.problem().field("/display_name", &problems::OPERATOR_NAME),
        InviteError::Known => problems::OPERATOR_KNOWN.problem(),
        InviteError::Random(error) => error.into(),
        InviteError::Db(error) => error.into(),
    }
}
