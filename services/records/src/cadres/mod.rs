//! Cadres (干部): a register of those an organisation manages, whether or not they are its members, and their appointments.
//!
//! A record is what the appointment form (干部任免审批表) asks: it comes in and goes out as the file of one ([`lrmx`]). The
//! identity number, the state of health and the family lie sealed, and are read with a reason. What of the record agrees
//! with the file of the cadre (三龄两历) is written down value by value, each with its source. An appointment goes from the
//! proposal over the notice to the decision and, after a probation, to its confirmation; whoever takes a step claims it
//! first. The file itself and reports on personal matters are not kept here. Fewer see this register than the roster.

mod appointments;
mod archived;
mod bring;
mod create;
mod details;
mod draft;
mod export;
mod forms;
mod get;
mod keep;
mod list;
pub mod lrmx;
mod mine;
mod print;
pub mod problems;
mod query;
mod reveal;
pub mod routes;
pub mod rules;
mod said;
mod sealed;
mod sheet;
mod spoken;
mod store;
mod tell;
mod todo;
mod under_observation;
mod unfit;
mod update;
mod verify;
mod view;
mod words;

pub use archived::archived;
pub use keep::{OwnCadre, of_member};
pub use store::{exist_of_members, exist_of_units, people_under_appointment};
pub use todo::todo;
pub use under_observation::under_observation;
