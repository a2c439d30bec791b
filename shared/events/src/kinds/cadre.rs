use crate::Event;
use kernel::{CadreAppointmentId, CadreId, MemberId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A cadre was put on the register, or something in the record changed. What it says is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CadreChanged {
    pub id: CadreId,
    pub unit_id: UnitId,
    /// Where the cadre is a member of this organisation.
    pub member_id: Option<MemberId>,
    /// `created`, `imported`, `updated`, `verified` or `left`.
    pub change: String,
}

impl Event for CadreChanged {
    const KIND: &'static str = "cadre.changed.v1";
}

/// A step of an appointment was taken. What was raised against it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CadreAppointmentChanged {
    pub id: CadreAppointmentId,
    pub cadre_id: CadreId,
    pub member_id: Option<MemberId>,
    /// E.g. `start_notice`.
    pub step: String,
    /// E.g. `in_notice`.
    pub state: String,
    /// The day on the paper.
    pub on: Date,
}

impl Event for CadreAppointmentChanged {
    const KIND: &'static str = "cadre.appointment_changed.v1";
}
