//! What files and documents are called.

use ::documents::{Facts, extension};

/// The last part of what the browser calls the file, in one line.
pub fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let unfit = |c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER || is_turning(c);
    let plain: String = last.chars().filter(|c| !unfit(*c)).take(200).collect();
    if plain.trim().is_empty() { "file".to_owned() } else { plain.trim().to_owned() }
}

/// Signs that turn the direction of writing make "exe.pdf" of "fdp.exe".
const fn is_turning(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a document is called when nobody said: its file without the ending.
pub fn title_of(file_name: &str) -> String {
    let (stem, _) =
        file_name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((file_name, ""));
    stem.to_owned()
}

/// A file is called by what it is: its name gets the ending of its content.
pub fn ended(name: &str, facts: &Facts) -> String {
    let ending = extension(facts.kind);
    let lower = name.to_lowercase();
    let fits = lower.ends_with(&format!(".{ending}")) || (ending == "jpg" && lower.ends_with(".jpeg"));
    if fits { name.to_owned() } else { file_name(&format!("{}.{ending}", cut(name, 190))) }
}

fn cut(name: &str, most: usize) -> String {
    name.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::documents::FileKind;

    #[test]
    fn names_are_one_line_without_folders_and_turns() {
        assert_eq!(file_name("C:\\x\\入党申请书.pdf"), "入党申请书.pdf");
        assert_eq!(file_name("../a\r\n.pdf"), "a.pdf");
        assert_eq!(file_name("x\u{202e}fdp.exe"), "xfdp.exe");
        assert_eq!(file_name(" "), "file");
        assert_eq!(title_of("入党申请书.v2.pdf"), "入党申请书.v2");
        assert_eq!(title_of(".pdf"), ".pdf");
        assert_eq!(title_of("file"), "file");
    }

    #[test]
    fn a_name_ends_as_its_content_says() {
        let facts = |kind| Facts { kind, size: 1, sha256: [0; 32] };
        assert_eq!(ended("a.pdf", &facts(FileKind::Pdf)), "a.pdf");
        assert_eq!(ended("A.PDF", &facts(FileKind::Pdf)), "A.PDF");
        assert_eq!(ended("a.exe", &facts(FileKind::Pdf)), "a.exe.pdf");
        assert_eq!(ended("a.jpeg", &facts(FileKind::Jpeg)), "a.jpeg");
        assert_eq!(ended("照片", &facts(FileKind::Jpeg)), "照片.jpg");
        assert!(ended(&"长".repeat(200), &facts(FileKind::Docx)).ends_with(".docx"));
    }
}
