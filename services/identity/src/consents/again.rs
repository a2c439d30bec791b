//! What people took back after the moment an organisation is set back to stays taken back.
//!
//! Taken over from the rows that were in use until then are withdrawals alone: nobody is taken to agree to what the rows
//! in use do not say.

use super::store::{self, consent::Model};
use crate::{desk::Desk, notices, state::App};
use events::kinds::ConsentChanged;
use rest::Problem;
use sea_orm::DbErr;
use serde_json::json;
use tenancy::{TenantScope, TenantTx, audit::Entry};

/// Entries that are looked at in one go.
const BATCH: u64 = 200;

/// Takes back in the rows of `scope` what was taken back in those of `beside` and still stands there. Gives how many
/// agreements that were.
///
/// # Errors
/// When the database is away.
pub async fn withdraw_again(app: &App, scope: &TenantScope, beside: &TenantScope) -> Result<usize, Problem> {
    let (db, mut done, mut after) = (&app.base().db, 0, None);
    loop {
        let left = db.begin(beside).await?;
        let some = store::taken_back(&left, after, BATCH).await?;
        drop(left);
        let Some(last) = some.last() else { return Ok(done) };
        after = Some(last.id);
        let tx = db.begin(scope).await?;
        let desk = Desk::of_system(&tx, app.base().clock.now());
        for row in some {
            done += usize::from(take_over(&desk, row).await?);
        }
        tx.commit().await?;
    }
}

/// Whether an agreement that stood here does no longer.
async fn take_over(desk: &Desk<'_>, there: Model) -> Result<bool, Problem> {
    let latest = store::latest(desk.tx, &there).await?;
    let stands = latest.is_some_and(|here| here.given && here.id < there.id);
    if !stands {
        return Ok(false);
    }
    let Some(row) = under_a_notice(desk.tx, there).await? else { return Ok(false) };
    let row = store::insert(desk.tx, row).await?;
    tell(desk, row).await?;
    Ok(true)
}

/// Taking back needs no text of its own: where the version on the screen then was published after the moment, the entry
/// stands under the one in force here.
async fn under_a_notice(tx: &TenantTx, there: Model) -> Result<Option<Model>, DbErr> {
    let same = notices::by_id(tx, there.notice_id).await?.filter(|notice| notice.number.is_some());
    let notice = match same {
        Some(notice) => Some(notice),
        None => notices::in_force(tx).await?,
    };
    Ok(notice.map(|notice| Model {
        notice_id: notice.id,
        notice_number: notice.number.unwrap_or_default(),
        text_hash: notice.text_hash.unwrap_or_default(),
        ..there
    }))
}

async fn tell(desk: &Desk<'_>, row: Model) -> Result<(), DbErr> {
    let new = Some(json!({
        "purpose": row.purpose, "notice": row.notice_number, "account_id": row.account_id,
        "member_id": row.member_id, "on_behalf": row.on_behalf, "taken_over": true,
    }));
    let (subject, subject_id) = ("consent", Some(row.id.0));
    let entry = Entry { action: "consent.withdrawn", subject, subject_id, old: None, new, why: row.reason };
    desk.audit(entry).await?;
    let (account_id, member_id, purpose) = (row.account_id, row.member_id, row.purpose.to_string());
    events::emit(desk.tx, &ConsentChanged { account_id, member_id, purpose, given: false }).await
}
