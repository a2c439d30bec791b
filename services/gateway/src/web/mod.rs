//! The pages: the built front ends, with what the gateway knows put into them.

mod boot;
mod files;
mod looks;
mod missing;
mod notice;
mod page;
mod style;
mod theme;

pub(crate) use looks::Looks;
pub(crate) use notice::closed;
pub(crate) use page::page;
pub(crate) use style::theme;
pub(crate) use theme::short_hash;
