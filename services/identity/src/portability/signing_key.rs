use super::problems;
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use rest::Answer;
use serde::Serialize;
use tenancy::portability::Seal;
use utoipa::ToSchema;

/// What exports and certificates of this platform are signed with.
#[derive(Serialize, ToSchema)]
pub struct SigningKey {
    /// Ed25519, in hexadecimal.
    public_key: String,
}

/// Read the public key of this platform
///
/// Whoever takes in an export of it, or verifies a certificate, needs to know it.
#[utoipa::path(get, path = "/operator/signing-key", tag = "operators", operation_id = "get_signing_key",
    responses((status = 200, description = "The key", body = SigningKey)))]
pub async fn get(State(app): State<App>, post: Post) -> Answer {
    post.allow(Act::Look)?;
    let seal = Seal::of(app.provisioner().deployment()).map_err(problems::refused)?;
    Ok(Body(SigningKey { public_key: seal.public_key() }).into_response())
}
