use crate::{Problem, ProblemKind, kinds, spoken_locale};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, header},
};
use kernel::Locale;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A JSON body, read strictly: content type, size, depth, NUL characters, and every mistake named by the JSON
/// pointer of the value it is in. The type should deny unknown fields.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

/// Deeper input is nobody's.
const DEEPEST: usize = 32;
/// A single text of more bytes is nobody's either; no field of the product comes near.
const LONGEST: usize = 64 * 1024;

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(kinds::UNSUPPORTED_MEDIA.with("expected", "application/json"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| unread(&rejection))?;
        read(&body).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn unread(rejection: &BytesRejection) -> Problem {
    match rejection.status().as_u16() {
        413 => kinds::BODY_TOO_LARGE.problem(),
        _ => kinds::BAD_REQUEST.problem(),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    if depth(body) > DEEPEST {
        return Err(kinds::TOO_DEEP.with("most", DEEPEST));
    }
    // the only way a NUL gets into JSON is as an escape
    if body.len() > LONGEST || body.windows(6).any(|window| window == b"\\u0000") {
        let value: Value = serde_json::from_slice(body).map_err(|e| malformed(&e))?;
        if let Some((pointer, kind)) = monstrous(&value, &mut String::new()) {
            return Err(kinds::VALIDATION.problem().with("most", LONGEST).field(pointer, kind));
        }
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = strict::read(&mut json).map_err(|e| explain(&e))?;
    json.end().map_err(|e| malformed(&e))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> Problem {
    kinds::BAD_JSON.with("line", error.line()).with("column", error.column())
}

/// How deep brackets nest outside of strings.
fn depth(body: &[u8]) -> usize {
    let (mut deepest, mut open, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for &byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                open += 1;
                deepest = deepest.max(open);
            }
            b']' | b'}' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The first text or key that has a NUL character or is too long, by its pointer.
fn monstrous(value: &Value, at: &mut String) -> Option<(String, &'static ProblemKind)> {
    let fault = |text: &str| match text {
        text if text.len() > LONGEST => Some(&kinds::TOO_LONG),
        text if text.contains('\0') => Some(&kinds::NUL_BYTE),
        _ => None,
    };
    let step = |at: &mut String, name: &str, value: &Value| {
        let length = at.len();
        let shown: String = name.chars().take(100).collect();
        at.push('/');
        at.push_str(&escape(&shown).replace('\0', "\u{fffd}"));
        let found = fault(name).map(|kind| (at.clone(), kind)).or_else(|| monstrous(value, at));
        at.truncate(length);
        found
    };
    match value {
        Value::String(text) => fault(text).map(|kind| (at.clone(), kind)),
        Value::Array(items) => items.iter().enumerate().find_map(|(n, item)| step(at, &n.to_string(), item)),
        Value::Object(fields) => fields.iter().find_map(|(name, field)| step(at, name, field)),
        _ => None,
    }
}

/// A name as part of a JSON pointer (RFC 6901, 3).
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn explain(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    if !inner.is_data() {
        return malformed(inner);
    }
    let text = inner.to_string();
    let (name, kind) = what(&text);
    let mut pointer = pointer(error.path());
    let last = name.map(|name| format!("/{}", escape(name)));
    if let Some(last) = last.filter(|last| !pointer.ends_with(last.as_str())) {
        pointer.push_str(&last);
    }
    let problem = kinds::VALIDATION.problem();
    if kind == &kinds::WRONG_TYPE {
        let expected = text.split_once("expected ").map_or("", |(_, rest)| rest);
        let expected = expected.split(" at line").next().unwrap_or_default();
        return problem.with("expected", spoken(expected)).field(pointer, kind);
    }
    problem.field(pointer, kind)
}

/// serde's messages are the same in every release: what is wrong, and the name in backticks.
fn what(text: &str) -> (Option<&str>, &'static ProblemKind) {
    let quoted = text.split('`').nth(1);
    if text.starts_with("missing field") {
        (quoted, &kinds::MISSING)
    } else if text.starts_with("unknown field") {
        (quoted, &kinds::UNKNOWN_FIELD)
    } else if text.starts_with("duplicate field") {
        (quoted, &kinds::TWICE)
    } else if text.starts_with("invalid type") {
        (None, &kinds::WRONG_TYPE)
    } else if ["day", "month"].iter().any(|part| text.starts_with(&format!("{part} was not in range"))) {
        (None, &kinds::NO_SUCH_DAY)
    } else {
        (None, &kinds::INVALID_VALUE)
    }
}

/// A type by serde's name for it, in the language of the request.
fn spoken(expected: &str) -> &str {
    const WORDS: [(&str, &str, &str); 7] = [
        (
            "whole fen",
            "以分为单位的整数金额（45.50 元填 4550）",
            "an amount in whole fen (4550 for 45.50 yuan)",
        ),
        ("string", "文本", "a text"),
        ("bool", "是或否", "true or false"),
        ("sequence", "列表", "a list"),
        ("struct", "对象", "an object"),
        ("map", "对象", "an object"),
        ("f64", "数字", "a number"),
    ];
    let english = spoken_locale() == Locale::En;
    let whole = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize"];
    if whole.contains(&expected) {
        return if english { "a whole number" } else { "整数" };
    }
    let known = WORDS.iter().find(|(word, ..)| expected.contains(word));
    known.map_or(if english { expected } else { "另一种类型" }, |(_, zh, en)| if english { en } else { zh })
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", escape(key))),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

mod strict;
#[cfg(test)]
mod tests;
