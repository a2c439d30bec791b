//! Parts of a workbook that name places of a sheet, made to follow rows that are put in.

use super::{places::Shift, xml};
use crate::table::Fault;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// What holds a formula, in sheets, names and charts.
const FORMULAS: [&str; 5] = ["f", "formula", "formula1", "formula2", "definedName"];
/// What holds a line counted from zero, in drawings.
const LINES: [&str; 2] = ["row", "Row"];
/// A hint of how far a sheet goes, which is left out: it is not true any more.
const HINT: &str = "dimension";

/// A part, or a piece of one, as it reads once the rows are there. `here`: it speaks of the sheet they are in. `merges`
/// are further cells to be merged.
///
/// # Errors
/// When it is no XML.
pub fn followed(text: &str, shift: &Shift, here: bool, merges: &[String]) -> Result<String, Fault> {
    let mut reader = xml::reader(text);
    let out = String::with_capacity(text.len());
    let mut writer = Writer { shift, here, merges, in_breaks: false, out };
    loop {
        let before = xml::place(&reader);
        let event = reader.read_event().map_err(|_| Fault::CorruptWorkbook)?;
        let raw = text.get(before..xml::place(&reader)).ok_or(Fault::CorruptWorkbook)?;
        match event {
            Event::Eof => return Ok(writer.out),
            Event::Start(start) => writer.element(&mut reader, &start, raw, text)?,
            Event::Empty(start) => writer.empty(&start, raw)?,
            Event::End(end) => writer.end(end.name().0, raw),
            _ => writer.out.push_str(raw),
        }
    }
}

/// What has been read, as it follows. Whatever does not move stays as it was written (`raw`).
struct Writer<'a> {
    shift: &'a Shift,
    here: bool,
    merges: &'a [String],
    in_breaks: bool,
    out: String,
}

impl Writer<'_> {
    /// The beginning of an element, and of a formula or a line all of it but the end.
    fn element(
        &mut self,
        reader: &mut Reader<&[u8]>,
        start: &BytesStart<'_>,
        raw: &str,
        text: &str,
    ) -> Result<(), Fault> {
        let (name, local) = (start.name().0, xml::local(start.name().0));
        if local == HINT {
            xml::inside(reader, start, text)?;
            return Ok(());
        }
        self.in_breaks |= local == "rowBreaks";
        self.tag(start, raw, ">")?;
        let line = self.here && LINES.contains(&local);
        if line || FORMULAS.contains(&local) {
            let inner = xml::inside(reader, start, text)?;
            self.out.push_str(&match line {
                true => moved_line(inner, self.shift, 1),
                false => moved_formula(inner, self.shift, self.here),
            });
            self.out.push_str(&format!("</{name}>"));
        }
        Ok(())
    }

    fn empty(&mut self, start: &BytesStart<'_>, raw: &str) -> Result<(), Fault> {
        if xml::local(start.name().0) == HINT {
            return Ok(());
        }
        self.tag(start, raw, "/>")
    }

    /// The end of an element; further cells are merged before that of the merged ones.
    fn end(&mut self, name: &str, raw: &str) {
        if xml::local(name) == "mergeCells" {
            let prefix = name.strip_suffix("mergeCells").unwrap_or_default();
            let merge = |range: &String| format!("<{prefix}mergeCell ref=\"{range}\"/>");
            self.out.extend(self.merges.iter().map(merge));
        }
        self.in_breaks &= xml::local(name) != "rowBreaks";
        self.out.push_str(raw);
    }

    /// A tag, which ends with `end`.
    fn tag(&mut self, start: &BytesStart<'_>, raw: &str, end: &str) -> Result<(), Fault> {
        let (name, local) = (start.name().0, xml::local(start.name().0));
        let mut attributes = xml::attributes(start)?;
        let mut changed = false;
        for (key, value) in attributes.iter_mut().filter(|_| self.here) {
            let Some(moved) = self.moved(local, key, value) else { continue };
            changed |= moved != *value;
            *value = moved;
        }
        if changed {
            self.out.push_str(&xml::tag(name, &attributes, end));
        } else {
            self.out.push_str(raw);
        }
        Ok(())
    }

    /// The value of an attribute that names a place or counts what is merged.
    fn moved(&self, local: &str, key: &str, value: &str) -> Option<String> {
        match key {
            "ref" | "sqref" | "topLeftCell" | "activeCell" => Some(self.shift.ranges(value)),
            "id" if local == "brk" && self.in_breaks => Some(moved_line(value, self.shift, 0)),
            "count" if local == "mergeCells" => Some(grown(value, self.merges.len())),
            _ => None,
        }
    }
}

/// A formula as it stands between tags. What did not move stays as it was written.
fn moved_formula(raw: &str, shift: &Shift, here: bool) -> String {
    let plain = xml::plain(raw);
    let moved = shift.formula(&plain, here);
    if moved == plain { raw.to_owned() } else { xml::written(&moved) }
}

/// A number of a line, counted from one less `from`.
fn moved_line(text: &str, shift: &Shift, from: u32) -> String {
    match text.trim().parse::<u32>() {
        Ok(line) => (shift.line(line.saturating_add(from)) - from).to_string(),
        Err(_) => text.to_owned(),
    }
}

fn grown(count: &str, more: usize) -> String {
    count.parse::<usize>().map_or_else(|_| count.to_owned(), |count| (count + more).to_string())
}
