//! What input methods, spreadsheets and forms do to text, undone.

use unicode_normalization::UnicodeNormalization as _;

/// Blank in any sense a reader would not see: white space of every width, zero-width marks, byte order marks.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// The narrow form of a full-width letter, digit or sign; anything else stays as it is. Ideographs are never
/// touched: two that look alike are two characters.
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// A code or number as it is meant: narrow, without any blanks.
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(narrow).collect()
}

/// Free text in one line: narrow blanks, runs of them joined, none at the ends. Width of letters is kept.
pub fn single_line(text: &str) -> String {
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    words.fold(String::with_capacity(text.len()), |mut line, word| {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        line
    })
}

/// By this two spellings of a name of an organisation, of a column or of a code are compared: compatibility
/// forms, letter case and blanks do not count.
pub fn compare_key(text: &str) -> String {
    text.nfkc().filter(|c| !is_blank(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether the character is Han, in any plane.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '〇'
        | '\u{20000}'..='\u{2FA1F}' | '\u{30000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blanks_of_every_width_go() {
        assert_eq!(compact(" １６０　5462\u{200B}3754\n"), "16054623754");
        assert_eq!(single_line("\u{3000}某街1座,\r\n\"3号楼\"\t2单元 "), "某街1座, \"3号楼\" 2单元");
        assert_eq!(compare_key(" 项目１６部　党支部"), compare_key("项目16部党支部"));
        assert_eq!(compare_key("ＩＴ部"), "it部");
    }

    #[test]
    fn rare_ideographs_are_han_and_stay() {
        for c in ['䶮', '㛃', '𬭩', '〇', '\u{30EDD}'] {
            assert!(is_han(c), "{c}");
            assert_eq!(narrow(c), c);
        }
        assert!(!is_han('·') && !is_han('a'));
    }

    proptest! {
        #[test]
        fn doing_it_twice_changes_nothing(text in "\\PC{0,30}") {
            prop_assert_eq!(compact(&compact(&text)), compact(&text));
            prop_assert_eq!(single_line(&single_line(&text)), single_line(&text));
        }
    }
}
