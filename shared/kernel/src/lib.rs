//! The words everyone shares: typed ids, money, dates, the clock, locales, identifiers of the field.
//!
//! Nothing here does I/O; time is an argument (see [`Clock`]).

mod calendar;
mod clock;
mod credit_code;
mod dates;
mod ids;
mod kinds;
mod locale;
pub mod mask;
mod money;
mod person_name;
mod phone;
mod resident_id;
mod tenant_key;
pub mod text;

#[cfg(test)]
mod identifiers_tests;

pub use calendar::{InvalidMonth, YearMonth, add_months, add_years, whole_months, whole_years};
pub use clock::{Clock, FixedClock, SHANGHAI, SharedClock, SystemClock, business_date, next_day};
pub use credit_code::{CreditCode, InvalidCreditCode};
pub use dates::{DateSystem, InvalidDate, Period, date_of_number, date_of_serial, read_date};
pub use ids::*;
pub use kinds::{Service, TenantKind, UnknownWord};
pub use locale::Locale;
pub use money::Fen;
pub use person_name::{InvalidName, PersonName};
pub use phone::{InvalidPhone, Landline, Mobile};
pub use resident_id::{Generation, InvalidResidentId, ResidentId};
pub use tenant_key::{InvalidTenantKey, TenantKey};

#[doc(hidden)] // for the code `words!` makes
pub use sea_orm;
