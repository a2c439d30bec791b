use super::Problem;
use crate::Voice;

/// A sort of refusal: what clients match on and what people read. `{name}` in a text stands for a parameter; a day or a
/// month among them is said in words ([`Voice::fill`]).
#[derive(Debug, PartialEq, Eq)]
pub struct ProblemKind {
    pub status: u16,
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

impl ProblemKind {
    pub fn problem(&'static self) -> Problem {
        Problem::of(self)
    }

    /// The problem of one field, named by its JSON pointer.
    pub fn at(&'static self, pointer: impl Into<String>) -> Problem {
        Problem::of(self).field(pointer, self)
    }

    /// The problem of one field with a parameter in its text.
    pub fn with(&'static self, name: &'static str, value: impl std::fmt::Display) -> Problem {
        Problem::of(self).with(name, value)
    }

    /// The text in a voice, with blanks for its parameters.
    pub fn said(&self, voice: Voice) -> &'static str {
        voice.pick(self.zh, self.en)
    }

    pub(crate) fn text(&self, voice: Voice, params: &[(&'static str, String)]) -> String {
        params.iter().fold(self.said(voice).to_owned(), |text, (name, value)| voice.fill(&text, name, value))
    }
}

/// Whether two texts have the same `{parameters}`, in whatever order.
pub const fn same_parameters(a: &str, b: &str) -> bool {
    all_in(a.as_bytes(), b.as_bytes()) && all_in(b.as_bytes(), a.as_bytes())
}

/// Whether every `{…}` of `a` occurs in `b`. Const functions have no iterators.
const fn all_in(a: &[u8], b: &[u8]) -> bool {
    let mut start = 0;
    while start < a.len() {
        if a[start] == b'{' {
            let mut end = start;
            while end < a.len() && a[end] != b'}' {
                end += 1;
            }
            if end == a.len() || !occurs(a, start, end, b) {
                return false;
            }
        }
        start += 1;
    }
    true
}

const fn occurs(a: &[u8], start: usize, end: usize, b: &[u8]) -> bool {
    let mut at = 0;
    while at + (end - start) < b.len() {
        let mut same = 0;
        while same <= end - start && a[start + same] == b[at + same] {
            same += 1;
        }
        if same > end - start {
            return true;
        }
        at += 1;
    }
    false
}

/// Declares kinds of problems as constants, and `ALL` with every one of them.
///
/// ```
/// rest::problems! {
///     /// Why it exists.
///     pub NAME_TAKEN = 409, "name_taken", zh "名称“{name}”已被使用", en "The name {name} is taken";
/// }
/// assert_eq!(NAME_TAKEN.status, 409);
/// ```
#[macro_export]
macro_rules! problems {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $status:literal, $code:literal, zh $zh:literal, en $en:literal);* $(;)?) => {
        $(
            // a text that lacks a parameter in one of the languages does not compile
            const _: () = assert!($crate::problem::same_parameters($zh, $en), $code);
        )*
        $($(#[$meta])* $vis static $name: $crate::ProblemKind =
            $crate::ProblemKind { status: $status, code: $code, zh: $zh, en: $en };)*

        /// Every kind declared here, for the catalogue.
        #[allow(dead_code)]
        pub static ALL: &[&$crate::ProblemKind] = &[$(&$name),*];
    };
}

#[cfg(test)]
mod tests {
    use super::same_parameters;

    #[test]
    fn a_forgotten_parameter_is_found() {
        assert!(same_parameters("无", "none"));
        assert!(same_parameters("{a} 和 {b}", "{b} and {a}"));
        assert!(same_parameters("{a}", "{a}{a}"));
        assert!(!same_parameters("{a}", "none"));
        assert!(!same_parameters("无", "{a}"));
        assert!(!same_parameters("{a}", "{b}"));
        assert!(!same_parameters("{a", "{a}"));
    }
}
