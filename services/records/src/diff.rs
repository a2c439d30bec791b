//! What changed between two states of a row, for the audit log.

use serde_json::{Map, Value};

/// The members in which two objects differ, as they were and as they are. What is absent counts as null.
pub fn objects(old: &Value, new: &Value) -> (Value, Value) {
    let empty = Map::new();
    let (old, new) = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    let (mut was, mut is) = (Map::new(), Map::new());
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        let (before, after) = (old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null));
        if before != after {
            was.insert(key.clone(), before.clone());
            is.insert(key.clone(), after.clone());
        }
    }
    (Value::Object(was), Value::Object(is))
}

#[cfg(test)]
mod tests {
    use super::objects;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_kept() {
        let old = json!({"name": "甲", "kind": "branch", "short_name": "a"});
        let new = json!({"name": "乙", "kind": "branch", "founded_on": "2020-01-01"});
        let (was, is) = objects(&old, &new);
        assert_eq!(was, json!({"name": "甲", "short_name": "a", "founded_on": null}));
        assert_eq!(is, json!({"name": "乙", "short_name": null, "founded_on": "2020-01-01"}));
        assert_eq!(objects(&old, &old), (json!({}), json!({})));
    }
}
