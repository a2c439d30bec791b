//! Writing down what happened to units: history, event, audit.

use super::{
    store::{self, change, unit::Model},
    words::{Change, UnitState},
};
use crate::desk::Desk;
use events::kinds::UnitChanged;
use kernel::UnitId;
use rest::Problem;
use rulepack::UnitKind;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A decision to be recorded: on which day, by which paper.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
}

/// An active unit with nothing but its place, kind and name.
pub fn blank(
    parent: Option<UnitId>,
    label: String,
    path: String,
    kind: UnitKind,
    name: String,
    now: OffsetDateTime,
) -> Model {
    Model {
        id: UnitId::new(),
        parent_id: parent,
        label,
        path,
        kind,
        name,
        short_name: None,
        state: UnitState::Active,
        merged_into_id: None,
        nature: None,
        situation: None,
        body_name: None,
        credit_code: None,
        joint_bodies: None,
        contact_name: None,
        contact_phone_sealed: None,
        founded_on: None,
        approved_doc_no: None,
        dissolved_on: None,
        term_started_on: None,
        term_years: None,
        direct_transfers: false,
        external_code: None,
        position: 0,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// A row of history in which nothing has changed yet.
pub fn change(desk: &Desk<'_>, unit: UnitId, change: Change, paper: &Paper) -> change::Model {
    change::Model {
        id: Uuid::now_v7(),
        unit_id: unit,
        change,
        decided_on: paper.decided_on,
        recorded_at: desk.now,
        recorded_by: desk.who.id,
        doc_no: paper.doc_no.clone(),
        parent_id: None,
        kind: None,
        name: None,
        short_name: None,
        state: None,
    }
}

/// Tells other services how the units stand now, parents before children.
pub async fn announce(desk: &Desk<'_>, units: &[Model]) -> Result<(), Problem> {
    let mut told: Vec<UnitChanged> = units.iter().map(event).collect();
    told.sort_by(|a, b| a.path.cmp(&b.path));
    desk.emit_all(&told).await
}

fn event(unit: &Model) -> UnitChanged {
    UnitChanged {
        id: unit.id,
        parent_id: unit.parent_id,
        path: unit.path.clone(),
        kind: unit.kind.to_string(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        state: unit.state.to_string(),
    }
}

/// Writes the entry of the audit log: how the unit was and how it is.
pub async fn audit(
    desk: &Desk<'_>,
    action: &str,
    unit: UnitId,
    old: Option<Value>,
    new: Option<Value>,
) -> Result<(), Problem> {
    desk.audit(Entry { action, subject: "unit", subject_id: Some(unit.0), old, new, why: None }).await
}

/// What the audit log keeps of a unit. The phone is sealed in the table and only said to have changed here.
pub fn facts(unit: &Model) -> Value {
    json!({
        "parent_id": unit.parent_id,
        "kind": unit.kind,
        "name": unit.name,
        "short_name": unit.short_name,
        "state": unit.state,
        "nature": unit.nature,
        "situation": unit.situation,
        "body_name": unit.body_name,
        "credit_code": unit.credit_code,
        "joint_bodies": unit.joint_bodies,
        "contact_name": unit.contact_name,
        "founded_on": unit.founded_on,
        "approved_doc_no": unit.approved_doc_no,
        "term_started_on": unit.term_started_on,
        "term_years": unit.term_years,
        "direct_transfers": unit.direct_transfers,
        "external_code": unit.external_code,
        "position": unit.position,
    })
}

/// The members of two objects that differ, from the first and from the second.
pub fn difference(old: &Value, new: &Value) -> (Value, Value) {
    crate::diff::objects(old, new)
}

pub use store::record as keep;
