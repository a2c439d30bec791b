//! XML as a small tree, within bounds.

use super::Fault;
use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    /// Names of attributes, which the form does not have.
    pub attributes: Vec<String>,
    pub text: String,
    pub children: Vec<Node>,
}

/// The form has four levels.
const MOST_DEPTH: usize = 8;
const MOST_ELEMENTS: usize = 2000;
const MOST_NAME: usize = 100;

/// The top element of a document.
///
/// # Errors
/// When it is no XML, or more than the bounds allow.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    loop {
        match reader.read_event().map_err(|_| Fault::NotXml)? {
            Event::Start(start) => builder.open(&start)?,
            Event::Empty(start) => {
                builder.open(&start)?;
                builder.close()?;
            }
            Event::End(_) => builder.close()?,
            Event::Text(text) => builder.text(&text.xml10_content())?,
            Event::CData(text) => builder.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => builder.text(&resolved(&reference)?)?,
            Event::DocType(_) => return Err(Fault::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return builder.whole(),
        }
    }
}

/// What a reference stands for: a sign by its number, or one of the five of XML.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Fault> {
    if reference.is_char_ref() {
        let sign = reference.resolve_char_ref().map_err(|_| Fault::Entity)?;
        return sign.map(String::from).ok_or(Fault::Entity);
    }
    let sign = match &*reference.xml10_content() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(Fault::Entity),
    };
    Ok(sign.to_owned())
}

#[derive(Default)]
struct Builder {
    open: Vec<Node>,
    top: Option<Node>,
    elements: usize,
}

impl Builder {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        self.elements += 1;
        if self.top.is_some() {
            return Err(Fault::NotXml);
        }
        if self.elements > MOST_ELEMENTS {
            return Err(Fault::TooManyElements);
        }
        if self.open.len() >= MOST_DEPTH {
            return Err(Fault::TooDeep);
        }
        let attributes = start.attributes().map(|attribute| {
            attribute.map(|attribute| told(attribute.key.as_ref())).map_err(|_| Fault::NotXml)
        });
        let attributes: Vec<String> = attributes.collect::<Result<_, _>>()?;
        let foreign = |name: &String| !name.starts_with("xml");
        let attributes = attributes.into_iter().filter(foreign).collect();
        let name = told(start.name().as_ref());
        self.open.push(Node { name, attributes, ..Node::default() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        let closed = self.open.pop().ok_or(Fault::NotXml)?;
        match self.open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None => self.top = Some(closed),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(node) => node.text.push_str(text),
            // what stands around the document is blank
            None if text.trim_matches([' ', '\t', '\r', '\n', '\u{feff}']).is_empty() => {}
            None => return Err(Fault::NotXml),
        }
        Ok(())
    }

    fn whole(self) -> Result<Node, Fault> {
        if self.open.is_empty() { self.top.ok_or(Fault::NotXml) } else { Err(Fault::NotXml) }
    }
}

/// A name fit to be told.
fn told(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(MOST_NAME).collect()
}
