use super::{
    entity::Model,
    pii::{self, Place},
};
use crate::passwords::Person;
use kernel::mask;
use rest::{Problem, kinds};
use tenancy::TenantTx;

/// How a person can be reached, in clear: for letters, masks and the rules of passwords only.
pub(crate) struct Contact {
    pub email: Option<String>,
    pub phone: Option<String>,
    user_name: Option<String>,
}

impl Contact {
    pub fn as_person(&self) -> Person<'_> {
        Person {
            user_name: self.user_name.as_deref(),
            email: self.email.as_deref(),
            phone: self.phone.as_deref(),
        }
    }

    pub fn email_masked(&self) -> Option<String> {
        self.email.as_deref().map(mask::email)
    }

    pub fn phone_masked(&self) -> Option<String> {
        self.phone.as_deref().map(mask::mobile)
    }
}

/// Opens what is sealed in an account.
///
/// # Errors
/// When a value was tampered with.
pub(crate) fn contact(tx: &TenantTx, account: &Model) -> Result<Contact, Problem> {
    let open = |field, sealed: &Option<Vec<u8>>| {
        pii::open(tx, Place::Account(account.id), field, sealed.as_deref())
            .map_err(|e| kinds::INTERNAL.problem().because(e))
    };
    Ok(Contact {
        email: open("email", &account.email_sealed)?,
        phone: open("phone", &account.phone_sealed)?,
        user_name: account.user_name.clone(),
    })
}
