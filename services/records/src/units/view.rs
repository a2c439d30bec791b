//! How units are shown.

use super::{
    path,
    store::unit::Model,
    words::{Situation, UnitState},
};
use crate::{dates::add_years, desk::Desk, sealing};
use kernel::UnitId;
use rest::Problem;
use rulepack::{Nature, UnitKind};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

const PHONE: &str = "units.contact_phone";

/// A unit with all its fields.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitOut {
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    /// Labels from the top down; everything below the unit begins with it.
    pub path: String,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub state: UnitState,
    /// Levels from the top, which is 1.
    pub depth: usize,
    pub merged_into_id: Option<UnitId>,
    pub nature: Option<Nature>,
    pub situation: Option<Situation>,
    pub body_name: Option<String>,
    pub credit_code: Option<String>,
    pub joint_bodies: Option<i16>,
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
    pub founded_on: Option<Date>,
    pub approved_doc_no: Option<String>,
    pub dissolved_on: Option<Date>,
    pub term: Term,
    pub direct_transfers: bool,
    pub external_code: Option<String>,
    pub position: i32,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

/// The term of the unit's committee or secretary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Term {
    pub started_on: Option<Date>,
    /// By the unit's own decision or by the rule; none for kinds without terms.
    pub years: Option<u8>,
    pub ends_on: Option<Date>,
}

impl UnitOut {
    /// # Errors
    /// When the phone of the contact does not open.
    pub fn of(desk: &Desk<'_>, unit: Model) -> Result<Self, Problem> {
        let contact_phone = open_phone(desk, &unit)?;
        let term = term(desk, &unit);
        Ok(Self {
            depth: path::depth(&unit.path),
            id: unit.id,
            parent_id: unit.parent_id,
            path: unit.path,
            kind: unit.kind,
            name: unit.name,
            short_name: unit.short_name,
            state: unit.state,
            merged_into_id: unit.merged_into_id,
            nature: unit.nature,
            situation: unit.situation,
            body_name: unit.body_name,
            credit_code: unit.credit_code,
            joint_bodies: unit.joint_bodies,
            contact_name: unit.contact_name,
            contact_phone,
            founded_on: unit.founded_on,
            approved_doc_no: unit.approved_doc_no,
            dissolved_on: unit.dissolved_on,
            term,
            direct_transfers: unit.direct_transfers,
            external_code: unit.external_code,
            position: unit.position,
            version: unit.version,
            updated_at: unit.updated_at,
        })
    }
}

pub fn term(desk: &Desk<'_>, unit: &Model) -> Term {
    let rule = &desk.pack.terms.on(unit.term_started_on.unwrap_or(desk.today)).value;
    let own = unit.term_years.and_then(|years| u8::try_from(years).ok());
    let years = own.or_else(|| rule.years(unit.kind, unit.nature));
    let ends_on = unit.term_started_on.zip(years).map(|(start, years)| add_years(start, years));
    Term { started_on: unit.term_started_on, years, ends_on }
}

/// # Errors
/// When the vault cannot seal.
pub fn seal_phone(desk: &Desk<'_>, unit: UnitId, phone: Option<String>) -> Result<Option<Vec<u8>>, Problem> {
    sealing::seal(desk.tx.vault(), PHONE, Uuid::from(unit), phone.as_deref())
}

/// # Errors
/// When it does not open.
pub fn open_phone(desk: &Desk<'_>, unit: &Model) -> Result<Option<String>, Problem> {
    sealing::open(desk.tx.vault(), PHONE, Uuid::from(unit.id), unit.contact_phone_sealed.as_deref())
}
