use super::*;
use crate::spoken::SPOKEN;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Input {
    name: String,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Tag {
    size: u8,
    #[serde(default)]
    way: Option<Way>,
    #[serde(default)]
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Way {
    to: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum Kind {
    Flat,
    Long(u8),
    Round { across: u8 },
}

#[test]
fn every_shape_is_read() {
    let body = r#"{"name":"x","tags":[{"size":1,"way":{"to":"y"},"kind":"flat"},{"size":2,"way":null,
        "kind":{"long":3}},{"size":4,"kind":{"round":{"across":5}}}]}"#;
    let tags = read::<Input>(body.as_bytes()).unwrap().tags;
    assert_eq!(tags.iter().map(|tag| tag.size).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(tags[0].way.as_ref().map(|way| way.to.as_str()), Some("y"));
    assert!(matches!(tags[0].kind, Some(Kind::Flat)) && tags[1].way.is_none());
    assert!(matches!(tags[1].kind, Some(Kind::Long(3))));
    assert!(matches!(tags[2].kind, Some(Kind::Round { across: 5 })));
    assert_eq!(read::<Vec<u8>>(b"[1, 2]").unwrap(), [1, 2], "where a list belongs, a list is read");
    let keyed = read::<std::collections::BTreeMap<u8, Option<bool>>>(br#"{"7":true}"#).unwrap();
    assert_eq!(keyed.into_iter().collect::<Vec<_>>(), [(7, Some(true))]);
}

fn refused(body: &str) -> (u16, String, Option<(String, String)>) {
    let body = read::<Input>(body.as_bytes()).unwrap_err().body();
    let field = body.fields.first().map(|f| (f.pointer.clone(), f.code.clone()));
    (body.status, body.code, field)
}

#[test]
fn every_mistake_names_its_place() {
    let cases = [
        (r#"{"name":1}"#, "/name", "wrong_type"),
        (r#"{}"#, "/name", "missing"),
        (r#"{"name":"x","nmae":1}"#, "/nmae", "unknown_field"),
        (r#"{"name":"x","tags":[{"size":1},{"size":"2"}]}"#, "/tags/1/size", "wrong_type"),
        (r#"{"name":"x","tags":[{"size":300}]}"#, "/tags/0/size", "invalid_value"),
        (r#"{"name":"x","tags":[{}]}"#, "/tags/0/size", "missing"),
        (r#"{"name":"a\u0000b"}"#, "/name", "nul_byte"),
        (r#"{"name":"x","tags":null}"#, "/tags", "wrong_type"),
        (r#"{"name":"x","name":"y"}"#, "/name", "given_twice"),
        (r#"{"name":"x","a/b~c":1}"#, "/a~1b~0c", "unknown_field"),
        (r#"{"name":"x","tags":[{"size":1,"\u0000":1}]}"#, "/tags/0/\u{fffd}", "nul_byte"),
        (r#"{"name":"x","tags":[[1]]}"#, "/tags/0", "wrong_type"),
        (r#"{"name":"x","tags":[{"size":1,"way":["here"]}]}"#, "/tags/0/way", "wrong_type"),
        (r#"{"name":"x","tags":[{"size":1,"kind":{"round":[1]}}]}"#, "/tags/0/kind", "wrong_type"),
        (r#"{"name":"x","tags":[{"size":1,"kind":"square"}]}"#, "/tags/0/kind", "invalid_value"),
        ("[]", "", "wrong_type"),
        (r#" ["x", []]"#, "", "wrong_type"),
        ("null", "", "wrong_type"),
    ];
    for (body, pointer, code) in cases {
        assert_eq!(refused(body), (422, "validation".into(), Some((pointer.into(), code.into()))), "{body}");
    }
}

#[test]
fn what_is_no_json_says_where() {
    for body in ["", "{", "{\"name\":\"x\"} 1", "\u{feff}{}", "{\"name\":\"\\ud800\"}", "nonsense"] {
        assert_eq!(refused(body).1, "bad_json", "{body}");
    }
    assert!(read::<Input>(b"{\"name\":\"\xff\"}").is_err());
}

#[test]
fn depth_counts_brackets_and_not_their_pictures() {
    assert_eq!(depth(br#"{"a":"[[[[\"[[","b":[1,[2]]}"#), 3);
    let deep = format!("{{\"name\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refused(&deep).1, "too_deep");
}

#[test]
fn a_word_with_an_escaped_backslash_is_no_nul() {
    assert!(read::<Input>(br#"{"name":"\\u0000"}"#).is_ok());
}

#[test]
fn a_text_beyond_all_measure_is_named() {
    let long = "x".repeat(LONGEST + 1);
    let (status, code, field) = refused(&format!(r#"{{"name":"{long}"}}"#));
    assert_eq!(
        (status, code.as_str(), field),
        (422, "validation", Some(("/name".into(), "too_long".into())))
    );
    let (.., field) = refused(&format!(r#"{{"name":"x","{long}":1}}"#));
    assert!(field.is_some_and(|(pointer, code)| code == "too_long" && pointer.len() == 101));
    let fits = "x".repeat(LONGEST);
    assert!(read::<Input>(format!(r#"{{"name":"{fits}"}}"#).as_bytes()).is_ok());
}

#[test]
fn a_wrong_type_is_told_in_the_language_of_the_request() {
    let detail = |locale, body: &str| {
        let scope = (locale, kernel::RequestId::new());
        SPOKEN
            .sync_scope(scope, || read::<Input>(body.as_bytes()).unwrap_err().body().fields[0].detail.clone())
    };
    assert_eq!(detail(Locale::Zh, r#"{"name":1}"#), "类型不对，应为文本");
    assert_eq!(detail(Locale::En, r#"{"name":1}"#), "Wrong type; expected a text");
    assert_eq!(detail(Locale::Zh, r#"{"name":"x","tags":[{"size":"2"}]}"#), "类型不对，应为整数");
    assert_eq!(detail(Locale::Zh, r#"{"name":"x","tags":{}}"#), "类型不对，应为列表");
}

#[test]
fn money_and_days_say_what_is_wrong_with_them() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Paid {
        amount: kernel::Fen,
        on: time::Date,
    }
    let field = |body: &str| {
        let scope = (Locale::Zh, kernel::RequestId::new());
        let refused = SPOKEN.sync_scope(scope, || read::<Paid>(body.as_bytes()).unwrap_err().body());
        let field = &refused.fields[0];
        (field.pointer.clone(), field.code.clone(), field.detail.clone())
    };
    let (pointer, code, detail) = field(r#"{"amount":45.5,"on":"2026-02-28"}"#);
    assert_eq!((pointer.as_str(), code.as_str()), ("/amount", "wrong_type"));
    assert!(detail.contains("以分为单位"), "{detail}");
    assert_eq!(field(r#"{"amount":"45","on":"2026-02-28"}"#).1, "wrong_type");
    assert_eq!(field(r#"{"amount":9223372036854775808,"on":"2026-02-28"}"#).1, "invalid_value");
    let (pointer, code, detail) = field(r#"{"amount":4550,"on":"2026-02-31"}"#);
    assert_eq!((pointer.as_str(), code.as_str()), ("/on", "invalid_value"));
    assert!(detail.contains("没有这一天"), "{detail}");
    assert!(!field(r#"{"amount":4550,"on":"yesterday"}"#).2.contains("没有这一天"));
    assert_eq!(read::<Paid>(br#"{"amount":-4550,"on":"2026-02-28"}"#).unwrap().amount, kernel::Fen(-4550));
}

proptest! {
    /// Whatever comes is read or refused with a status of the client's, and a pointer is a pointer.
    #[test]
    fn no_body_is_our_failure(body in "\\PC{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let quoted = serde_json::json!({ "name": body, body.clone(): [body] }).to_string();
        for input in [body.as_bytes(), &bytes, quoted.as_bytes()] {
            if let Err(problem) = read::<Input>(input) {
                let body = problem.body();
                prop_assert!((400..500).contains(&body.status));
                prop_assert!(body.fields.iter().all(|f| f.pointer.is_empty() || f.pointer.starts_with('/')));
            }
        }
    }
}
