use super::{
    problems,
    store::{self, invitation, operator},
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
#[schema(as = OperatorInvitationToken)]
pub struct Token {
    pub token: String,
}

/// The invitation a token opens, and who it is for; its row is held until the transaction ends.
///
/// # Errors
/// What is wrong with the token, said only to whoever holds it.
pub(super) async fn open(
    tx: &PlatformTx,
    token: &str,
    now: OffsetDateTime,
) -> Result<(invitation::Model, operator::Model), Problem> {
    let invalid = || problems::INVITATION_INVALID.problem();
    match tokens::look(token, Door::OperatorInvitation, None) {
        Look::Own => {}
        Look::Foreign => return Err(problems::INVITATION_FOREIGN.problem()),
        Look::Malformed => return Err(invalid()),
    }
    let row = store::locked_invitation(tx, tokens::hash(token)).await?.ok_or_else(invalid)?;
    match row.state.as_str() {
        "redeemed" => return Err(problems::INVITATION_USED.problem()),
        "pending" if now < row.expires_at => {}
        "pending" => return Err(problems::INVITATION_EXPIRED.problem()),
        _ => return Err(invalid()),
    }
    let operator = store::by_id(tx, row.operator_id).await?;
    let operator = operator.filter(|operator| operator.state == "invited").ok_or_else(invalid)?;
    Ok((row, operator))
}
