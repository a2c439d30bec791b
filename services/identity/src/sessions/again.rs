//! Who had logged in before an organisation is set back to an earlier moment stays on record.

use super::store;
use crate::{accounts, state::App};
use sea_orm::DbErr;
use std::collections::HashSet;
use tenancy::TenantScope;

/// Log-ins that are taken over in one go.
const BATCH: u64 = 500;

/// Takes the log-ins that are on record in the rows of `beside` over into those of `scope`, as ended ones: whoever is logged
/// in there is so no more. Those of accounts that were not there yet stay where they are. Gives how many there were.
///
/// # Errors
/// When the database is away.
pub async fn keep_log_ins(app: &App, scope: &TenantScope, beside: &TenantScope) -> Result<u64, DbErr> {
    let (db, now, mut done, mut after) = (&app.base().db, app.base().clock.now(), 0, None);
    loop {
        let left = db.begin(beside).await?;
        let mut some = store::on_record(&left, after, BATCH).await?;
        drop(left);
        let Some(last) = some.last() else { return Ok(done) };
        after = Some(last.id);
        let tx = db.begin(scope).await?;
        let asked = some.iter().map(|row| row.account_id).collect();
        let here: HashSet<_> = accounts::names(&tx, asked).await?.into_iter().map(|(id, _)| id).collect();
        some.retain(|row| here.contains(&row.account_id));
        done += store::insert_ended(&tx, some, now).await?;
        tx.commit().await?;
    }
}
