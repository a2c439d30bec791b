//! What is collected, in the words of whoever collects it: dues of the Party, or fees of an association.

use crate::{desk::Desk, spoken::pick};
use rulepack::dues::Collected;

/// A word in both languages.
type Word = (&'static str, &'static str);

/// The word of the two that fits the organisation, in the language of the request.
pub fn called(desk: &Desk<'_>, dues: Word, fees: Word) -> &'static str {
    let (zh, en) = match desk.pack.dues.practice.on(desk.today).value.collects {
        Collected::PartyDues => dues,
        Collected::Fees => fees,
    };
    pick(zh, en)
}

/// What a receipt is headed with.
pub fn receipt(desk: &Desk<'_>) -> &'static str {
    called(desk, ("党费收据", "Receipt of Party dues"), ("会费收据", "Receipt of fees"))
}
