use super::{
    elements::{FAMILY, HEAD, ITEM, KIN, PHOTO, ROOT, Slot, TAIL},
    form::{Form, Stamp},
};
use crate::cadres::rules::resume::written;
use data_encoding::BASE64;
use quick_xml::escape::escape;

/// The file of a form. Elements of which it says nothing are there and empty, as other programs expect.
pub fn write(form: &Form) -> String {
    let mut form = form.clone();
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{ROOT}>\n");
    for (name, place) in HEAD {
        element(&mut out, 1, name, &shown(&place(&mut form)));
    }
    out.push_str(&format!("  <{FAMILY}>\n"));
    for kin in &mut form.family {
        out.push_str(&format!("    <{ITEM}>\n"));
        for (name, place) in KIN {
            element(&mut out, 3, name, &shown(&place(kin)));
        }
        out.push_str(&format!("    </{ITEM}>\n"));
    }
    out.push_str(&format!("  </{FAMILY}>\n"));
    for (name, place) in TAIL {
        element(&mut out, 1, name, &shown(&place(&mut form)));
    }
    element(&mut out, 1, PHOTO, &BASE64.encode(&form.photo));
    out.push_str(&format!("</{ROOT}>\n"));
    out
}

fn element(out: &mut String, level: usize, name: &str, text: &str) {
    let indent = "  ".repeat(level);
    out.push_str(&format!("{indent}<{name}>{}</{name}>\n", escape(text)));
}

fn shown(slot: &Slot<'_>) -> String {
    match slot {
        Slot::Text(text) => text.to_string(),
        Slot::Month(month) => month.map(|month| written(month, "")).unwrap_or_default(),
        Slot::Stamp(stamp) => stamp.map(day).unwrap_or_default(),
    }
}

/// As the form writes it: `20190405`, or `201904` where there is no day.
fn day(stamp: Stamp) -> String {
    match stamp {
        Stamp::Month(month) => written(month, ""),
        Stamp::Day(day) => day.to_string().replace('-', ""),
    }
}

impl Stamp {
    /// As text for a record.
    pub fn text(self) -> String {
        day(self)
    }
}
