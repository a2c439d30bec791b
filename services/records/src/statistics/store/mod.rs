//! What is read for figures, and the only queries on `statistics_snapshots`.
//!
//! A figure over a hundred thousand members is one statement or it is too late, so these statements read the tables of
//! other features; they write none of them. The pattern is always the same: the people counted on a day ([`people`])
//! as one subquery, which the planner pulls up, and one pass over it. The subtree is a prefix of `units.path` (an index
//! range over at most a few thousand rows, hashed), the members one sequential scan: with the whole organisation asked
//! for, every row is needed, and for a branch the planner turns to `members_unit_idx` by itself. It can, because these
//! statements are planned for their values ([`tenancy::FOR_ITS_VALUES`]).

mod bodies;
mod changes;
mod drill;
mod dues;
mod employers;
mod honours;
mod life;
mod people;
mod pool;
mod registers;
pub mod snapshot;
mod snapshots;
mod study;

pub use bodies::{BodyRow, bodies};
pub use changes::{Touched, changes, changes_of, moved_through, touched};
pub use drill::{Behind, People, Place, of_class, of_ids};
pub use dues::{by_class, dues, dues_behind};
pub use employers::{Workplace, covered, in_groups, workplaces};
pub use honours::{count_honoured, honoured, honoured_units, honoured_units_behind};
pub use life::{attendance, attendance_behind};
pub use people::{Counted, count, counted, ids, units_within};
pub use pool::{FileBehind, Kinds, Pooled, makeup_behind, pool, pool_behind};
pub use registers::{Register, inflow, inflow_behind, registered};
pub use snapshots::{Head, exist_of_units, find, insert, is_frozen, page, whole};
pub use study::{Asked, WithHours, by_hours, study_behind};
