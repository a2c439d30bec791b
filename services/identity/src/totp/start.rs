use super::{problems, qr, rules, secret};
use crate::{accounts, desk::Desk, sessions, state::App, tokens};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Problem, StepCtx, kinds};
use sea_orm::ActiveValue::Set;
use serde::Serialize;
use tenancy::audit::Entry;
use totp_rs::Totp;
use utoipa::ToSchema;

/// What an authenticator needs. It is shown this once.
#[derive(Serialize, ToSchema)]
#[schema(as = TotpEnrolment)]
pub struct Enrolment {
    /// Base 32, for typing.
    secret: String,
    otpauth_url: String,
    /// The same as a QR code.
    qr_svg: String,
}

impl Enrolment {
    /// # Errors
    /// When a label is too long for a QR code.
    pub(crate) fn of(totp: &Totp) -> Result<Self, Problem> {
        let wrong = |e: &dyn std::fmt::Display| kinds::INTERNAL.problem().because(e.to_string());
        let otpauth_url = totp.to_url().map_err(|e| wrong(&e))?;
        let qr_svg = qr::svg(&otpauth_url).map_err(|e| wrong(&e))?;
        Ok(Self { secret: totp.secret().to_base32(), otpauth_url, qr_svg })
    }
}

/// Begin to set up the second factor
///
/// Nothing changes until a code confirms it. Asking again gives another secret.
#[utoipa::path(post, path = "/totp", tag = "second factor", operation_id = "start_totp",
    responses((status = 200, description = "What the authenticator needs", body = Enrolment)))]
pub async fn start(State(app): State<App>, ctx: StepCtx) -> Answer {
    let desk = Desk::of(&ctx);
    let own = sessions::own(&app, &ctx).await?;
    if own.account.totp_enabled() {
        return Err(problems::ALREADY_ENABLED.problem());
    }
    let random = tokens::random::<{ rules::SECRET_BYTES }>()?;
    let sender = app.sender(ctx.tx(), ctx.claims()).await?;
    let totp = secret::generator(&random, &own.account, &sender.organisation)?;
    let sealed = secret::seal(ctx.tx(), own.account.id, &random)?;
    let change =
        accounts::Change { totp_secret: Set(Some(sealed)), totp_step: Set(None), ..Default::default() };
    accounts::change(&desk, &own.account, change).await?;
    let subject_id = Some(own.account.id.0);
    desk.audit(Entry {
        action: "account.totp_started",
        subject: "account",
        subject_id,
        ..Default::default()
    })
    .await?;
    ctx.reply(StatusCode::OK, &Enrolment::of(&totp)?).await
}
