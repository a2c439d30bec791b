use super::{
    problems, rules,
    store::{self, signup::Model},
};
use crate::tokens::{self, Door, Look};
use rest::Problem;
use serde::Deserialize;
use tenancy::PlatformTx;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The token of the letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignupToken)]
pub struct Token {
    pub token: String,
}

/// The application a token opens; its row is held until the transaction ends where it is about to be changed.
///
/// # Errors
/// What is wrong with the token, said only to whoever holds it.
pub(super) async fn open(
    tx: &PlatformTx,
    token: &str,
    now: OffsetDateTime,
    hold: bool,
) -> Result<Model, Problem> {
    let invalid = || problems::LINK_INVALID.problem();
    if tokens::look(token, Door::Signup, None) != Look::Own {
        return Err(invalid());
    }
    let hash = tokens::hash(token);
    let found =
        if hold { store::locked_by_token(tx, hash).await? } else { store::by_token(tx, hash).await? };
    let row = found.ok_or_else(invalid)?;
    if rules::has_expired(row.state, row.expires_at, now) {
        return Err(problems::LINK_EXPIRED.problem());
    }
    Ok(row)
}
