//! Checks of single values that collect every mistake before refusing.

use crate::{Problem, ProblemKind, kinds};
use std::ops::RangeInclusive;

/// Collects the mistakes of one input.
#[derive(Default)]
pub struct Check {
    found: Option<Problem>,
}

impl Check {
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a mistake at a JSON pointer.
    pub fn refuse(&mut self, pointer: &str, kind: &'static ProblemKind) -> &mut Self {
        self.note(|problem| problem.field(pointer, kind))
    }

    /// Refuses unless `fine`.
    pub fn ensure(&mut self, fine: bool, pointer: &str, kind: &'static ProblemKind) -> &mut Self {
        if fine { self } else { self.refuse(pointer, kind) }
    }

    /// A text of so many characters without control characters; line breaks are control characters too.
    pub fn line(&mut self, pointer: &str, text: &str, length: RangeInclusive<usize>) -> &mut Self {
        self.ensure(!text.chars().any(char::is_control), pointer, &kinds::CONTROL_CHARACTER);
        self.length(pointer, text, length)
    }

    /// A text of so many characters that may have several lines.
    pub fn text(&mut self, pointer: &str, text: &str, length: RangeInclusive<usize>) -> &mut Self {
        let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        self.ensure(!text.chars().any(strange), pointer, &kinds::CONTROL_CHARACTER);
        self.length(pointer, text, length)
    }

    /// Something that mail can be sent to: one `@`, a domain with a dot or `localhost`, no blanks.
    pub fn email(&mut self, pointer: &str, text: &str) -> &mut Self {
        self.ensure(is_email(text), pointer, &kinds::EMAIL)
    }

    pub fn range(&mut self, pointer: &str, value: i64, range: RangeInclusive<i64>) -> &mut Self {
        if range.contains(&value) {
            return self;
        }
        self.limits(pointer, &kinds::OUT_OF_RANGE, range.start(), range.end())
    }

    /// # Errors
    /// The problem with every field noted.
    pub fn finish(&mut self) -> Result<(), Problem> {
        self.found.take().map_or(Ok(()), Err)
    }

    fn length(&mut self, pointer: &str, text: &str, length: RangeInclusive<usize>) -> &mut Self {
        let count = text.chars().count();
        if count > *length.end() {
            return self.limits(pointer, &kinds::TOO_LONG, length.start(), length.end());
        }
        // blanks alone say nothing
        if count < *length.start() || (*length.start() > 0 && text.trim().is_empty()) {
            return self.limits(pointer, &kinds::TOO_SHORT, length.start(), length.end());
        }
        self
    }

    fn limits(
        &mut self,
        pointer: &str,
        kind: &'static ProblemKind,
        least: impl std::fmt::Display,
        most: impl std::fmt::Display,
    ) -> &mut Self {
        self.note(|problem| {
            problem.field_with(pointer, kind, &[("least", least.to_string()), ("most", most.to_string())])
        })
    }

    fn note(&mut self, add: impl FnOnce(Problem) -> Problem) -> &mut Self {
        let problem = self.found.take().unwrap_or_else(|| kinds::VALIDATION.problem());
        self.found = Some(add(problem));
        self
    }
}

/// Whether a text has the form of an address; whether it exists, only a letter can tell.
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"\\".contains(c);
    let labels = domain.split('.').all(|label| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-') && !label.starts_with('-')
    });
    (1..=64).contains(&name.len())
        && text.len() <= 254
        && !name.contains('@')
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && labels
        && (domain.contains('.') || domain == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_mistakes_are_reported_together() {
        let mut check = Check::new();
        check.line("/name", "  ", 1..=50).email("/email", "nobody").range("/limit", 7, 1..=5);
        let body = check.finish().unwrap_err().body();
        let found: Vec<_> = body.fields.iter().map(|f| (f.pointer.as_str(), f.code.as_str())).collect();
        assert_eq!(found, [("/name", "too_short"), ("/email", "email"), ("/limit", "out_of_range")]);
        assert_eq!(body.fields[2].detail, "应在 1 到 5 之间");
        assert!(Check::new().line("/name", "张三", 1..=50).finish().is_ok());
    }

    #[test]
    fn addresses_are_told_from_nonsense() {
        for fine in ["a@example.org", "张三@例子.公司", "a.b+c@x.y.z", "a@localhost"] {
            assert!(is_email(fine), "{fine}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.c",
            "a@b",
            "a b@c.d",
            "a@b..c",
            "a@@b.c",
            "a@b.c\r\nBcc: x",
            "<a@b.c>",
            ".a@b.c",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
