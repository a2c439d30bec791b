//! The SQL of every service, carried in the binary, and the linter that keeps it fit for thousands of schemas.
//!
//! Files live in `{common,identity,records,notifications}/{platform,tenant}/NNNN_name.sql`. A service's set is
//! the common files first, then its own. Tenant files name no schema; `{{tenant}}` stands for the tenant's
//! role, in platform files `{{tenants}}` for the group of them and `{{sys}}` for the service's log-in role.

pub mod lint;
mod set;
pub mod template;
mod version;

pub use set::{Migration, Scope, Set};
pub use version::Version;

struct File {
    folder: &'static str,
    scope: &'static str,
    name: &'static str,
    sql: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The migrations of one service's database.
///
/// `service` is the service's word, as in the folder's name.
pub fn set(service: &str, scope: Scope) -> Set {
    let pick = |folder: &str| {
        FILES
            .iter()
            .filter(|file| file.folder == folder && file.scope == scope.as_str())
            .filter_map(|file| Migration::of_file(file.name, file.sql))
            .collect()
    };
    Set { common: pick("common"), own: pick(service) }
}
