//! Handing over (交接): what one secretary leaves to the next.
//!
//! Offered for a while after the post has changed, computed from the posts ([`offered`]). While it is open it shows what
//! is there now; when whoever leaves signs, it is frozen with its sum, and whoever comes signs that. Each signs for
//! themselves, or the committee records a signature on paper, on behalf.

pub mod accept;
mod archived;
mod content;
pub mod get;
pub mod list;
pub mod mine;
mod offered;
pub mod open;
mod own_todo;
mod todo;
mod view;

pub use archived::archived;
pub use mine::{OwnHandover, of_member};
pub use own_todo::own_todo;
pub use todo::todo;
