use std::fmt;

/// One thing that is wrong, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Dotted, as in the defaults file: `server.listen`.
    pub key: String,
    pub message: String,
    /// The file or variable that said it; `None` for a default.
    pub from: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.message)?;
        self.from.as_ref().map_or(Ok(()), |from| write!(f, " (from {from})"))
    }
}

/// All that is wrong with the settings. It never repeats a value, since that might be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the settings cannot be used\n{}", lines(.0))]
pub struct SettingsError(pub Vec<Finding>);

fn lines(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("  {finding}")).collect::<Vec<_>>().join("\n")
}

/// Collects findings while the settings are checked.
#[derive(Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub fn add(&mut self, key: impl Into<String>, message: impl Into<String>) {
        self.add_from(key, message, None);
    }

    pub fn add_from(&mut self, key: impl Into<String>, message: impl Into<String>, from: Option<String>) {
        self.0.push(Finding { key: key.into(), message: message.into(), from });
    }

    /// Adds a finding when `ok` does not hold.
    pub fn require(&mut self, ok: bool, key: &str, message: &str) {
        if !ok {
            self.add(key, message);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says of every finding where its key was set, then gives them out.
    pub fn into_error(mut self, origin: impl Fn(&str) -> Option<String>) -> SettingsError {
        for finding in &mut self.0 {
            if finding.from.is_none() {
                // an item of a list comes from where the list does
                let key = finding.key.split('[').next().unwrap_or_default();
                finding.from = origin(key);
            }
        }
        SettingsError(self.0)
    }
}
