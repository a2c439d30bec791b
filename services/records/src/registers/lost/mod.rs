//! 失联党员: with whom the branch has lost contact, since when and why; and what is due after half a year and
//! after two.

pub mod begin;
mod due;
pub mod end;
pub mod list;
mod query;
mod store;
mod view;

pub use begin::{NewLost, begin_many};
pub use due::{exceptions, todo};
pub use query::{any_ended, members, of_member, open_among, reasons};
pub(super) use store::Entity;
pub use view::LostOut;
