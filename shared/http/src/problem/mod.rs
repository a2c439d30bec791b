//! Refusals by RFC 9457: a stable code, the fields it is about, a text in the language that was asked for.

mod body;
mod cause;
mod database;
mod field;
mod garde;
mod kind;
pub mod kinds;
pub mod quota;
mod status;

pub(crate) use body::Rendered;
pub use body::{FieldBody, ProblemBody};
pub use database::OnConstraint;
pub use kind::{ProblemKind, same_parameters};
pub(crate) use status::kind_of_status;

use field::Field;
use std::{error::Error, fmt};

/// A refusal on its way out. Small, because every operation may return one.
pub struct Problem(Box<Inner>);

struct Inner {
    kind: &'static ProblemKind,
    params: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    retry_after: Option<u64>,
    /// Logged, never sent.
    cause: Option<Box<dyn Error + Send + Sync>>,
    /// The database constraint that refused, for [`OnConstraint`].
    constraint: Option<String>,
}

impl Problem {
    pub(crate) fn of(kind: &'static ProblemKind) -> Self {
        let (params, fields) = (Vec::new(), Vec::new());
        Self(Box::new(Inner { kind, params, fields, retry_after: None, cause: None, constraint: None }))
    }

    pub fn kind(&self) -> &'static ProblemKind {
        self.0.kind
    }

    /// Fills `{name}` in the texts of the problem and of the fields named so far.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        for field in &mut self.0.fields {
            field.params.push((name, value.clone()));
        }
        self.0.params.push((name, value));
        self
    }

    /// Adds a field by its JSON pointer and what is wrong with it.
    #[must_use]
    pub fn field(mut self, pointer: impl Into<String>, kind: &'static ProblemKind) -> Self {
        self.0.fields.push(Field { pointer: pointer.into(), kind, params: self.0.params.clone() });
        self
    }

    /// Adds a field whose text has parameters of its own.
    #[must_use]
    pub fn field_with(
        mut self,
        pointer: impl Into<String>,
        kind: &'static ProblemKind,
        params: &[(&'static str, String)],
    ) -> Self {
        self.0.fields.push(Field { pointer: pointer.into(), kind, params: params.to_vec() });
        self
    }

    /// The same problem of values that are one step deeper in the body: each pointer is put behind `prefix`.
    #[must_use]
    pub fn within(mut self, prefix: &str) -> Self {
        for field in &mut self.0.fields {
            field.pointer.insert_str(0, prefix);
        }
        self
    }

    /// Whether it is about a field that is wrong in this way.
    pub fn names(&self, kind: &ProblemKind) -> bool {
        self.0.fields.iter().any(|field| field.kind == kind)
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// What was behind it, for the log.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }
}

impl From<&'static ProblemKind> for Problem {
    fn from(kind: &'static ProblemKind) -> Self {
        Self::of(kind)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointers: Vec<_> = self.0.fields.iter().map(|field| &field.pointer).collect();
        f.debug_struct("Problem")
            .field("code", &self.0.kind.code)
            .field("fields", &pointers)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.kind.code)
    }
}

impl Error for Problem {}

impl From<tenancy::VaultError> for Problem {
    fn from(error: tenancy::VaultError) -> Self {
        kinds::INTERNAL.problem().because(error)
    }
}

#[cfg(test)]
mod tests;
