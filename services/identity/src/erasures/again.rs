//! What people had erased after the moment an organisation is set back to is erased once more.
//!
//! Requests are taken over from the rows that were in use until then, and what was granted in them is done again here, in
//! the transaction that takes the request over: run again, it finds what it has done.

use super::{
    carry_out,
    rules::ErasureState,
    shape::items,
    store::{self, erasure::Model},
};
use crate::{desk::Desk, state::App};
use rest::Problem;
use tenancy::{TenantScope, audit::Entry};

/// Requests that are looked at in one go.
const BATCH: u64 = 200;

/// Erases in the rows of `scope` what was erased in those of `beside` and is not erased there. Gives how many requests
/// were carried out again.
///
/// # Errors
/// When the database is away.
pub async fn erase_again(app: &App, scope: &TenantScope, beside: &TenantScope) -> Result<usize, Problem> {
    let (db, mut done, mut after) = (&app.base().db, 0, None);
    loop {
        let left = db.begin(beside).await?;
        let some = store::onward(&left, after, BATCH).await?;
        drop(left);
        let Some(last) = some.last() else { return Ok(done) };
        after = Some(last.id);
        let tx = db.begin(scope).await?;
        let desk = Desk::of_system(&tx, app.base().clock.now());
        for row in some {
            done += usize::from(Box::pin(take_over(&desk, row)).await?);
        }
        tx.commit().await?;
    }
}

/// Takes a request over as it stands there, unless it was answered here already. Whether something was erased.
async fn take_over(desk: &Desk<'_>, there: Model) -> Result<bool, Problem> {
    let here = store::locked(desk.tx, there.id).await?;
    let known =
        here.as_ref().is_some_and(|row| row.state != ErasureState::Received || row.state == there.state);
    if known || (there.state == ErasureState::Received && store::waits(desk.tx, &there).await?) {
        return Ok(false);
    }
    let granted = there.granted.as_ref().map(items).unwrap_or_default();
    // the records service has its part to do again, and says when it has
    let elsewhere = granted.iter().any(|item| item.of_member());
    let row = if elsewhere { Model { state: ErasureState::Decided, done_at: None, ..there } } else { there };
    let row = match here {
        Some(_) => store::update(desk.tx, row).await?,
        None => store::insert(desk.tx, row).await?,
    };
    carry_out::carry_out_again(desk, &row, &granted).await?;
    audit(desk, &row, !granted.is_empty()).await?;
    Ok(!granted.is_empty())
}

async fn audit(desk: &Desk<'_>, row: &Model, erased: bool) -> Result<(), Problem> {
    let action = if erased { "erasure.repeated" } else { "erasure.taken_over" };
    let new = Some(serde_json::json!({ "state": row.state, "granted": row.granted, "asked": row.items }));
    let (subject_id, subject) = (Some(row.id.0), "erasure");
    Ok(desk.audit(Entry { action, subject, subject_id, new, ..Default::default() }).await?)
}
