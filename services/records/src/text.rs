//! Free texts of this service: one line, no control characters, no longer than their column.

use kernel::text::single_line;
use rest::Problem;

rest::problems! {
    pub TEXT_TOO_LONG = 422, "text_too_long", zh "内容过长", en "The text is too long";
    pub BAD_TEXT = 422, "bad_text", zh "含有不应出现的字符", en "The text has characters it should not have";
}

/// The text in one line; a blank one is none.
pub fn one_line(text: Option<String>) -> Option<String> {
    text.map(|text| single_line(&text)).filter(|text| !text.is_empty())
}

pub fn too_long(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

pub fn unfit(text: &str) -> bool {
    text.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER)
}

/// The text in one line, if it may be kept.
///
/// # Errors
/// When it is longer than `most` characters or has some that cannot be written.
pub fn kept(text: Option<String>, pointer: &str, most: usize) -> Result<Option<String>, Problem> {
    let text = one_line(text);
    match &text {
        Some(text) if too_long(text, most) => Err(TEXT_TOO_LONG.at(pointer)),
        Some(text) if unfit(text) => Err(BAD_TEXT.at(pointer)),
        _ => Ok(text),
    }
}

/// The same for a text that must be given.
///
/// # Errors
/// When it is blank, too long or cannot be written.
pub fn required(text: String, pointer: &str, most: usize) -> Result<String, Problem> {
    kept(Some(text), pointer, most)?.ok_or_else(|| rest::kinds::MISSING.at(pointer))
}

/// A text of several lines, if it may be kept; a blank one is none.
///
/// # Errors
/// When it is longer than `most` characters or has some that cannot be written.
pub fn lines(text: Option<String>, pointer: &str, most: usize) -> Result<Option<String>, Problem> {
    let text = text.map(|text| text.replace("\r\n", "\n").trim().to_owned());
    let odd = |text: &String| text.split(['\n', '\t']).any(unfit);
    match text.filter(|text| !text.is_empty()) {
        Some(text) if too_long(&text, most) => Err(TEXT_TOO_LONG.at(pointer)),
        Some(text) if odd(&text) => Err(BAD_TEXT.at(pointer)),
        text => Ok(text),
    }
}

/// A text to look for with `LIKE`, taken literally.
pub fn like_contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_like_are_taken_literally() {
        assert_eq!(like_contains("50%_\\"), "%50\\%\\_\\\\%");
    }

    #[test]
    fn several_lines_stay_lines() {
        assert_eq!(lines(Some(" a\r\n\n b \n".into()), "/x", 9).unwrap().as_deref(), Some("a\n\n b"));
        assert_eq!(lines(Some("\n \n".into()), "/x", 9).unwrap(), None);
        assert_eq!(lines(Some("a\u{1}".into()), "/x", 9).unwrap_err().kind().code, "bad_text");
        assert_eq!(lines(Some("ab\nc".into()), "/x", 3).unwrap_err().kind().code, "text_too_long");
    }

    #[test]
    fn a_kept_text_fits() {
        assert_eq!(kept(Some(" a\n b ".into()), "/x", 3).unwrap().as_deref(), Some("a b"));
        assert_eq!(kept(Some("abcd".into()), "/x", 3).unwrap_err().kind().code, "text_too_long");
        assert_eq!(kept(Some("a\u{1}".into()), "/x", 3).unwrap_err().kind().code, "bad_text");
        assert_eq!(required(" ".into(), "/x", 3).unwrap_err().kind().code, "missing");
    }
}
