//! What was decided about a member: 组织处置 (限期改正, 劝其退党, 除名, 退党) and 党纪处分. Each names who decided, on which day
//! and at which meeting, and the paper that approved it; from then on it is in force, for its term where it has one.
//!
//! A 留党察看 lets the rights rest: the entry of that register holds the days, this one the decision. What ends a
//! membership does so with the approval, and the record of a member is not changed to removed, withdrawn or expelled
//! without it ([`may_leave`]). What was decided before anybody kept it here is filled in with a reason; what the rules
//! say against it is kept beside it.

mod approval;
pub mod approve;
mod archived;
mod effect;
mod leaving;
pub mod lift;
pub mod list;
pub mod mine;
mod query;
pub mod record;
mod rules;
mod said;
mod spoken;
mod store;
mod view;

pub use archived::archived;
pub use leaving::may_leave;
pub use query::{is_named, lets_rest, note_read, of_member};
pub use view::DispositionOut;
