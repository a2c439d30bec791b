use super::{Entrance, store};
use crate::desk::Desk;
use kernel::{AccountId, SessionId};
use rest::Problem;
use tenancy::{TenantTx, audit::Entry};

/// Ends the session the browser held until now, when another log-in takes its place.
///
/// # Errors
/// When the database is away.
pub(super) async fn replace(
    tx: &TenantTx,
    entrance: &Entrance,
    account: AccountId,
    session: SessionId,
) -> Result<(), Problem> {
    if store::end(tx, account, store::End::One(session), entrance.now).await? == 0 {
        return Ok(());
    }
    let desk = Desk::of_account(tx, account, entrance.request_id(), entrance.now);
    let subject_id = Some(session.0);
    Ok(desk
        .audit(Entry { action: "session.ended", subject: "session", subject_id, ..Default::default() })
        .await?)
}
