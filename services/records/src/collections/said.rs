//! What the rules find, told to people, at the place it is about.

use super::{
    problems as say,
    rules::{Finding, Flaw},
};
use crate::text::TEXT_TOO_LONG;
use rest::{Problem, ProblemKind, kinds};

/// # Errors
/// With everything that is wrong with a form.
pub fn form(flaws: &[Flaw]) -> Result<(), Problem> {
    let named = flaws.iter().map(|flaw| match flaw {
        Flaw::NoFields => ("/form/fields", &say::NO_FIELDS),
        Flaw::TooMany { pointer } => (pointer.as_str(), &say::TOO_MANY),
        Flaw::BadKey { pointer } => (pointer.as_str(), &say::BAD_KEY),
        Flaw::KeyTwice { pointer } => (pointer.as_str(), &say::KEY_TWICE),
        Flaw::BadLabel { pointer } => (pointer.as_str(), &say::BAD_LABEL),
        Flaw::Choices { pointer } => (pointer.as_str(), &say::BAD_CHOICES),
        Flaw::Columns { pointer } => (pointer.as_str(), &say::BAD_COLUMNS),
        Flaw::Bounds { pointer } => (pointer.as_str(), &say::BAD_BOUNDS),
        Flaw::KnownKind { pointer } => (pointer.as_str(), &say::KNOWN_KIND),
    });
    refuse(named.map(|(pointer, kind)| (pointer.to_owned(), kind, Vec::new())))
}

/// # Errors
/// With everything that is wrong with an answer.
pub fn answer(found: Vec<(String, Finding)>) -> Result<(), Problem> {
    refuse(found.into_iter().map(|(pointer, finding)| {
        let (kind, params): (&'static ProblemKind, Vec<(&'static str, String)>) = match finding {
            Finding::Missing => (&kinds::MISSING, vec![]),
            Finding::WrongKind => (&say::WRONG_KIND, vec![]),
            Finding::TooLong => (&TEXT_TOO_LONG, vec![]),
            Finding::NoDay => (&say::NO_DAY, vec![]),
            Finding::NoSuchChoice => (&say::NO_SUCH_CHOICE, vec![]),
            Finding::OutOfBounds { least, most } => {
                (&say::OUT_OF_BOUNDS, vec![("least", least.to_string()), ("most", most.to_string())])
            }
            Finding::TooManyRows => (&say::TOO_MANY_ROWS, vec![]),
            Finding::Unknown => (&say::UNKNOWN_FIELD, vec![]),
            Finding::Known => (&say::KNOWN_FIELD, vec![]),
        };
        (pointer, kind, params)
    }))
}

type Named = (String, &'static ProblemKind, Vec<(&'static str, String)>);

fn refuse(found: impl Iterator<Item = Named>) -> Result<(), Problem> {
    let mut found = found.peekable();
    if found.peek().is_none() {
        return Ok(());
    }
    let add = |problem: Problem, (pointer, kind, params): Named| problem.field_with(pointer, kind, &params);
    Err(found.fold(kinds::VALIDATION.problem(), add))
}
