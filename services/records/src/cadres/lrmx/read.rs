use super::{
    Fault, MOST_BYTES, Wrong,
    elements::{FAMILY, HEAD, ITEM, KIN, MOST_TEXT, PHOTO, ROOT, Slot, TAIL},
    form::{Form, Kin, Stamp},
    tree::{self, Node},
};
use crate::cadres::rules::resume::of_form;
use data_encoding::BASE64;
use encoding_rs::GB18030;
use kernel::YearMonth;
use std::{borrow::Cow, collections::HashSet};
use time::{Date, Month};

/// What a file says, and what of it nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub form: Form,
    /// Elements, and attributes behind an `@`, that are not part of the form; as paths, and no more than so many.
    pub unknown: Vec<String>,
}

const MOST_UNKNOWN: usize = 50;

/// Reads a file.
///
/// # Errors
/// When it is none, is beyond the bounds, or values in it are wrong.
pub fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge { limit: MOST_BYTES });
    }
    let text = decoded(bytes)?;
    let top = tree::parse(&text)?;
    if top.name != ROOT {
        return Err(Fault::OtherRoot { name: top.name });
    }
    let mut taking = Taking::default();
    taking.person(&top);
    if taking.reading.form.name.is_empty() {
        taking.wrong.push(("XingMing".into(), Wrong::Missing));
    }
    if taking.wrong.is_empty() { Ok(taking.reading) } else { Err(Fault::Values(taking.wrong)) }
}

/// UTF-8; older programs wrote what they called GB2312.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(text).into());
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let says = head.split("?>").next().unwrap_or_default();
    let (text, broken) = GB18030.decode_without_bom_handling(bytes);
    if says.contains("encoding=\"gb") && !broken { Ok(text) } else { Err(Fault::Encoding) }
}

#[derive(Default)]
struct Taking {
    reading: Reading,
    wrong: Vec<(String, Wrong)>,
}

impl Taking {
    fn person(&mut self, top: &Node) {
        self.attributes(top, ROOT);
        let mut seen = HashSet::new();
        for node in &top.children {
            let name = node.name.as_str();
            let place = HEAD.iter().chain(TAIL).find(|(element, _)| *element == name);
            if place.is_none() && name != FAMILY && name != PHOTO {
                self.unknown(name.to_owned());
                continue;
            }
            self.attributes(node, name);
            if !seen.insert(name) {
                self.wrong.push((name.to_owned(), Wrong::Twice));
                continue;
            }
            match place {
                Some((_, place)) => {
                    let wrong = fill(node, place(&mut self.reading.form));
                    self.wrong.extend(wrong.map(|wrong| (name.to_owned(), wrong)));
                }
                None if name == PHOTO => self.photo(node),
                None => self.family(node),
            }
        }
    }

    fn family(&mut self, node: &Node) {
        for (at, item) in node.children.iter().enumerate() {
            let path = format!("{FAMILY}/{}[{}]", item.name, at + 1);
            if item.name != ITEM {
                self.unknown(path);
                continue;
            }
            self.attributes(item, &path);
            let kin = self.kin(item, &path);
            if !kin.is_blank() {
                self.reading.form.family.push(kin);
            }
        }
    }

    fn kin(&mut self, item: &Node, path: &str) -> Kin {
        let (mut kin, mut seen) = (Kin::default(), HashSet::new());
        for node in &item.children {
            let path = format!("{path}/{}", node.name);
            let Some((name, place)) = KIN.iter().find(|(element, _)| *element == node.name) else {
                self.unknown(path);
                continue;
            };
            self.attributes(node, &path);
            let wrong = match seen.insert(*name) {
                true => fill(node, place(&mut kin)),
                false => Some(Wrong::Twice),
            };
            self.wrong.extend(wrong.map(|wrong| (path, wrong)));
        }
        kin
    }

    fn photo(&mut self, node: &Node) {
        let text: String = node.text.chars().filter(|c| !c.is_whitespace()).collect();
        match BASE64.decode(text.as_bytes()) {
            Ok(photo) if node.children.is_empty() => self.reading.form.photo = photo,
            _ => self.wrong.push((PHOTO.into(), Wrong::Photo)),
        }
    }

    fn attributes(&mut self, node: &Node, path: &str) {
        node.attributes.iter().for_each(|name| self.unknown(format!("{path}@{name}")));
    }

    fn unknown(&mut self, path: String) {
        if self.reading.unknown.len() < MOST_UNKNOWN {
            self.reading.unknown.push(path);
        }
    }
}

/// Puts the text of an element into its place; what is wrong with it.
fn fill(node: &Node, slot: Slot<'_>) -> Option<Wrong> {
    if !node.children.is_empty() {
        return Some(Wrong::NoText);
    }
    let text = node.text.trim();
    let strange = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || c == char::REPLACEMENT_CHARACTER;
    if text.chars().count() > MOST_TEXT {
        return Some(Wrong::TooLong);
    }
    if text.contains(strange) {
        return Some(Wrong::Sign);
    }
    let fine = match slot {
        Slot::Text(place) => {
            text.clone_into(place);
            true
        }
        Slot::Month(place) => {
            *place = month(text);
            place.is_some() || text.is_empty()
        }
        Slot::Stamp(place) => {
            *place = stamp(text);
            place.is_some() || text.is_empty()
        }
    };
    (!fine).then_some(Wrong::Date)
}

/// `yyyyMM`, or with a dot between.
fn month(text: &str) -> Option<YearMonth> {
    of_form(text, "").or_else(|| of_form(text, "."))
}

/// The same, or with a day behind it.
fn stamp(text: &str) -> Option<Stamp> {
    if let Some(month) = month(text) {
        return Some(Stamp::Month(month));
    }
    let digits: String = text.chars().filter(|c| *c != '.').collect();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = digits.split_at(4);
    let (month, day) = rest.split_at(2);
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok().map(Stamp::Day)
}
