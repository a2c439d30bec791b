//! Names that a definition gives and the code does not know: typed, so that a step is never taken for a state.

/// Declares a name of its own type; it reads and writes as the text it is.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
    )*};
}

codes! {
    /// A step of the procedure, such as `choose_candidate`.
    StepCode,
    /// Where somebody stands in the procedure, such as `activist`.
    StateCode,
    /// What came of a step, such as `passed`.
    OutcomeCode,
    /// A condition of a step, such as `G3`.
    GuardCode,
    /// A paper of the file, such as `admission_form`.
    PaperCode,
}
