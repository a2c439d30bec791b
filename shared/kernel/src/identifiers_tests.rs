//! Numbers of people, bodies and telephones, by the table: `-` is nothing written, and a fault stands for what is refused.

use crate::{
    CreditCode, Generation, InvalidCreditCode, InvalidPhone, InvalidResidentId, Landline, Mobile, ResidentId,
};
use std::collections::BTreeSet;

const TABLE: &str = include_str!("vectors/identifiers.tsv");

#[test]
fn identifiers_are_read_as_the_table_says() {
    let mut kinds = BTreeSet::new();
    for line in TABLE.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, input, result] = cells[..] else { panic!("{line}") };
        let text = if input == "-" { "" } else { input };
        let found = match kind {
            "resident_id" => text.parse::<ResidentId>().map_or_else(id_fault, |id| in_full(&id)),
            "rostered_id" => ResidentId::read(text).map_or_else(id_fault, rostered),
            "credit_code" => text.parse::<CreditCode>().map_or_else(code_fault, String::from),
            "mobile" => text.parse::<Mobile>().map_or_else(phone_fault, |one| one.as_str().to_owned()),
            "landline" => text.parse::<Landline>().map_or_else(phone_fault, |one| one.as_str().to_owned()),
            other => panic!("{other}"),
        };
        assert_eq!(found, result, "{kind} {input}");
        kinds.insert(kind);
    }
    assert_eq!(kinds.len(), 5);
}

fn in_full(id: &ResidentId) -> String {
    let gender = if id.is_male() { "male" } else { "female" };
    format!("{} {} {gender}", id.as_str(), id.birth_date())
}

fn rostered((id, generation): (ResidentId, Generation)) -> String {
    let written = match generation {
        Generation::First => "first",
        Generation::Second => "second",
    };
    format!("{written} {}", id.as_str())
}

fn id_fault(fault: InvalidResidentId) -> String {
    let word = match fault {
        InvalidResidentId::Form => "form",
        InvalidResidentId::CheckDigit => "check",
        InvalidResidentId::BirthDate => "birth_date",
    };
    word.to_owned()
}

fn code_fault(fault: InvalidCreditCode) -> String {
    let word = match fault {
        InvalidCreditCode::Form => "form",
        InvalidCreditCode::CheckCharacter => "check",
    };
    word.to_owned()
}

fn phone_fault(fault: InvalidPhone) -> String {
    let word = match fault {
        InvalidPhone::Mobile | InvalidPhone::Landline => "form",
    };
    word.to_owned()
}
