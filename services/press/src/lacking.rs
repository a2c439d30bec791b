//! Characters of a request that no face has, and those no sheet can show.

use serde_json::Value;
use std::collections::BTreeSet;

/// Takes out what is no text (control characters other than line ends), and collects the characters `has` says no to.
pub fn tidy(value: &mut Value, has: &impl Fn(char) -> bool, lacking: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => {
            if text.chars().any(|c| is_noise(c)) {
                text.retain(|c| !is_noise(c));
            }
            lacking.extend(text.chars().filter(|c| is_seen(*c) && !has(*c)));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tidy(item, has, lacking)),
        Value::Object(fields) => fields.values_mut().for_each(|item| tidy(item, has, lacking)),
        _ => {}
    }
}

fn is_noise(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')
}

/// Whether it shows at all by itself: blanks, joiners and selectors of forms do not.
fn is_seen(c: char) -> bool {
    let bare = matches!(u32::from(c), 0xAD | 0x34F | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF);
    !bare && !c.is_whitespace() && !c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn characters_without_a_face_are_found_wherever_they_stand() {
        let mut value = json!({"a": "甲𰻝\u{0}\u{FE00}", "b": ["乙", {"c": "𰻞\n丙"}], "d": 3});
        let mut lacking = BTreeSet::new();
        tidy(&mut value, &|c| u32::from(c) < 0x30000, &mut lacking);
        assert_eq!(lacking, BTreeSet::from(['𰻝', '𰻞']));
        assert_eq!(value["a"], "甲𰻝\u{FE00}");
        assert_eq!(value["b"][1]["c"], "𰻞\n丙");
    }
}
