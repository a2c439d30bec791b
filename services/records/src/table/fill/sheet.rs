//! A sheet as its rows and what stands around them.

use super::{
    cell::Cell,
    xml::{self, Attributes},
};
use crate::table::Fault;
use quick_xml::{Reader, events::Event};
use std::collections::BTreeMap;

/// A row as it stands, without its number.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub attributes: Attributes,
    pub cells: BTreeMap<u32, Cell>,
}

/// A sheet that is taken apart. Put together again without a change it says the same.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub head: String,
    pub tail: String,
    /// Of its tags, such as `x:`; mostly nothing.
    pub prefix: String,
    pub lines: BTreeMap<u32, Line>,
}

/// The size of a sheet.
const LINES: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

impl Sheet {
    /// # Errors
    /// When it is no sheet.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut reader = xml::reader(text);
        loop {
            let before = xml::place(&reader);
            let event = reader.read_event().map_err(|_| Fault::CorruptWorkbook)?;
            let (start, empty) = match event {
                Event::Start(start) => (start, false),
                Event::Empty(start) => (start, true),
                Event::Eof => return Err(Fault::CorruptWorkbook),
                _ => continue,
            };
            if xml::local(start.name().0) != "sheetData" {
                continue;
            }
            let prefix = start.name().0.strip_suffix("sheetData").unwrap_or_default().to_owned();
            let lines = if empty { BTreeMap::new() } else { lines(&mut reader, text)? };
            let part = |range: Option<&str>| range.map(str::to_owned).ok_or(Fault::CorruptWorkbook);
            let (head, tail) = (part(text.get(..before))?, part(text.get(xml::place(&reader)..))?);
            return Ok(Self { head, tail, prefix, lines });
        }
    }

    pub fn written(&self) -> String {
        let p = &self.prefix;
        let mut out = format!("{}<{p}sheetData>", self.head);
        for (number, line) in &self.lines {
            let mut attributes = vec![("r".to_owned(), number.to_string())];
            attributes.extend(line.attributes.iter().cloned());
            out.push_str(&xml::tag(&format!("{p}row"), &attributes, ">"));
            for (column, cell) in &line.cells {
                cell.write(p, *number, *column, &mut out);
            }
            out.push_str(&format!("</{p}row>"));
        }
        out.push_str(&format!("</{p}sheetData>{}", self.tail));
        out
    }
}

fn lines(reader: &mut Reader<&[u8]>, text: &str) -> Result<BTreeMap<u32, Line>, Fault> {
    let (mut all, mut last) = (BTreeMap::new(), 0);
    loop {
        let (start, empty) = match reader.read_event().map_err(|_| Fault::CorruptWorkbook)? {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(end) if xml::local(end.name().0) == "sheetData" => return Ok(all),
            Event::Eof => return Err(Fault::CorruptWorkbook),
            _ => continue,
        };
        if xml::local(start.name().0) != "row" {
            continue;
        }
        let mut attributes = xml::attributes(&start)?;
        let number = match xml::value(&attributes, "r") {
            Some(number) => number.parse().map_err(|_| Fault::CorruptWorkbook)?,
            None => last + 1,
        };
        // rows stand in order
        if number <= last || number > LINES {
            return Err(Fault::CorruptWorkbook);
        }
        last = number;
        // how far a row reaches is only a hint, and will not be true
        attributes.retain(|(key, _)| key != "r" && key != "spans");
        let cells = if empty { BTreeMap::new() } else { cells(reader, text)? };
        all.insert(number, Line { attributes, cells });
    }
}

fn cells(reader: &mut Reader<&[u8]>, text: &str) -> Result<BTreeMap<u32, Cell>, Fault> {
    let (mut all, mut next) = (BTreeMap::new(), 0);
    loop {
        let (start, empty) = match reader.read_event().map_err(|_| Fault::CorruptWorkbook)? {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(end) if xml::local(end.name().0) == "row" => return Ok(all),
            Event::Eof => return Err(Fault::CorruptWorkbook),
            _ => continue,
        };
        if xml::local(start.name().0) != "c" {
            if !empty {
                xml::inside(reader, &start, text)?;
            }
            continue;
        }
        let mut attributes = xml::attributes(&start)?;
        let column = match xml::value(&attributes, "r") {
            Some(name) => column(name).ok_or(Fault::CorruptWorkbook)?,
            None => next,
        };
        if column < next || column >= COLUMNS {
            return Err(Fault::CorruptWorkbook);
        }
        next = column + 1;
        attributes.retain(|(key, _)| key != "r");
        let cell = if empty { Cell::blank(attributes) } else { Cell::read(reader, text, attributes)? };
        all.insert(column, cell);
    }
}

/// The column of a name like `B7`, counted from zero.
pub fn column(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_u32;
    for letter in letters.take(4) {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}
