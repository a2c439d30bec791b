//! The organisation tree: units, what their kinds may do, where they stand and stood.
//!
//! A unit has a *path* made of short labels, so that it and everything below it is one prefix; a move rewrites
//! the paths of a whole subtree in one statement. Every decision is kept with the day on its paper and the
//! moment it was recorded ([`timeline`]), so the tree of any day can be shown. Whoever changes the shape of the
//! tree first claims its top, so that two moves never cross.

mod create;
mod dissolve;
mod exceptions;
mod fields;
mod get;
mod history;
mod joint;
mod list;
mod lists;
mod lookup;
mod merge;
mod moves;
mod open_work;
mod order;
mod patch;
pub mod path;
pub mod problems;
mod record;
mod remove;
pub mod routes;
mod rules;
mod sizes;
mod store;
mod timeline;
mod view;
mod warnings;
pub mod words;

pub(crate) use create::outside;
pub use create::{NewUnit, create};
pub use dissolve::{Dissolve, dissolve, may_go};
pub use exceptions::exceptions;
pub use get::notices;
pub use joint::bodies;
pub use lists::{part, reached_by, wanted};
pub use lookup::{
    Unit, all_within, by_ids, children, claim, count_without, hold_all, ids_above, ids_below,
    ids_directly_below, ids_of, ids_with_groups, ids_within, known_below, named, reached, reached_for, seen,
    top, tops, under_township, within,
};
pub use open_work::{OpenWork, open_work};
pub use order::in_order;
pub use patch::{UnitPatch, change};
pub use problems::{NOT_ACTIVE, UNKNOWN_UNIT};
pub use remove::{remove_created, remove_sample, untouched};
pub use rules::may_stand_under;
pub use view::{Term, open_phone as contact_phone, term};
pub use warnings::of_size;
pub use words::UnitState;
