//! 流动党员: who is away from the own branch, since when, where, and which unit takes part in looking after them;
//! of those abroad, when the branch last heard of them.

mod abroad;
mod archived;
pub mod begin;
pub mod certificates;
pub mod contact;
mod due;
pub mod end;
pub mod inflow;
pub mod list;
mod query;
mod store;
mod view;

pub use archived::archived;
pub use begin::{NewSpell, begin_many};
pub use due::{exceptions, todo};
pub use query::{
    any_ended, away, erase_contacts, members, of_member, open_among, open_of, places, taking_part,
};
pub(super) use store::Entity;
pub use view::SpellOut;
