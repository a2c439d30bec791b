//! Requests as clients read them.

use super::{
    rules::{ErasureState, Item, Outcome},
    store::erasure::Model,
};
use kernel::{AccountId, ErasureId, MemberId};
use rest::{Problem, kinds};
use sea_orm::entity::prelude::Json as Value;
use serde::Serialize;
use std::collections::BTreeSet;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A request for erasure.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Erasure)]
pub struct ErasureOut {
    pub id: ErasureId,
    pub account_id: Option<AccountId>,
    pub member_id: Option<MemberId>,
    pub subject_name: String,
    pub items: Vec<Item>,
    pub note: Option<String>,
    /// Asked for by somebody else, who is named where it was a relative.
    pub on_behalf: bool,
    pub applicant: Option<String>,
    pub relation: Option<String>,
    pub state: ErasureState,
    pub outcome: Option<Outcome>,
    /// What is erased.
    pub granted: Vec<Item>,
    /// What stays although it was asked for.
    pub kept: Vec<Item>,
    pub reason: Option<String>,
    /// The last day for an answer.
    pub due_on: Date,
    pub overdue: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub asked_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub done_at: Option<OffsetDateTime>,
    pub version: i32,
}

pub fn items(json: &Value) -> BTreeSet<Item> {
    serde_json::from_value(json.clone()).unwrap_or_default()
}

pub fn json(items: &BTreeSet<Item>) -> Value {
    serde_json::to_value(items).unwrap_or_default()
}

const NOTE: &str = "erasures.note";
const APPLICANT: &str = "erasures.applicant";

type Sealed = Option<Vec<u8>>;

/// The sealed texts of a request: the note, and who asked for somebody else.
///
/// # Errors
/// When the system gives no randomness.
pub fn sealed(
    tx: &TenantTx,
    id: ErasureId,
    note: Option<&str>,
    applicant: Option<&str>,
) -> Result<(Sealed, Sealed), Problem> {
    let seal = |field: &str, text: Option<&str>| {
        text.map(|text| tx.vault().seal(field, id.0, text.as_bytes())).transpose()
    };
    Ok((seal(NOTE, note)?, seal(APPLICANT, applicant)?))
}

fn open(tx: &TenantTx, field: &str, id: ErasureId, sealed: Option<&[u8]>) -> Result<Option<String>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = tx.vault().open(field, id.0, sealed)?;
    String::from_utf8(plain).map(Some).map_err(|e| kinds::INTERNAL.problem().because(e))
}

/// # Errors
/// When a text was tampered with.
pub fn shaped(tx: &TenantTx, row: Model, today: Date) -> Result<ErasureOut, Problem> {
    let asked = items(&row.items);
    let granted = row.granted.as_ref().map(items).unwrap_or_default();
    let kept = if row.outcome.is_some() { asked.difference(&granted).copied().collect() } else { Vec::new() };
    Ok(ErasureOut {
        note: open(tx, NOTE, row.id, row.note_sealed.as_deref())?,
        applicant: open(tx, APPLICANT, row.id, row.applicant_sealed.as_deref())?,
        id: row.id,
        account_id: row.account_id,
        member_id: row.member_id,
        subject_name: row.subject_name,
        items: asked.into_iter().collect(),
        on_behalf: row.on_behalf,
        relation: row.relation,
        overdue: row.state == ErasureState::Received && row.due_on < today,
        state: row.state,
        outcome: row.outcome,
        granted: granted.into_iter().collect(),
        kept,
        reason: row.reason,
        due_on: row.due_on,
        asked_at: row.asked_at,
        decided_at: row.decided_at,
        done_at: row.done_at,
        version: row.version,
    })
}
