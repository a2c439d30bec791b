//! What the rules find, told to people, at the place it is about.

use super::{
    problems as say,
    rules::{FieldKind, Finding, Flaw, Value, said},
    store::collection::Model,
};
use crate::{
    spoken::pick,
    text::{BAD_TEXT, TEXT_TOO_LONG},
};
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
/// With everything that is wrong with an answer, by the form that asks for it.
pub fn answer(of: &Model, found: Vec<(String, Finding)>) -> Result<(), Problem> {
    refuse(found.into_iter().map(|(pointer, finding)| {
        let (kind, mut params): (&'static ProblemKind, Vec<(&'static str, String)>) = match finding {
            Finding::Missing => (&kinds::MISSING, vec![]),
            Finding::WrongKind { asked, given } => {
                (&say::WRONG_KIND, vec![("asked", asked_for(asked).to_owned()), ("given", shown(&given))])
            }
            Finding::Unfit => (&BAD_TEXT, vec![]),
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
        params.push(("title", of.title.clone()));
        params.push(("since", of.sent_on.unwrap_or(of.due_on).to_string()));
        (pointer, kind, params)
    }))
}

/// What a field takes.
fn asked_for(kind: FieldKind) -> &'static str {
    let (zh, en) = match kind {
        FieldKind::Text => ("文字", "a text"),
        FieldKind::Number => ("整数", "a whole number"),
        FieldKind::Money => ("金额", "an amount of money"),
        FieldKind::Date => ("日期", "a day"),
        FieldKind::Choice => ("所列选项之一", "one of the choices"),
        FieldKind::YesNo => ("是或者否", "yes or no"),
        FieldKind::Table => ("表格", "rows of a table"),
    };
    pick(zh, en)
}

/// What was given, no longer than it takes to recognise it.
fn shown(given: &Value) -> String {
    match given {
        Value::Rows(_) => pick("表格", "rows of a table").to_owned(),
        other => {
            said(FieldKind::Number, other, pick("是", "yes"), pick("否", "no")).chars().take(40).collect()
        }
    }
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
