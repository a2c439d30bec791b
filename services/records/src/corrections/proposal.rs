//! A proposed value as a change of the member.

use super::{problems::UNREADABLE, words::CorrectionField};
use crate::members::{MemberPatch, NewMember};
use rest::Problem;
use serde_json::{Map, Value, json};

/// The change that this value of this field means. A blank value clears the field.
///
/// # Errors
/// When the field cannot have such a value.
pub fn patch(field: CorrectionField, proposed: &str) -> Result<MemberPatch, Problem> {
    let text = proposed.trim();
    let value = if text.is_empty() { Value::Null } else { json!(text) };
    let mut object = Map::new();
    object.insert(field.to_string(), value);
    serde_json::from_value(Value::Object(object)).map_err(|_| UNREADABLE.at("/proposed"))
}

/// The value the record has now, as text.
pub fn current(field: CorrectionField, facts: &NewMember) -> Option<String> {
    let facts = serde_json::to_value(facts).unwrap_or_default();
    facts.get(field.as_str()).and_then(Value::as_str).map(ToOwned::to_owned)
}

/// The proposed value for people who decide about it but did not ask to see sensitive values.
pub fn shown(field: CorrectionField, value: &str) -> String {
    use kernel::mask;
    match field {
        CorrectionField::IdNo => mask::id_no(value),
        CorrectionField::Mobile => mask::mobile(value),
        CorrectionField::Landline => mask::landline(value),
        CorrectionField::Address => mask::address(value),
        CorrectionField::PoliceStation => mask::hidden(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rest::Patch;
    use time::macros::date;

    #[test]
    fn every_field_that_can_be_corrected_is_one_of_a_member() {
        for field in CorrectionField::ALL {
            assert!(patch(*field, "").is_ok(), "{field}");
        }
    }

    #[test]
    fn values_are_read_as_in_a_form() {
        assert_eq!(
            patch(CorrectionField::Mobile, " 16054623754 ").unwrap().mobile,
            Patch::Value("16054623754".into())
        );
        assert_eq!(
            patch(CorrectionField::FullOn, "2020-01-01").unwrap().full_on,
            Patch::Value(date!(2020 - 01 - 01))
        );
        assert_eq!(patch(CorrectionField::Degree, " ").unwrap().degree, Patch::Null);
        for (field, text) in [
            (CorrectionField::FullOn, "soon"),
            (CorrectionField::Gender, "x"),
            (CorrectionField::WorkPost, "boss"),
        ] {
            assert_eq!(patch(field, text).unwrap_err().kind().code, "unreadable_value", "{field} {text}");
        }
    }

    #[test]
    fn sensitive_proposals_are_masked() {
        assert_eq!(shown(CorrectionField::Mobile, "16054623754"), "160****3754");
        assert_eq!(shown(CorrectionField::JobTitle, "工程师"), "工程师");
    }
}
