//! The organisational-life meeting (组织生活会) from its preparation to its report.
//!
//! Of its eight steps most follow from what is recorded anyway: who was asked, the register of talks, the attendance, the
//! list of remedies, the filing. The others are noted by whoever keeps the record, until it is filed. What is missing is
//! told and stops nothing. Remedies are counted for their own meeting, and told to the next one.

mod known;
mod note;
mod progress;
mod remedies;
mod routes;
mod step;
mod take_back;
mod view;

pub use known::Life;
pub use routes::router;
pub use step::{drop_steps, dropped, in_time};
pub use view::{LifeOut, LifeStepState, ProgressOut, StepOut, shown};
