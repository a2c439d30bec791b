//! What an operator reads by an entry stands in the organisation's own log, before it is read.

use crate::Base;
use axum::{extract::OriginalUri, http::request::Parts};
use sea_orm::DbErr;
use serde_json::json;
use tenancy::{
    TenantScope, Who,
    assertion::Verified,
    audit::{self, Entry},
};

/// In a transaction of its own: that somebody looked is true even where the answer fails.
pub(super) async fn note(
    parts: &Parts,
    base: &Base,
    verified: &Verified,
    scope: &TenantScope,
) -> Result<(), DbErr> {
    let claims = verified.claims();
    let Some(entry) = claims.entry() else { return Ok(()) };
    let tx = base.db.begin(scope).await?;
    // the address as it was asked for, without its query, in which somebody's name may stand
    let asked = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
    let new = json!({ "method": parts.method.as_str(), "path": asked.path() });
    let line = Entry {
        action: "operator.read",
        subject: "operator_entry",
        subject_id: Some(entry.0),
        new: Some(new),
        ..Entry::default()
    };
    audit::append(&tx, &Who::from(claims), line, base.clock.now()).await?;
    tx.commit().await
}
