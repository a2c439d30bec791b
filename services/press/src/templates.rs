//! The sheets, in the program.

/// Every file the templates are made of, by its path.
pub const FILES: &[(&str, &str)] = &[
    ("/kit.typ", include_str!("../templates/kit.typ")),
    ("/minutes.typ", include_str!("../templates/minutes.typ")),
    ("/dues-receipt.typ", include_str!("../templates/dues-receipt.typ")),
    ("/transfer-letter.typ", include_str!("../templates/transfer-letter.typ")),
    ("/stay-certificate.typ", include_str!("../templates/stay-certificate.typ")),
    ("/development-file.typ", include_str!("../templates/development-file.typ")),
    ("/development-notice.typ", include_str!("../templates/development-notice.typ")),
    ("/development-resolution.typ", include_str!("../templates/development-resolution.typ")),
    ("/statistics.typ", include_str!("../templates/statistics.typ")),
    ("/election-result.typ", include_str!("../templates/election-result.typ")),
    ("/cadre-appointment.typ", include_str!("../templates/cadre-appointment.typ")),
];

/// A template in the terms of a kind of organisation. Only its texts hold terms; names of its code are none.
pub fn said(text: &str, kind: &str) -> String {
    let Some(speech) = speech::of(kind) else { return text.to_owned() };
    speech.en.say(&speech.zh.say(text)).into_owned()
}

/// What the others share, and no sheet itself.
const SHARED: &str = "/kit.typ";

/// The names a request can give.
pub fn names() -> impl Iterator<Item = &'static str> {
    let sheets = FILES.iter().filter(|(path, _)| *path != SHARED);
    sheets.map(|(path, _)| path.trim_start_matches('/').trim_end_matches(".typ"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_association_finds_no_party_word_on_any_sheet() {
        for (path, text) in FILES {
            let said = said(text, "association");
            assert!(speech::party_words(&said).is_empty(), "{path}: {:?}", speech::party_words(&said));
            assert_eq!(said.matches("#import").count(), text.matches("#import").count(), "{path}");
        }
    }

    #[test]
    fn every_template_there_is_can_be_asked_for() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")).unwrap();
        let mut there: Vec<_> =
            folder.map(|file| format!("/{}", file.unwrap().file_name().into_string().unwrap())).collect();
        let mut known: Vec<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        (there.sort(), known.sort());
        assert_eq!(there, known);
        assert_eq!(names().count() + 1, FILES.len());
    }
}
