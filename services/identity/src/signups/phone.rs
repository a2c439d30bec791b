//! The telephone of an application's contact: mobile or landline, and sealed, for there is no organisation yet whose key
//! could do it.

use super::store::signup::Model;
use crate::{operators::seal, state::App};
use kernel::{Landline, Mobile, SignupId, mask, text};
use rest::{Problem, kinds};

/// A number as it is kept; nothing where none was given.
///
/// # Errors
/// When it is neither a mobile number nor a landline.
pub(super) fn read(given: Option<&str>) -> Result<Option<String>, kernel::InvalidPhone> {
    let Some(given) = given.filter(|given| !text::compact(given).is_empty()) else { return Ok(None) };
    if let Ok(mobile) = given.parse::<Mobile>() {
        return Ok(Some(mobile.as_str().to_owned()));
    }
    given.parse::<Landline>().map(|landline| Some(landline.as_str().to_owned()))
}

fn place(id: SignupId) -> Vec<u8> {
    [b"signups.contact_phone/".as_slice(), id.0.as_bytes()].concat()
}

pub(super) fn sealed(app: &App, id: SignupId, number: &str) -> Result<Vec<u8>, Problem> {
    seal::seal_at(app.operator_key(), &place(id), number.as_bytes())
}

/// # Errors
/// When it was changed, or belongs to another application.
pub(super) fn opened(app: &App, row: &Model) -> Result<Option<String>, Problem> {
    let Some(sealed) = row.contact_phone_sealed.as_deref() else { return Ok(None) };
    let plain = seal::open_at(app.operator_key(), &place(row.id), sealed)?;
    String::from_utf8(plain).map(Some).map_err(|error| kinds::INTERNAL.problem().because(error))
}

pub(super) fn masked(number: &str) -> String {
    if number.parse::<Mobile>().is_ok() { mask::mobile(number) } else { mask::landline(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_they_are_dialled() {
        let kept = |given: &str| read(Some(given)).ok().flatten();
        assert_eq!(kept(" 160 5462 3754 ").as_deref(), Some("16054623754"));
        assert_eq!(kept("(010) 6234 5678").as_deref(), Some("010-62345678"));
        assert_eq!((read(None), read(Some("　 "))), (Ok(None), Ok(None)));
        assert!(read(Some("12345")).is_err());
    }

    #[test]
    fn in_lists_they_are_masked() {
        assert_eq!(masked("16054623754"), "160****3754");
        assert_eq!(masked("010-62345678"), "010*******78");
    }
}
