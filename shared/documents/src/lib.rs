//! Files of the tenants, in any store that speaks S3.
//!
//! An object is written once under a name nobody can choose: the tenant's prefix, the class of content and a
//! random id. A changed file is a new object; the row that names it decides which one counts. Every read names
//! the tenant again, so that an id of somebody else's object leads nowhere.

mod backups;
mod carry;
mod config;
mod object;
mod store;

pub use backups::Backups;
pub use config::StoreConfig;
pub use object::{Class, Object, ObjectId};
pub use store::{ObjectStore, StoreError};
