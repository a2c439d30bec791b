//! The catalogue of a year as a page to print.

use super::{spoken, year::ArchiveYear};
use crate::spoken::pick;
use std::fmt::Write as _;

/// A page that needs nothing but itself.
pub fn of(year: &ArchiveYear) -> String {
    let title = format!("{} {} {}", escaped(&year.unit_name), year.year, pick("年度档案目录", "archive"));
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title><style>\
         body{{font-family:serif;margin:2cm}}table{{border-collapse:collapse;width:100%}}\
         td,th{{border:1px solid;padding:4px;text-align:left}}code{{font-size:60%;word-break:break-all}}\
         </style></head><body><h1>{title}</h1>",
        pick("zh-CN", "en")
    );
    // writing to a text never fails
    let _ = write!(page, "<p>SHA-256 <code>{}</code></p>", year.sum);
    let _ = write!(
        page,
        "<p>{} {} · {}</p>",
        pick("保管期限依据：", "Kept by"),
        escaped(&year.source),
        year.since
    );
    for kind in &year.withheld {
        let (name, says) = (spoken::kind(*kind), pick("未列出，须有查看权限", "not shown to this reader"));
        let _ = write!(page, "<p>{name}：{says}</p>");
    }
    for kind in &year.kinds {
        let (name, keep) = (spoken::kind(kind.kind), spoken::keep(kind.keep));
        let _ = write!(page, "<h2>{name}（{keep}，{}）</h2>", escaped(&kind.basis));
        if !kind.covered {
            let _ = write!(page, "<p>{}</p>", pick("归档时未列入", "Not covered by the seal"));
        }
        page.push_str("<table><tr>");
        for head in [pick("日期", "Day"), pick("题名", "Title"), "SHA-256"] {
            let _ = write!(page, "<th scope=\"col\">{head}</th>");
        }
        page.push_str("</tr>");
        for entry in &kind.entries {
            let title = escaped(entry.name.as_deref().unwrap_or(&entry.title));
            let _ = write!(
                page,
                "<tr><td>{}</td><td>{title}</td><td><code>{}</code></td></tr>",
                entry.on, entry.sum
            );
        }
        page.push_str("</table>");
    }
    page.push_str("</body></html>");
    page
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_is_text() {
        assert_eq!(super::escaped("<b>\"甲\"&'乙'"), "&lt;b&gt;&quot;甲&quot;&amp;&#39;乙&#39;");
    }
}
