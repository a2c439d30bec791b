//! What the parts of a workbook need of XML: attributes as they stand, and elements as they stand.

use crate::table::Fault;
use quick_xml::{
    Reader,
    escape::{escape, unescape},
    events::{BytesStart, Event},
};

/// A name without what stands before the colon.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Attributes of a tag in their order, with their values as they are written.
pub type Attributes = Vec<(String, String)>;

/// # Errors
/// When the tag is none.
pub fn attributes(start: &BytesStart<'_>) -> Result<Attributes, Fault> {
    let plain = |found: quick_xml::events::attributes::Attribute<'_>| {
        (found.key.0.to_owned(), found.value.into_owned())
    };
    let all = start.attributes().map(|found| found.map(plain).map_err(|_| Fault::CorruptWorkbook));
    all.collect()
}

pub fn value<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// A tag with its attributes; `end` is `>` or `/>`.
pub fn tag(name: &str, attributes: &[(String, String)], end: &str) -> String {
    let mut tag = format!("<{name}");
    for (key, value) in attributes {
        // values are escaped as they were; only the quote around them may be another one
        tag.push_str(&format!(" {key}=\"{}\"", value.replace('"', "&quot;")));
    }
    tag + end
}

/// The text of a piece of XML that has no tags.
pub fn plain(raw: &str) -> String {
    unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}

/// A text as it stands between tags. XML has no place for most control characters.
pub fn written(text: &str) -> String {
    let allowed =
        |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    escape(text.chars().filter(allowed).collect::<String>()).into_owned()
}

/// What stands between the tags of a piece of XML.
pub fn has_text(raw: &str) -> bool {
    let mut inside = false;
    raw.chars().any(|c| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c => return !inside && !c.is_whitespace(),
        }
        false
    })
}

/// A reader of a whole part, or of a piece of one.
pub fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}

/// Where a reader stands.
pub fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Reads on to the end of an element that has begun, and hands out what is in it.
///
/// # Errors
/// When it does not end.
pub fn inside<'a>(
    reader: &mut Reader<&[u8]>,
    start: &BytesStart<'_>,
    text: &'a str,
) -> Result<&'a str, Fault> {
    let end = start.to_end().into_owned();
    let span = reader.read_to_end(end.name()).map_err(|_| Fault::CorruptWorkbook)?;
    let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    text.get(at(span.start)..at(span.end)).ok_or(Fault::CorruptWorkbook)
}

/// What an attribute is in all elements of a name, in a piece of a part.
///
/// # Errors
/// When it is no XML.
pub fn values(text: &str, element: &str, name: &str) -> Result<Vec<String>, Fault> {
    let mut reader = reader(text);
    let mut all = Vec::new();
    loop {
        let start = match reader.read_event().map_err(|_| Fault::CorruptWorkbook)? {
            Event::Eof => return Ok(all),
            Event::Start(start) | Event::Empty(start) => start,
            _ => continue,
        };
        if local(start.name().0) == element {
            all.extend(value(&attributes(&start)?, name).map(str::to_owned));
        }
    }
}
