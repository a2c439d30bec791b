use crate::text::{is_blank, is_han, narrow};
use pinyin::ToPinyin as _;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use unicode_normalization::{UnicodeNormalization as _, char::canonical_combining_class};

/// The name of a person: any script, one to fifty characters, without stray blanks, with one kind of dot.
///
/// Ideographs are never replaced by others that look alike: a name is as it stands on the ID.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    #[error("the name is missing")]
    Missing,
    #[error("the name is longer than 50 characters")]
    TooLong,
    #[error("the name has characters that cannot be part of one")]
    Characters,
}

/// The dots people use between the parts of a name; U+00B7 is the one on ID cards.
const DOTS: &[char] = &['·', '•', '‧', '・', '･', '∙', '⋅', '●', '.', '▪'];

impl PersonName {
    pub const MAX_CHARS: usize = 50;

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// First letters of the pinyin in lower case, for searching: `zwh` for 张维汉. Letters stand for
    /// themselves; characters without a known reading are left out.
    pub fn initials(&self) -> String {
        initials(&self.0)
    }
}

impl FromStr for PersonName {
    type Err = InvalidName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = tidy(text);
        if name.is_empty() {
            return Err(InvalidName::Missing);
        }
        if name.chars().count() > Self::MAX_CHARS {
            return Err(InvalidName::TooLong);
        }
        let stray = |c: char| c.is_control() || matches!(c, '<' | '>' | '"' | '\u{FFFD}');
        if name.contains(stray) || !name.chars().any(char::is_alphabetic) {
            return Err(InvalidName::Characters);
        }
        Ok(Self(name))
    }
}

fn tidy(text: &str) -> String {
    let narrow: String = text.chars().map(narrow).collect();
    let marked = narrow.chars().any(|c| canonical_combining_class(c) != 0);
    // composing replaces compatibility ideographs, so it is done only where accents ask for it
    let text: String = if marked { narrow.nfc().collect() } else { narrow };
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    let mut name = String::with_capacity(text.len());
    for word in words {
        // a blank inside a Chinese name is lay-out; between other words it belongs to the name
        let latin = |c: Option<char>| c.is_some_and(|c| !is_han(c) && (c == '.' || !DOTS.contains(&c)));
        if latin(name.chars().last()) && latin(word.chars().next()) {
            name.push(' ');
        }
        name.push_str(word);
    }
    one_kind_of_dot(&name)
}

/// A full stop is a dot only between ideographs: "J. Smith" keeps its own.
fn one_kind_of_dot(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let neighbour = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_han(*c));
    let dot = |(at, c): (usize, &char)| match c {
        '.' if !(neighbour(at.checked_sub(1)) && neighbour(Some(at + 1))) => '.',
        c if DOTS.contains(c) => '·',
        c => *c,
    };
    chars.iter().enumerate().map(dot).collect()
}

/// Family names that are read differently from the character's usual sound, with their first letters.
const FAMILY_NAMES: &[(&str, &str)] = &[
    ("万俟", "mq"),
    ("尉迟", "yc"),
    ("长孙", "zs"),
    ("单于", "cy"),
    ("澹台", "tt"),
    ("单", "s"),
    ("解", "x"),
    ("仇", "q"),
    ("查", "z"),
    ("曾", "z"),
    ("区", "o"),
    ("朴", "p"),
    ("种", "c"),
    ("繁", "p"),
    ("秘", "b"),
    ("召", "s"),
    ("祭", "z"),
    ("员", "y"),
    ("翟", "z"),
    ("覃", "q"),
    ("乐", "y"),
    ("盖", "g"),
    ("缪", "m"),
    ("沈", "s"),
    ("晟", "c"),
];

fn initials(name: &str) -> String {
    let (family, rest) = FAMILY_NAMES
        .iter()
        .find_map(|(family, letters)| Some((*letters, name.strip_prefix(family)?)))
        .unwrap_or(("", name));
    let letter = |c: char| match c.to_pinyin() {
        Some(sound) => sound.plain().chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    family.chars().chain(rest.chars().filter_map(letter)).collect()
}

impl TryFrom<String> for PersonName {
    type Error = InvalidName;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// a name reaches a log only by its id
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonName({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(text: &str) -> String {
        text.parse::<PersonName>().unwrap().0
    }

    #[test]
    fn stray_blanks_and_dots_are_tidied() {
        let cases = [
            (" 冯华\u{3000}", "冯华"),
            ("王\u{3000}𬭩", "王𬭩"),
            ("王 芳\n", "王芳"),
            ("巴特尔·乌云", "巴特尔·乌云"),
            ("巴特尔•乌云", "巴特尔·乌云"),
            ("扎西．次仁卓玛", "扎西·次仁卓玛"),
            ("古丽娜尔 · 吐尔逊", "古丽娜尔·吐尔逊"),
            ("Ｊｏｈｎ  Smith", "John Smith"),
            ("J. Smith", "J. Smith"),
            ("Müller", "Müller"),
            ("李䶮", "李䶮"),
            ("陈\u{FA11}", "陈\u{FA11}"),
            ("金\u{F90A}", "金\u{F90A}"),
        ];
        for (text, expected) in cases {
            assert_eq!(name(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in ["", " ", "\u{3000}\u{200B}"] {
            assert_eq!(text.parse::<PersonName>(), Err(InvalidName::Missing), "{text:?}");
        }
        for text in ["张\0三", "<b>", "123", "张\u{FFFD}", "——"] {
            assert_eq!(text.parse::<PersonName>(), Err(InvalidName::Characters), "{text:?}");
        }
        assert_eq!("长".repeat(51).parse::<PersonName>(), Err(InvalidName::TooLong));
        assert_eq!(name(&"𬭩".repeat(50)).chars().count(), 50);
    }

    #[test]
    fn initials_are_those_people_type() {
        let cases = [
            ("张维汉", "zwh"),
            ("单欢", "sh"),
            ("解放", "xf"),
            ("查艳", "zy"),
            ("曾春梅", "zcm"),
            ("尉迟恭", "ycg"),
            ("欧阳明", "oym"),
            ("巴特尔·乌云", "btewy"),
            ("李㛃", "lj"),
            ("John Smith", "johnsmith"),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<PersonName>().unwrap().initials(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_tidy_name_stays_as_it_is(text in "\\PC{0,40}") {
            if let Ok(name) = text.parse::<PersonName>() {
                prop_assert_eq!(name.as_str().parse::<PersonName>(), Ok(name.clone()));
                prop_assert!(name.initials().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            }
        }

        #[test]
        fn every_ideograph_is_kept(text in "[一-龥㐀-䶵\u{20000}-\u{2A6D6}]{1,10}") {
            prop_assert_eq!(name(&text), text);
        }
    }
}
