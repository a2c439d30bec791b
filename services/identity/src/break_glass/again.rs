//! Who looked in, and whether operators have to be let in, stays as it was before an organisation is set back to an earlier
//! moment: nobody who was sent away since comes in again, and who wants to be asked is asked.

use super::{
    policy,
    shape::EntryState,
    store::{self, entry},
};
use crate::{desk::Desk, state::App};
use sea_orm::DbErr;
use tenancy::{TenantScope, TenantTx};

/// Entries that are taken over in one go.
const BATCH: u64 = 200;

/// Takes what was decided and every entry in the rows of `beside` over into those of `scope`, as they stand there. Gives
/// how many entries that were.
///
/// # Errors
/// When the database is away.
pub async fn keep_entries(app: &App, scope: &TenantScope, beside: &TenantScope) -> Result<usize, DbErr> {
    keep_policy(app, scope, beside).await?;
    let (db, mut done, mut after) = (&app.base().db, 0, None);
    loop {
        let left = db.begin(beside).await?;
        let some = store::onward(&left, after, BATCH).await?;
        drop(left);
        let Some(last) = some.last() else { return Ok(done) };
        after = Some(last.id);
        let tx = db.begin(scope).await?;
        for row in some {
            done += usize::from(take_over(&tx, row).await?);
        }
        tx.commit().await?;
    }
}

/// What is over here stays over.
async fn take_over(tx: &TenantTx, there: entry::Model) -> Result<bool, DbErr> {
    match store::locked(tx, there.id).await? {
        Some(here) if here == there => return Ok(false),
        Some(here) if matches!(here.state, EntryState::Refused | EntryState::Ended) => return Ok(false),
        Some(_) => {
            store::update(tx, there).await?;
        }
        None => store::insert(tx, there).await?,
    }
    Ok(true)
}

/// The decision that was made last holds.
async fn keep_policy(app: &App, scope: &TenantScope, beside: &TenantScope) -> Result<(), DbErr> {
    let db = &app.base().db;
    let left = db.begin(beside).await?;
    let there = store::policy(&left).await?;
    drop(left);
    let Some((mode, decided_at)) = there else { return Ok(()) };
    let tx = db.begin(scope).await?;
    let here = store::policy(&tx).await?;
    if here.is_some_and(|(_, at)| at >= decided_at) {
        return Ok(());
    }
    let before = store::mode(&tx).await?;
    store::set_mode(&tx, mode, decided_at).await?;
    if before != mode {
        let desk = Desk::of_system(&tx, app.base().clock.now());
        desk.audit(policy::line(before, mode)).await?;
    }
    tx.commit().await
}
