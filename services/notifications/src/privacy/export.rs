use crate::{
    Notifications,
    deliveries::{self, DeliveryOut},
};
use axum::http::StatusCode;
use rest::{Answer, Ctx, Json};
use serde::{Deserialize, Serialize};
use tenancy::audit::Entry;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// That the password was just shown again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LettersWithProof)]
pub struct WithProof {
    proof: String,
}

/// What was sent to a person.
#[derive(Serialize, ToSchema)]
pub struct OwnLetters {
    letters: Vec<DeliveryOut>,
}

/// Which letters were sent to one's own address
///
/// Letters from before addresses were marked are not among them.
#[utoipa::path(post, path = "/me/export", operation_id = "export_own_letters", tag = "me", request_body = WithProof,
    responses((status = OK, body = OwnLetters)))]
pub async fn handle(ctx: Ctx, Json(shown): Json<WithProof>) -> Answer {
    let proof = ctx.proven(&shown.proof)?;
    let letters = match proof.email {
        Some(address) => deliveries::sent_to(ctx.tx(), &address).await?,
        None => Vec::new(),
    };
    let subject_id = Some(proof.account.0);
    ctx.audit(Entry { action: "letters.exported", subject: "account", subject_id, ..Entry::default() })
        .await?;
    ctx.reply(StatusCode::OK, &OwnLetters { letters }).await
}

pub fn router() -> OpenApiRouter<Notifications> {
    OpenApiRouter::new().routes(routes!(handle))
}
