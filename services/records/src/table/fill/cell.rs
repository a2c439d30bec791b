use super::{
    Put,
    places::{Shift, copied_down},
    xml::{self, Attributes},
};
use crate::table::{Fault, cell_name};
use quick_xml::{Reader, events::Event};

/// A formula with the attributes it has where several cells share one.
#[derive(Clone, Debug)]
struct Formula {
    attributes: Attributes,
    text: String,
}

/// A cell as it stands, without its place.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    attributes: Attributes,
    formula: Option<Formula>,
    /// Whatever else is in it.
    rest: String,
}

/// Longest text of a cell.
const CHARS: usize = 32_767;

impl Cell {
    pub fn blank(attributes: Attributes) -> Self {
        Self { attributes, ..Self::default() }
    }

    /// Reads a cell whose tag was read, to its end.
    pub fn read(reader: &mut Reader<&[u8]>, text: &str, attributes: Attributes) -> Result<Self, Fault> {
        let mut cell = Self::blank(attributes);
        loop {
            let before = xml::place(reader);
            let (start, empty) = match reader.read_event().map_err(|_| Fault::CorruptWorkbook)? {
                Event::Start(start) => (start, false),
                Event::Empty(start) => (start, true),
                Event::End(end) if xml::local(end.name().0) == "c" => return Ok(cell),
                Event::Eof => return Err(Fault::CorruptWorkbook),
                _ => continue,
            };
            let inner = if empty { "" } else { xml::inside(reader, &start, text)? };
            if xml::local(start.name().0) == "f" {
                let attributes = xml::attributes(&start)?;
                cell.formula = Some(Formula { attributes, text: xml::plain(inner) });
            } else {
                let raw = text.get(before..xml::place(reader)).ok_or(Fault::CorruptWorkbook)?;
                cell.rest.push_str(raw);
            }
        }
    }

    pub fn is_blank(&self) -> bool {
        self.formula.is_none() && !xml::has_text(&self.rest)
    }

    /// Whether it holds words, and not a number.
    pub fn has_words(&self) -> bool {
        let words = matches!(xml::value(&self.attributes, "t"), Some("s" | "str" | "inlineStr"));
        words && self.formula.is_none() && !self.is_blank()
    }

    /// Puts something in. A text is a text and never a formula, whatever it begins with; the style stays.
    pub fn put(&mut self, prefix: &str, put: &Put) {
        let p = prefix;
        let rest = match put {
            Put::Keep => return,
            Put::Nothing => String::new(),
            Put::Number(number) => format!("<{p}v>{number}</{p}v>"),
            Put::Text(text) => {
                let text = xml::written(&text.chars().take(CHARS).collect::<String>());
                format!("<{p}is><{p}t xml:space=\"preserve\">{text}</{p}t></{p}is>")
            }
        };
        self.attributes.retain(|(key, _)| key == "s");
        if matches!(put, Put::Text(_)) {
            self.attributes.push(("t".to_owned(), "inlineStr".to_owned()));
        }
        (self.formula, self.rest) = (None, rest);
    }

    /// The same cell so many rows below: its style and its formula, and no value. Above it, its style alone.
    pub fn copied(&self, down: Option<u32>) -> Self {
        let style = self.attributes.iter().filter(|(key, _)| key == "s").cloned().collect();
        // a formula that is shared stands where it is shared first
        let own = self.formula.as_ref().filter(|formula| !formula.text.is_empty() && !formula.is_array());
        let formula = own.zip(down).map(|(formula, down)| Formula {
            attributes: Vec::new(),
            text: copied_down(&formula.text, down),
        });
        Self { attributes: style, formula, rest: String::new() }
    }

    /// Follows rows that are put in.
    pub fn follow(&mut self, shift: &Shift) {
        let Some(formula) = &mut self.formula else { return };
        formula.text = shift.formula(&formula.text, true);
        for (key, value) in &mut formula.attributes {
            if key == "ref" {
                *value = shift.ranges(value);
            }
        }
    }

    pub fn write(&self, prefix: &str, line: u32, column: u32, out: &mut String) {
        let (p, tag) = (prefix, format!("{prefix}c"));
        let place = cell_name(line.saturating_sub(1), usize::try_from(column).unwrap_or_default());
        let mut attributes = vec![("r".to_owned(), place)];
        // what a formula came to before is not what it comes to now
        let stale = self.formula.is_some();
        attributes.extend(self.attributes.iter().filter(|(key, _)| !stale || key != "t").cloned());
        if self.formula.is_none() && self.rest.is_empty() {
            out.push_str(&xml::tag(&tag, &attributes, "/>"));
            return;
        }
        out.push_str(&xml::tag(&tag, &attributes, ">"));
        match &self.formula {
            Some(formula) => {
                out.push_str(&xml::tag(&format!("{p}f"), &formula.attributes, ">"));
                out.push_str(&format!("{}</{p}f>", xml::written(&formula.text)));
            }
            None => out.push_str(&self.rest),
        }
        out.push_str(&format!("</{tag}>"));
    }
}

impl Formula {
    fn is_array(&self) -> bool {
        matches!(xml::value(&self.attributes, "t"), Some("array" | "dataTable"))
    }
}
