//! Files of the tenants, in any store that speaks S3.
//!
//! An object is written once under a name nobody can choose: the tenant's prefix, the class of content and a
//! random id. A changed file is a new object; the row that names it decides which one counts. Every read names
//! the tenant again, so that an id of somebody else's object leads nowhere.
//!
//! A confidential file goes through the service: [`Intake`] looks at it while it arrives, seals it ([`seal`]) and
//! writes it in parts; [`Outlet`] opens it again and breaks off where it is damaged. Both hold a few pieces in
//! memory, whatever the size. Other files may go straight between the browser and the store, with links.

mod authorities;
mod backups;
mod carry;
mod config;
mod disposition;
mod inspect;
mod intake;
mod object;
mod outlet;
mod picture;
pub mod seal;
mod store;

pub use authorities::AuthorityError;
pub use backups::Backups;
pub use config::StoreConfig;
pub use disposition::disposition;
pub use inspect::{Facts, FileKind, Inspector, Refusal, Rules};
pub use intake::{Intake, IntakeError, extension};
pub use object::{Class, Object, ObjectId};
pub use outlet::{Outlet, OutletError};
pub use seal::{Keys, Place, SealError, sealed_length};
pub use store::{DirectPart, Download, Listed, ObjectStore, Reading, Span, StoreError, Unfinished, Writing};
