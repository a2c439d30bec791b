//! The whole product in this process, on real servers, and people who use it over HTTP.
//!
//! ```no_run
//! # async fn example() {
//! use kernel::TenantKind;
//! let app = suites::TestApp::get().await;
//! let org = app.org(TenantKind::Enterprise).await;
//! let admin = org.admin().await;
//! let answer = admin.get("/api/records/units").await;
//! assert_eq!(answer.status, 200);
//! # }
//! ```

mod answer;
mod app;
mod branches;
mod days;
mod letters;
mod org;
mod person;
mod process;
mod rosters;
mod sheets;
mod slots;
mod totp;
mod zone;

pub use answer::{Answer, in_words};
pub use app::TestApp;
pub use branches::TwoBranches;
pub use letters::Letter;
pub use org::{Org, PASSWORD, resident_id};
pub use person::Person;
pub use process::{Process, basics, free_port, load};
pub use rosters::roster;
pub use slots::Renewing;
pub use totp::code;
pub use zone::Zone;

/// Held by whoever cuts something off and takes up what is unfinished in the shared deployment: two at once would take
/// up each other's.
pub static TAKING_UP: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
