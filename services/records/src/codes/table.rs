use kernel::{Locale, text::compare_key};

/// One code: its labels and the other ways people write it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// Further spellings, separated by `|`.
    pub also: &'static str,
}

pub(super) const fn row(code: &'static str, zh: &'static str, en: &'static str, also: &'static str) -> Row {
    Row { code, zh, en, also }
}

/// A closed list of codes.
#[derive(Clone, Copy, Debug)]
pub struct CodeTable {
    pub standard: &'static str,
    pub rows: &'static [Row],
}

impl CodeTable {
    pub fn contains(&self, code: &str) -> bool {
        self.rows.iter().any(|row| row.code == code)
    }

    pub fn label(&self, code: &str, locale: Locale) -> Option<&'static str> {
        let row = self.rows.iter().find(|row| row.code == code)?;
        Some(match locale {
            Locale::Zh => row.zh,
            Locale::En => row.en,
        })
    }

    /// The code somebody means: by code, label or another spelling. Blanks, width and case do not count.
    pub fn find(&self, text: &str) -> Option<&'static str> {
        let key = compare_key(text);
        let is = |label: &str| {
            let plain = label.chars().filter(|c| !c.is_whitespace());
            !label.is_empty() && plain.flat_map(char::to_lowercase).eq(key.chars())
        };
        let means = |row: &&Row| row.code == key || is(row.zh) || is(row.en) || row.also.split('|').any(is);
        self.rows.iter().find(means).map(|row| row.code)
    }
}

#[cfg(test)]
mod tests {
    use crate::codes::{DEGREES, EDUCATION, ETHNIC, POLITICAL_STATUS, TABLES};
    use std::collections::HashSet;

    #[test]
    fn every_code_and_spelling_means_one_thing() {
        for (name, table) in TABLES {
            let mut seen = HashSet::new();
            for row in table.rows {
                let spellings =
                    [row.code, row.zh].into_iter().chain(row.also.split('|').filter(|a| !a.is_empty()));
                for spelling in spellings.collect::<HashSet<_>>() {
                    assert!(seen.insert(spelling), "{name}: {spelling} twice");
                    assert_eq!(table.find(spelling), Some(row.code), "{name}: {spelling}");
                }
            }
        }
    }

    #[test]
    fn what_rosters_write_is_found() {
        let cases = [
            (&ETHNIC, "汉族", Some("01")),
            (&ETHNIC, " 汉 ", Some("01")),
            (&ETHNIC, "维吾尔族", Some("05")),
            (&ETHNIC, "基诺", Some("56")),
            (&ETHNIC, "火星族", None),
            (&EDUCATION, "大学本科", Some("20")),
            (&EDUCATION, "Junior college completed", Some("31")),
            (&EDUCATION, "２０", Some("20")),
            (&ETHNIC, "ha", Some("01")),
            (&EDUCATION, "大专", Some("30")),
            (&EDUCATION, "中等专科", Some("41")),
            (&EDUCATION, "普通高中", Some("60")),
            (&EDUCATION, "50", None),
            (&EDUCATION, "72", None),
            (&EDUCATION, "82", None),
            (&POLITICAL_STATUS, "中共预备党员", Some("02")),
            (&DEGREES, "308", Some("308")),
            (&DEGREES, "工学硕士", Some("308")),
            (&DEGREES, "学士", Some("4")),
            (&DEGREES, "508", None),
        ];
        for (table, text, code) in cases {
            assert_eq!(table.find(text), code, "{text}");
        }
        assert_eq!(ETHNIC.rows.len(), 58);
    }
}
