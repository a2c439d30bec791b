use crate::{
    diff,
    members::{draft::NewMember, store::member::Model},
};
use kernel::mask;
use serde_json::{Map, Value, json};

/// The facts as the audit log keeps them: sensitive values masked, empty ones left out.
pub fn audited(facts: &NewMember) -> Value {
    let mut object = plain(facts);
    for (name, value) in &mut object {
        *value = masked(name, value.take());
    }
    Value::Object(object)
}

/// What changed, as it was and as it is, masked. Two values that look alike behind their masks are told apart
/// before they are masked.
pub fn audited_change(old: &NewMember, new: &NewMember, was: &Model, is: &Model) -> (Value, Value) {
    let (mut before, mut after) = (plain(old), plain(new));
    // these follow from other facts when they are not given
    for (object, row) in [(&mut before, was), (&mut after, is)] {
        object.insert("gender".into(), json!(row.gender));
        object.insert("political_status".into(), json!(row.political_status));
    }
    let (before, after) = diff::objects(&Value::Object(before), &Value::Object(after));
    (mask_all(before), mask_all(after))
}

fn mask_all(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object.into_iter().map(|(name, value)| (name.clone(), masked(&name, value))).collect(),
        ),
        other => other,
    }
}

fn plain(facts: &NewMember) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

fn masked(name: &str, value: Value) -> Value {
    let Value::String(text) = &value else {
        return if name == "circumstances" && !value.is_null() { json!(mask::hidden()) } else { value };
    };
    match name {
        "id_no" => json!(mask::id_no(text)),
        "mobile" => json!(mask::mobile(text)),
        "landline" => json!(mask::landline(text)),
        "address" => json!(mask::address(text)),
        "police_station" => json!(mask::hidden()),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::{draft::Circumstances, words::MemberKind};
    use kernel::UnitId;
    use time::macros::date;

    #[test]
    fn nothing_sensitive_reaches_the_log() {
        let mut facts = NewMember::bare(
            UnitId::new(),
            "赵淑兰",
            "11010519491231002X",
            MemberKind::Full,
            date!(1975 - 07 - 01),
        );
        facts.mobile = Some("16054623754".into());
        facts.landline = Some("010-62345678".into());
        facts.address = Some("上海市芳市永川西安街b座".into());
        facts.police_station = Some("某派出所".into());
        facts.circumstances = Circumstances { hardship: true, ..Circumstances::default() };
        let text = audited(&facts).to_string();
        for secret in ["11010519491231002X", "16054623754", "62345678", "西安街", "某派出所", "hardship"]
        {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(text.contains("赵淑兰") && text.contains("110105********002X"));
    }
}
