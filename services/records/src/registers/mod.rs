//! Registers of members. Two are of those who are not where they belong: *floating* (流动: away from the own branch, known
//! where) and *lost contact* (失联: nobody knows). One is of those who need not come to meetings (*exempt*, 免予参加), one
//! of those who may not vote for a time (*rights*). Each is a list of spells with a beginning and an end, and a member
//! is in one spell of each at a time. Beside them stand the members of organisations elsewhere who take part here
//! (*visiting*). *Dispositions* are what was decided about a member (组织处置, 党纪处分), who approved
//! it and until when it holds; nobody leaves by removal, expulsion or withdrawal without one.

pub mod dispositions;
mod entered;
pub mod exempt;
pub mod floating;
pub mod lost;
pub mod problems;
mod query;
pub mod rights;
pub mod routes;
mod rules;
mod spells;
mod tell;
mod view;
pub mod visiting;

pub use entered::{any_ended, forget, recorded};
