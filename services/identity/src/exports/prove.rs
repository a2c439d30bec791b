use crate::{
    accounts,
    desk::Desk,
    passwords::{self, Confirmed},
    sessions,
    state::App,
};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Ctx, Json, kinds};
use serde::{Deserialize, Serialize};
use tenancy::assertion::{PROOF_LIFE, Proof};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The own password, asked for again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordShown)]
pub struct Shown {
    #[schema(format = Password)]
    password: String,
}

/// That the password was shown.
#[derive(Serialize, ToSchema)]
#[schema(as = PasswordProof)]
pub struct Proven {
    /// To be sent with what asks for it; good in this session alone.
    proof: String,
    #[serde(with = "time::serde::rfc3339")]
    until: OffsetDateTime,
}

/// Show the password again
///
/// Before what must not be done at a desk left alone: taking one's data away, asking for erasure.
#[utoipa::path(post, path = "/session/proof", tag = "sessions", operation_id = "prove_password", request_body = Shown,
    responses((status = 200, description = "A proof for the next minutes", body = Proven)))]
pub async fn prove(State(app): State<App>, ctx: Ctx, Json(shown): Json<Shown>) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    let (lockout, password) = (&own.policy.lockout, &shown.password);
    let confirmed = passwords::confirm(&app, &desk, &own.account, password, lockout, "/password").await?;
    if let Confirmed::No(problem) = confirmed {
        return ctx.commit_with(problem.into_response()).await;
    }
    let email = accounts::contact(ctx.tx(), &own.account)?.email;
    let until = ctx.now() + PROOF_LIFE;
    let proof =
        Proof { tenant: ctx.tenant().id, account: own.account.id, session: own.session.id, email, until };
    let proof = app.signer().prove(&proof).map_err(|e| kinds::INTERNAL.problem().because(e))?;
    // not `reply`: a proof is kept nowhere, not even for a repetition
    ctx.commit_with((StatusCode::OK, axum::Json(Proven { proof, until })).into_response()).await
}
