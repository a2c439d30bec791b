use super::{
    problems,
    rules::{self, Worth},
    store::{self, reset},
};
use crate::{
    accounts::{self, Account},
    tokens::{self, Door, Look},
};
use rest::Problem;
use tenancy::TenantTx;
use time::OffsetDateTime;

/// The reset a token opens, and the account it is for; the account's row is held until the transaction ends.
///
/// # Errors
/// What is wrong with the token, said only to whoever holds it. One that was never given is invalid, no more.
pub(super) async fn open(
    tx: &TenantTx,
    token: &str,
    now: OffsetDateTime,
) -> Result<(reset::Model, Account), Problem> {
    let invalid = || problems::RESET_INVALID.problem();
    match tokens::look(token, Door::Reset, Some(tx.tenant().id)) {
        Look::Own => {}
        Look::Foreign => return Err(problems::RESET_FOREIGN.problem()),
        Look::Malformed => return Err(invalid()),
    }
    let reset = store::by_token(tx, tokens::hash(token)).await?.ok_or_else(invalid)?;
    let account = accounts::locked(tx, reset.account_id).await?;
    let account = account.filter(Account::is_active).ok_or_else(invalid)?;
    // read again behind the lock: somebody may have used it meanwhile
    let reset = store::by_token(tx, tokens::hash(token)).await?.ok_or_else(invalid)?;
    match rules::worth(reset.used_at, reset.expires_at, now) {
        Worth::Good => Ok((reset, account)),
        Worth::Used => Err(problems::RESET_USED.problem()),
        Worth::Expired => Err(problems::RESET_EXPIRED.problem()),
    }
}
