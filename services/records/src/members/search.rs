//! What somebody who types into the search box means.

/// A search by one of the ways a person is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// The whole number, found through the blind index.
    IdNo(String),
    /// A whole mobile number or its last four digits.
    Tail(String),
    /// Letters of either case: the beginning of the initials of the pinyin (`zwh` and `ZWH` find 张维汉), or a part
    /// of a name written in letters.
    Letters { initials: String, name: String },
    /// A part of the name.
    Name(String),
}

/// Reads the text; `None` when there is nothing to look for.
pub fn parse(text: &str) -> Option<Search> {
    let plain: String = text.chars().map(narrow).collect();
    let plain = plain.trim();
    let compact: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return None;
    }
    let digits = compact.bytes().take_while(u8::is_ascii_digit).count();
    let is_id = matches!(compact.len(), 15 | 18) && digits >= compact.len() - 1 && ends_like_an_id(&compact);
    Some(if is_id {
        Search::IdNo(compact.to_ascii_uppercase())
    } else if digits == compact.len() && digits == 4 {
        Search::Tail(compact)
    } else if digits == compact.len() && digits == 11 {
        Search::Tail(compact[7..].to_owned())
    } else if compact.bytes().all(|b| b.is_ascii_alphabetic()) {
        Search::Letters { initials: compact.to_ascii_lowercase(), name: plain.to_owned() }
    } else {
        Search::Name(plain.to_owned())
    })
}

fn ends_like_an_id(text: &str) -> bool {
    text.bytes().last().is_some_and(|b| b.is_ascii_digit() || b.eq_ignore_ascii_case(&b'x'))
}

/// Full-width digits and letters, as input methods leave them.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(initials: &str, name: &str) -> Option<Search> {
        Some(Search::Letters { initials: initials.into(), name: name.into() })
    }

    #[test]
    fn what_people_type() {
        let cases = [
            ("", None),
            (" \u{3000} ", None),
            ("张", Some(Search::Name("张".into()))),
            ("巴特尔·乌云", Some(Search::Name("巴特尔·乌云".into()))),
            ("0411", Some(Search::Tail("0411".into()))),
            ("０４１１", Some(Search::Tail("0411".into()))),
            ("16020110411", Some(Search::Tail("0411".into()))),
            ("160 2011 0411", Some(Search::Tail("0411".into()))),
            ("zwh", letters("zwh", "zwh")),
            ("ZWH", letters("zwh", "ZWH")),
            ("Ｚｗｈ", letters("zwh", "Zwh")),
            ("John Smith", letters("johnsmith", "John Smith")),
            ("J. Smith", Some(Search::Name("J. Smith".into()))),
            ("11010519491231002x", Some(Search::IdNo("11010519491231002X".into()))),
            ("440524188001010014", Some(Search::IdNo("440524188001010014".into()))),
            ("041", Some(Search::Name("041".into()))),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
