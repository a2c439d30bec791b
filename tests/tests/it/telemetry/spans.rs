//! Reads the spans a collector wrote down.

use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug, Default)]
pub struct Span {
    pub trace: String,
    pub id: String,
    pub parent: String,
    pub name: String,
    pub kind: String,
    pub attributes: BTreeMap<String, String>,
    /// Traces it is linked to.
    pub links: Vec<String>,
}

pub fn read(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("Span #") {
            spans.push(Span::default());
            continue;
        }
        let Some(span) = spans.last_mut() else { continue };
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match key.trim() {
            "Trace ID" => span.trace = value.to_owned(),
            "ID" => span.id = value.to_owned(),
            "Parent ID" => span.parent = value.to_owned(),
            "Name" => span.name = value.to_owned(),
            "Kind" => span.kind = value.to_owned(),
            "-> Trace ID" => span.links.push(value.to_owned()),
            key => {
                if let Some(key) = key.strip_prefix("-> ") {
                    let plain = value.split_once('(').map_or(value, |(_, rest)| rest.trim_end_matches(')'));
                    span.attributes.insert(key.to_owned(), plain.to_owned());
                }
            }
        }
    }
    spans
}

/// The spans of one trace, checked to be one tree below `root`, the caller's own span.
#[track_caller]
pub fn tree(spans: &[Span], trace: &str, root: &str) -> Vec<Span> {
    let of_trace: Vec<_> = spans.iter().filter(|span| span.trace == trace).cloned().collect();
    let known: HashMap<_, _> = of_trace.iter().map(|span| (span.id.as_str(), span)).collect();
    assert_eq!(known.len(), of_trace.len(), "a span came twice: {of_trace:#?}");
    let tops: Vec<_> = of_trace.iter().filter(|span| !known.contains_key(span.parent.as_str())).collect();
    assert!(tops.len() == 1 && tops[0].parent == root, "not one tree: {tops:#?} of {of_trace:#?}");
    of_trace
}
