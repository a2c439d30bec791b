//! The code of a receipt: a keyed fingerprint of everything it says. Whoever changes a figure on a copy, or a row
//! behind our back, cannot make the code that fits.

use crate::dues::store::receipt::Model;
use data_encoding::BASE32_NOPAD;
use tenancy::Vault;

const CODE: &str = "dues_receipts.code";
/// Of sixteen: ten bytes are sixteen characters, which people still copy by hand.
const BYTES: usize = 10;

pub fn of(vault: &Vault, row: &Model) -> String {
    let says = format!(
        "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
        row.id,
        row.payment_id,
        row.unit_id,
        row.year,
        row.number,
        row.payer,
        row.first_month,
        row.last_month,
        row.amount,
        row.collector,
        row.issued_on
    );
    fingerprint(vault, &says)
}

/// The code of what a receipt says, word for word.
pub fn fingerprint(vault: &Vault, says: &str) -> String {
    let fingerprint = vault.blind(CODE, says);
    BASE32_NOPAD.encode(fingerprint.get(..BYTES).unwrap_or(&fingerprint))
}

/// A code as people type it: with blanks and dashes, in small letters.
pub fn read(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(read(" abcd-efgh ijkl-2345\n"), "ABCDEFGHIJKL2345");
        assert_eq!(read("码"), "");
    }
}
