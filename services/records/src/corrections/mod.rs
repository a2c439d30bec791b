//! Members keep their own record right: they propose, the secretary decides, and what is accepted runs through
//! the same action as any change of a member, with the same rules and the same trace. For a member who cannot do it the
//! secretary asks (代办), somebody else decides, and the member may take it back.

mod ask;
mod decide;
mod keep;
mod list;
mod problems;
mod proposal;
mod query;
pub mod routes;
mod store;
mod tell;
mod todo;
mod view;
mod withdraw;
mod words;

pub use keep::{erase, of_member, purge};
pub use todo::todo;
pub use view::CorrectionOut;
