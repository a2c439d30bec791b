//! What lies sealed in a record: the identity number, the state of health, the family; and what is raised against somebody.

use super::{
    details::Private,
    store::{appointment, cadre::Model},
    words::AppointmentState,
};
use crate::sealing::{open, seal};
use kernel::{ObjectionId, ResidentId};
use rest::{Problem, kinds};
use serde::{Deserialize, Serialize};
use tenancy::Vault;
use time::Date;

const ID_NO: &str = "cadres.id_no";
const PRIVATE: &str = "cadres.private";
const OBJECTIONS: &str = "cadre_appointments.objections";

/// Something somebody raised during a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    pub id: ObjectionId,
    pub raised_on: Date,
    pub named: bool,
    pub text: String,
    pub settled_on: Option<Date>,
    pub result: Option<String>,
    pub upheld: bool,
}

/// By this a cadre is found again by number.
pub fn blind(vault: &Vault, id: &ResidentId) -> Vec<u8> {
    vault.blind(ID_NO, id.as_str())
}

/// # Errors
/// When the vault cannot seal.
pub fn keep_id_no(vault: &Vault, cadre: &mut Model, id: Option<&ResidentId>) -> Result<(), Problem> {
    cadre.id_no_sealed = seal(vault, ID_NO, cadre.id.0, id.map(|id| id.as_str()))?;
    cadre.id_no_blind = id.map(|id| blind(vault, id));
    Ok(())
}

/// # Errors
/// When the value does not open.
pub fn id_no(vault: &Vault, cadre: &Model) -> Result<Option<String>, Problem> {
    open(vault, ID_NO, cadre.id.0, cadre.id_no_sealed.as_deref())
}

/// # Errors
/// When the vault cannot seal.
pub fn keep_private(vault: &Vault, cadre: &mut Model, private: &Private) -> Result<(), Problem> {
    let text = written(private)?;
    let text = (*private != Private::default()).then_some(text);
    cadre.private_sealed = seal(vault, PRIVATE, cadre.id.0, text.as_deref())?;
    Ok(())
}

/// # Errors
/// When the value does not open.
pub fn private(vault: &Vault, cadre: &Model) -> Result<Private, Problem> {
    let text = open(vault, PRIVATE, cadre.id.0, cadre.private_sealed.as_deref())?;
    Ok(text.map(|text| read(&text)).transpose()?.unwrap_or_default())
}

/// # Errors
/// When the vault cannot seal.
pub fn keep_objections(
    vault: &Vault,
    appointment: &mut appointment::Model,
    objections: &[Objection],
) -> Result<(), Problem> {
    let text = written(objections)?;
    appointment.objections_sealed = seal(vault, OBJECTIONS, appointment.id.0, Some(&text))?;
    let open = objections.iter().filter(|one| one.settled_on.is_none()).count();
    appointment.objections_open = i32::try_from(open).unwrap_or(i32::MAX);
    Ok(())
}

/// # Errors
/// When the value does not open.
pub fn objections(vault: &Vault, appointment: &appointment::Model) -> Result<Vec<Objection>, Problem> {
    let text = open(vault, OBJECTIONS, appointment.id.0, appointment.objections_sealed.as_deref())?;
    Ok(text.map(|text| read(&text)).transpose()?.unwrap_or_default())
}

/// Whether something that was raised turned out to be so, and still stands in the way.
pub fn upheld(appointment: &appointment::Model, objections: &[Objection]) -> bool {
    appointment.state == AppointmentState::InNotice && objections.iter().any(|one| one.upheld)
}

fn written<T: Serialize + ?Sized>(value: &T) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| kinds::INTERNAL.problem().because(error))
}

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| kinds::INTERNAL.problem().because(error))
}
