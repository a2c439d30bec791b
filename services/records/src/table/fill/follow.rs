//! Parts of a workbook that name places of a sheet, made to follow rows that are put in.

use super::{places::Shift, xml};
use crate::table::Fault;
use quick_xml::events::Event;

/// What holds a formula, in sheets, names and charts.
const FORMULAS: [&str; 5] = ["f", "formula", "formula1", "formula2", "definedName"];
/// What holds a line counted from zero, in drawings.
const LINES: [&str; 2] = ["row", "Row"];

/// A part, or a piece of one, as it reads once the rows are there. `here`: it speaks of the sheet they are in. `merges`
/// are further cells to be merged.
///
/// # Errors
/// When it is no XML.
pub fn followed(text: &str, shift: &Shift, here: bool, merges: &[String]) -> Result<String, Fault> {
    let mut reader = xml::reader(text);
    let (mut out, mut in_breaks) = (String::with_capacity(text.len()), false);
    loop {
        let before = xml::place(&reader);
        let event = reader.read_event().map_err(|_| Fault::CorruptWorkbook)?;
        let raw = text.get(before..xml::place(&reader)).ok_or(Fault::CorruptWorkbook)?;
        let (start, empty) = match event {
            Event::Eof => return Ok(out),
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(end) => {
                let name = end.name().0;
                if xml::local(name) == "mergeCells" {
                    let prefix = name.strip_suffix("mergeCells").unwrap_or_default();
                    let merge = |range: &String| format!("<{prefix}mergeCell ref=\"{range}\"/>");
                    out.extend(merges.iter().map(merge));
                }
                in_breaks &= xml::local(name) != "rowBreaks";
                out.push_str(raw);
                continue;
            }
            _ => {
                out.push_str(raw);
                continue;
            }
        };
        let (name, local) = (start.name().0, xml::local(start.name().0));
        if local == "dimension" {
            // only a hint, and not true any more
            if !empty {
                xml::inside(&mut reader, &start, text)?;
            }
            continue;
        }
        in_breaks |= local == "rowBreaks" && !empty;
        let mut attributes = xml::attributes(&start)?;
        let mut changed = false;
        for (key, value) in attributes.iter_mut().filter(|_| here) {
            let moved = match key.as_str() {
                "ref" | "sqref" | "topLeftCell" | "activeCell" => shift.ranges(value),
                "id" if local == "brk" && in_breaks => moved_line(value, shift, 0),
                "count" if local == "mergeCells" => grown(value, merges.len()),
                _ => continue,
            };
            changed |= moved != *value;
            *value = moved;
        }
        let end = if empty { "/>" } else { ">" };
        if changed {
            out.push_str(&xml::tag(name, &attributes, end))
        } else {
            out.push_str(raw)
        }
        if empty {
            continue;
        }
        let wanted = FORMULAS.contains(&local) || (here && LINES.contains(&local));
        if wanted {
            let inner = xml::inside(&mut reader, &start, text)?;
            out.push_str(&match LINES.contains(&local) {
                true => moved_line(inner, shift, 1),
                false => moved_formula(inner, shift, here),
            });
            out.push_str(&format!("</{name}>"));
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

/// The cells that are merged, in a piece of a sheet.
///
/// # Errors
/// When it is no XML.
pub fn merged(text: &str) -> Result<Vec<String>, Fault> {
    let mut reader = xml::reader(text);
    let mut all = Vec::new();
    loop {
        let start = match reader.read_event().map_err(|_| Fault::CorruptWorkbook)? {
            Event::Eof => return Ok(all),
            Event::Start(start) | Event::Empty(start) => start,
            _ => continue,
        };
        if xml::local(start.name().0) == "mergeCell" {
            all.extend(xml::value(&xml::attributes(&start)?, "ref").map(str::to_owned));
        }
    }
}
