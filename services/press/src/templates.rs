//! The sheets, in the program.

/// Every file the templates are made of, by its path.
pub const FILES: &[(&str, &str)] = &[
    ("/kit.typ", include_str!("../templates/kit.typ")),
    ("/minutes.typ", include_str!("../templates/minutes.typ")),
    ("/dues-receipt.typ", include_str!("../templates/dues-receipt.typ")),
    ("/transfer-letter.typ", include_str!("../templates/transfer-letter.typ")),
    ("/development-file.typ", include_str!("../templates/development-file.typ")),
    ("/statistics.typ", include_str!("../templates/statistics.typ")),
    ("/election-result.typ", include_str!("../templates/election-result.typ")),
    ("/cadre-appointment.typ", include_str!("../templates/cadre-appointment.typ")),
];

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
