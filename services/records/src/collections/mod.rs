//! Collections (信息采集): a form a unit sends to units below it, and what comes back, rolled up.
//!
//! The form is frozen when it is sent. A field may be bound to a fact the system knows ([`facts`]): that is shown and not
//! asked, and kept as it was when the answer was handed in. What a unit writes is judged by its form ([`rules`]); the
//! steps of an answer are kept with whoever took them, on whose behalf, and what they changed. Numbers above are never
//! entered: they are added up from the answers whenever somebody looks. They are handed on in the workbook of the
//! committee above where there is one ([`template`]).

mod answer;
mod answers;
mod archived;
mod by;
mod close;
mod correct;
mod create;
mod exceptions;
mod export;
mod facts;
mod get;
mod lines;
mod list;
mod problems;
mod query;
mod recipients;
mod remind;
mod review;
mod roll_up;
pub mod routes;
pub mod rules;
mod said;
mod save;
mod send;
mod store;
mod submit;
mod tell;
pub mod template;
mod todo;
mod update;
mod view;
mod words;

pub use archived::{archived, count_open_of, open_titles};
pub use exceptions::exceptions;
pub use store::exist_of_units;
pub use todo::todo;
