//! Organisations that ask for a place of their own, on the platform's pages.
//!
//! An application is sent, confirmed by the letter that comes of it, and approved by an operator (or, where the
//! settings say so, by being confirmed). Approving writes down the id of the organisation to be and nothing else;
//! [`work`] makes the organisation, and whoever dies doing so is followed by the next. Its contact becomes the first
//! administrator. Until then the application holds the address it asked for, against other applications and
//! against organisations made by hand; while nobody has confirmed it, for a while only.

mod address;
mod again;
mod approve;
mod create;
mod decide;
mod door;
mod enter;
mod get;
mod housekeeping;
mod list;
mod phone;
pub mod problems;
mod refuse;
mod routes;
mod rules;
mod shape;
mod status;
mod store;
mod terms;
mod verify;
mod waiting;
mod welcome;
mod work;

pub use decide::{By, approve, refuse};
pub use housekeeping::keep_house;
pub(crate) use routes::routes;
pub use rules::SignupState;
pub use shape::SignupOut;
pub(crate) use welcome::founder;
pub use work::{take_up, work};

use crate::state::App;
use kernel::SignupId;
use rest::Problem;

/// Applications in a state, or all of them, the newest first: for the command line.
///
/// # Errors
/// When the database is away.
pub async fn all(app: &App, state: Option<SignupState>, most: u64) -> Result<Vec<SignupOut>, Problem> {
    let tx = app.platform().begin().await?;
    let rows = store::page(&tx, state, None::<SignupId>, most).await?;
    Ok(rows.into_iter().map(|row| SignupOut::of(app, row)).collect())
}
