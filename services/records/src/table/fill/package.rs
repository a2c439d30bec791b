//! The parts of a workbook: which of them is a sheet, and how a new workbook is put together from those that changed.

use super::xml;
use crate::table::Fault;
use bytes::Bytes;
use quick_xml::events::Event;
use std::{
    collections::HashMap,
    io::{Cursor, Read as _, Write as _},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A relation of a part.
#[derive(Clone, Debug)]
pub struct Related {
    pub id: String,
    /// The name of the part, from the top of the workbook.
    pub part: String,
}

/// A workbook that was judged before, and what becomes of its parts.
pub struct Package {
    archive: ZipArchive<Cursor<Bytes>>,
    names: Vec<String>,
    /// None: the part goes.
    changed: HashMap<usize, Option<String>>,
}

pub const WORKBOOK: &str = "xl/workbook.xml";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const CHAIN: &str = "calcChain";

impl Package {
    /// # Errors
    /// When it is no package.
    pub fn open(bytes: Bytes) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::CorruptWorkbook)?;
        let names = archive.file_names().map(|name| name.map(|name| name.into_owned()));
        let names = names.collect::<Result<_, _>>().map_err(|_| Fault::CorruptWorkbook)?;
        Ok(Self { archive, names, changed: HashMap::new() })
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|one| one.eq_ignore_ascii_case(name))
    }

    /// Names of all parts that begin so.
    pub fn below(&self, folder: &str) -> Vec<String> {
        self.names.iter().filter(|name| name.starts_with(folder)).cloned().collect()
    }

    /// A part as it is now; none where there is none, or it is no text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let index = self.index(name)?;
        if let Some(changed) = self.changed.get(&index) {
            return changed.clone();
        }
        let mut text = String::new();
        self.archive.by_index(index).ok()?.read_to_string(&mut text).ok()?;
        Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    pub fn put(&mut self, name: &str, text: String) {
        if let Some(index) = self.index(name) {
            self.changed.insert(index, Some(text));
        }
    }

    /// What a part refers to.
    pub fn related(&mut self, name: &str) -> Vec<Related> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let Some(text) = self.text(&format!("{folder}/_rels/{file}.rels")) else { return Vec::new() };
        let mut reader = xml::reader(&text);
        let mut all = Vec::new();
        while let Ok(event) = reader.read_event() {
            let start = match event {
                Event::Eof => break,
                Event::Start(start) | Event::Empty(start) => start,
                _ => continue,
            };
            let Ok(attributes) = xml::attributes(&start) else { continue };
            let said = |key: &str| xml::value(&attributes, key).map(xml::plain);
            let outside = said("TargetMode").is_some_and(|mode| mode == "External");
            if let (Some(id), Some(target), false) = (said("Id"), said("Target"), outside) {
                all.push(Related { id, part: resolved(folder, &target) });
            }
        }
        all
    }

    /// The part of the sheet with this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn sheet(&mut self, name: &str) -> Result<String, Fault> {
        let text = self.text(WORKBOOK).ok_or(Fault::CorruptWorkbook)?;
        let mut reader = xml::reader(&text);
        let mut wanted = None;
        while let Ok(event) = reader.read_event() {
            let start = match event {
                Event::Eof => break,
                Event::Start(start) | Event::Empty(start) => start,
                _ => continue,
            };
            let Ok(attributes) = xml::attributes(&start) else { continue };
            let called = xml::value(&attributes, "name").is_some_and(|one| xml::plain(one) == name);
            if xml::local(start.name().0) == "sheet" && called {
                let id = attributes.iter().find(|(key, _)| key != "id" && xml::local(key) == "id");
                wanted = id.map(|(_, id)| id.clone());
            }
        }
        let wanted = wanted.ok_or(Fault::CorruptWorkbook)?;
        let found = self.related(WORKBOOK).into_iter().find(|one| one.id == wanted);
        found.map(|one| one.part).ok_or(Fault::CorruptWorkbook)
    }

    /// Has everything reckoned anew when the workbook is opened: forgets the order in which formulas were.
    pub fn reckon_anew(&mut self) {
        if let Some(text) = self.text(WORKBOOK) {
            let text = reckoned_on_load(&text).unwrap_or(text);
            self.put(WORKBOOK, text);
        }
        for chain in self.below("xl/").into_iter().filter(|name| name.ends_with("calcChain.xml")) {
            if let Some(index) = self.index(&chain) {
                self.changed.insert(index, None);
            }
        }
        for part in ["xl/_rels/workbook.xml.rels", CONTENT_TYPES] {
            if let Some(text) = self.text(part) {
                self.put(part, without(&text, CHAIN));
            }
        }
    }

    /// # Errors
    /// When a part cannot be copied.
    pub fn written(mut self) -> Result<Vec<u8>, Fault> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            match self.changed.remove(&index) {
                Some(None) => {}
                Some(Some(text)) => {
                    let options =
                        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                    zip.start_file(self.names[index].as_str(), options)
                        .map_err(|_| Fault::CorruptWorkbook)?;
                    zip.write_all(text.as_bytes()).map_err(|_| Fault::CorruptWorkbook)?;
                }
                None => {
                    let part = self.archive.by_index_raw(index).map_err(|_| Fault::CorruptWorkbook)?;
                    zip.raw_copy_file(part).map_err(|_| Fault::CorruptWorkbook)?;
                }
            }
        }
        Ok(zip.finish().map_err(|_| Fault::CorruptWorkbook)?.into_inner())
    }
}

/// The name of a part that another one refers to.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The same without the empty elements that speak of something.
fn without(text: &str, word: &str) -> String {
    let mut reader = xml::reader(text);
    let mut out = String::with_capacity(text.len());
    loop {
        let before = xml::place(&reader);
        let Ok(event) = reader.read_event() else { return text.to_owned() };
        let raw = text.get(before..xml::place(&reader)).unwrap_or_default();
        match event {
            Event::Eof => return out,
            Event::Empty(_) if raw.contains(word) => {}
            _ => out.push_str(raw),
        }
    }
}

/// What may stand before the element about reckoning, the nearest first.
const BEFORE: [&str; 4] = ["definedNames", "externalReferences", "functionGroups", "sheets"];

fn reckoned_on_load(text: &str) -> Option<String> {
    let mut reader = xml::reader(text);
    let mut ends: HashMap<String, (usize, String)> = HashMap::new();
    loop {
        let before = xml::place(&reader);
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) if xml::local(start.name().0) == "calcPr" => {
                let raw = text.get(before..xml::place(&reader))?;
                let end = if raw.ends_with("/>") { "/>" } else { ">" };
                let mut attributes = xml::attributes(&start).ok()?;
                attributes.retain(|(key, _)| key != "fullCalcOnLoad");
                attributes.push(("fullCalcOnLoad".to_owned(), "1".to_owned()));
                let tag = xml::tag(start.name().0, &attributes, end);
                return Some(format!("{}{tag}{}", text.get(..before)?, text.get(xml::place(&reader)..)?));
            }
            Event::End(end) => {
                let name = end.name().0;
                let local = xml::local(name);
                let prefix = name.strip_suffix(local).unwrap_or_default().to_owned();
                ends.insert(local.to_owned(), (xml::place(&reader), prefix));
            }
            _ => {}
        }
    }
    let (at, prefix) = BEFORE.iter().find_map(|name| ends.get(*name))?;
    Some(format!("{}<{prefix}calcPr fullCalcOnLoad=\"1\"/>{}", text.get(..*at)?, text.get(*at..)?))
}
