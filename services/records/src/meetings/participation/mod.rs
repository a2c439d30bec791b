//! What a member took part in, in a year: meetings, hours of study and lectures, counted from the records alone. It is
//! shown of one person at a time, to that person and to whoever keeps the records of the branch; nobody is compared.

mod facts;
mod mine;
mod of_member;
mod routes;
mod unit;
mod view;

pub use routes::router;
pub use unit::{UnitStudy, attended, studied};
pub use view::Participation;
