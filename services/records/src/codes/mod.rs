//! The code tables of the national standards that a record uses: ethnic groups (GB/T 3304), education
//! (GB/T 4658), degrees (GB/T 6864), political status (GB/T 4762), marital status and health (GB/T 2261).
//!
//! A record keeps the code; people see the label. Rosters write labels in many ways, so a table also knows
//! other spellings.

mod education;
mod ethnic;
mod person;
pub mod routes;
mod table;

pub use education::{DEGREES, EDUCATION};
pub use ethnic::ETHNIC;
pub use person::{HEALTH, LOST_REASONS, MARITAL, POLITICAL_STATUS};
pub use table::{CodeTable, Row};

/// Every table, by the name it has in the API.
pub const TABLES: &[(&str, &CodeTable)] = &[
    ("ethnic", &ETHNIC),
    ("education", &EDUCATION),
    ("degree", &DEGREES),
    ("political_status", &POLITICAL_STATUS),
    ("marital", &MARITAL),
    ("health", &HEALTH),
    ("lost_reason", &LOST_REASONS),
];
