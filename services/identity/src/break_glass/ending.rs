//! How an entry ends: by the operator, by the organisation, or because its time is up.

use super::{
    shape::EntryState,
    store::{self, entry, pointer},
};
use crate::{
    desk::Desk,
    operators::{self, Deed},
    state::App,
};
use sea_orm::DbErr;
use tenancy::audit::Entry;
use time::OffsetDateTime;

/// Who ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Operator,
    Tenant,
    Time,
}

impl By {
    const fn word(self) -> &'static str {
        match self {
            By::Operator => "operator",
            By::Tenant => "tenant",
            By::Time => "time",
        }
    }
}

/// Ends an entry whose row the caller holds; the session is nothing from then on.
pub(super) async fn finish(desk: &Desk<'_>, mut row: entry::Model, by: By) -> Result<entry::Model, DbErr> {
    // whoever comes late: it ended when its time was up
    let by = if row.has_run_out(desk.now) { By::Time } else { by };
    row.state = EntryState::Ended;
    row.ended_at = Some(if by == By::Time { row.ends_at.unwrap_or(desk.now) } else { desk.now });
    row.ended_by = Some(by.word().to_owned());
    (row.ticket_hash, row.token_hash) = (None, None);
    let row = store::update(desk.tx, row).await?;
    let line = Entry {
        action: "operator.left",
        subject: "operator_entry",
        subject_id: Some(row.id.0),
        new: Some(serde_json::json!({ "operator": row.operator_name, "ended_by": by.word() })),
        ..Entry::default()
    };
    desk.audit(line).await?;
    in_operators_log(desk, &row, by).await?;
    Ok(row)
}

async fn in_operators_log(desk: &Desk<'_>, row: &entry::Model, by: By) -> Result<(), DbErr> {
    let own = by == By::Operator;
    let deed = Deed {
        operator: own.then_some(row.operator_id),
        about: (!own).then_some(row.operator_id),
        action: if own { "entry.left" } else { "entry.ended" },
        request: desk.who.request_id,
        detail: Some(serde_json::json!({ "entry": row.id, "ended_by": by.word() })),
        ..Deed::default()
    };
    operators::log_inside(desk.tx, deed, desk.now).await
}

/// Ends every entry whose time is up, so that the organisation's log says so even where nobody asks.
///
/// # Errors
/// When the database is away.
pub(crate) async fn end_due(app: &App) -> Result<(), DbErr> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let due = store::pointers_due(&tx, now).await?;
    drop(tx);
    for pointer in due {
        let until = match end_one(app, &pointer, now).await {
            Ok(until) => until,
            Err(error) => {
                tracing::warn!(tenant = %pointer.tenant_id, %error, "an operator's visit could not be ended");
                continue;
            }
        };
        let tx = app.platform().begin().await?;
        store::repoint(&tx, pointer.id, until).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Gives until when it goes on, where it does.
async fn end_one(
    app: &App,
    pointer: &pointer::Model,
    now: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, DbErr> {
    let Some(scope) = app.system().enter_by_id(pointer.tenant_id).await? else { return Ok(None) };
    let tx = app.base().db.begin(&scope).await?;
    let Some(row) = store::locked(&tx, pointer.id).await? else { return Ok(None) };
    if !matches!(row.state, EntryState::Waiting | EntryState::Open) {
        return Ok(None);
    }
    if !row.has_run_out(now) {
        return Ok(row.ends_at);
    }
    finish(&Desk::of_system(&tx, now), row, By::Time).await?;
    tx.commit().await?;
    Ok(None)
}
