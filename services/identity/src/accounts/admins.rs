use super::{
    pii::{self, Place},
    store,
};
use crate::assignments;
use kernel::{AccountId, Locale};
use rest::Problem;
use sea_orm::DbErr;
use tenancy::TenantTx;
use time::Date;

/// An administrator of the organisation who can be written to.
pub(crate) struct Admin {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub locale: Locale,
}

/// Everybody who may do everything in the organisation on that day and has an address that can be read.
///
/// # Errors
/// When the database is away.
pub(crate) async fn admins(tx: &TenantTx, on: Date) -> Result<Vec<Admin>, Problem> {
    let mut admins = Vec::new();
    for account in store::active_among(tx, assignments::admins(on)).await? {
        let sealed = account.email_sealed.as_deref();
        match pii::open(tx, Place::Account(account.id), "email", sealed) {
            Ok(Some(email)) => {
                let (id, locale) = (account.id, account.locale());
                admins.push(Admin { id, email, locale, name: account.display_name });
            }
            Ok(None) => {}
            // the others are told all the same, and what they are told of goes on
            Err(error) => tracing::error!(account = %account.id, %error, "an address cannot be read"),
        }
    }
    Ok(admins)
}

/// Whether anybody may do everything in the organisation on that day, with an address or without.
///
/// # Errors
/// When the database is away.
pub(crate) async fn any_admin(tx: &TenantTx, on: Date) -> Result<bool, DbErr> {
    Ok(!store::active_among(tx, assignments::admins(on)).await?.is_empty())
}
