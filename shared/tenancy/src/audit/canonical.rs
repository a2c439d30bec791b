use serde_json::Value;

/// JSON in one spelling: names of objects sorted, no white space. Equal values give equal text, whatever
/// order they were built in.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => list(out, ['[', ']'], items, write),
        Value::Object(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by(|a, b| a.0.cmp(b.0));
            list(out, ['{', '}'], &members, |(name, value), out| {
                out.push_str(&Value::String((*name).clone()).to_string());
                out.push(':');
                write(value, out);
            });
        }
        plain => out.push_str(&plain.to_string()),
    }
}

fn list<T>(out: &mut String, [open, close]: [char; 2], items: &[T], mut item: impl FnMut(&T, &mut String)) {
    out.push(open);
    for (at, value) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        item(value, out);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn order_does_not_matter_and_text_survives() {
        let a = json!({"b": [1, {"z": null, "a": true}], "a": "张\"三\n"});
        assert_eq!(canonical(&a), r#"{"a":"张\"三\n","b":[1,{"a":true,"z":null}]}"#);
        assert_eq!(serde_json::from_str::<Value>(&canonical(&a)).unwrap(), a);
        assert_eq!(canonical(&json!([])), "[]");
        assert_eq!(canonical(&json!({})), "{}");
    }
}
