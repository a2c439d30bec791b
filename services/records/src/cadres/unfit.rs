use super::{
    lrmx::{Fault, Wrong},
    problems as say,
};
use rest::{Problem, kinds};

/// Why a file is not taken.
pub fn refused(fault: Fault) -> Problem {
    let unsafe_for = |what: &'static str| say::FORM_UNSAFE.at("/file").with("what", what);
    match fault {
        Fault::TooLarge { limit } => say::FORM_TOO_LARGE.at("/file").with("limit", limit.div_ceil(1 << 20)),
        Fault::Encoding | Fault::NotXml | Fault::OtherRoot { .. } => say::NO_FORM.at("/file"),
        Fault::DocumentType => unsafe_for("DOCTYPE"),
        Fault::Entity => unsafe_for("ENTITY"),
        Fault::TooDeep | Fault::TooManyElements => unsafe_for("XML"),
        Fault::Values(wrong) => {
            wrong.iter().fold(kinds::VALIDATION.problem(), |problem, (element, wrong)| {
                let kind = match wrong {
                    Wrong::Date => &say::FORM_DATE,
                    Wrong::Missing => &say::FORM_MISSING,
                    _ => &say::FORM_VALUE,
                };
                problem.field_with(format!("/file/{element}"), kind, &[("element", element.clone())])
            })
        }
    }
}
