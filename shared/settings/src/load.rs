use crate::{DEFAULTS, Settings, SettingsError, error::Findings, sections, sources};
use sources::{Layers, PREFIX, key_of_variable, meant_by};
use std::path::{Path, PathBuf};
use toml::Table;

/// Gathers the layers of settings. [`Settings::load`] does it for a process; tests and the demo lay their own
/// values on top.
#[derive(Clone, Debug, Default)]
pub struct Loader {
    file: Option<PathBuf>,
    variables: Vec<(String, String)>,
    overrides: Vec<(String, String)>,
}

impl Loader {
    /// Nothing but the defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// `file`, or the one `ZHIBU_CONFIG` names, and the process's environment.
    pub fn from_process(file: Option<&Path>) -> Self {
        let named = || std::env::var_os("ZHIBU_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from);
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
        };
        Self {
            file: file.map(Path::to_owned).or_else(named),
            variables: std::env::vars_os().filter_map(text).collect(),
            overrides: Vec::new(),
        }
    }

    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a key over everything else: `set("server.listen", "127.0.0.1:0")`.
    #[must_use]
    pub fn set(mut self, key: &str, value: &str) -> Self {
        self.overrides.push((key.to_owned(), value.to_owned()));
        self
    }

    /// Variables that were to be settings and are not read, each with how it must be spelt.
    pub fn unread(&self) -> Vec<(String, String)> {
        let names = self.variables.iter().map(|(name, _)| name);
        names.filter_map(|name| Some((name.clone(), meant_by(name)?))).collect()
    }

    /// # Errors
    /// Every finding at once, each with the key it is about.
    pub fn load(self) -> Result<Settings, SettingsError> {
        let mut found = Findings::default();
        let defaults = DEFAULTS.parse::<Table>().unwrap_or_default();
        let mut layers = Layers::new(defaults);
        self.lay_over(&mut layers, &mut found);
        read_secret_files(&mut layers, &mut found);
        if !found.is_empty() {
            return Err(found.into_error(|key| layers.origin(key)));
        }
        let settings = decode(&layers, &mut found);
        if let Some(settings) = &settings {
            sections::check(settings, &mut found);
        }
        match settings {
            Some(settings) if found.is_empty() => Ok(settings),
            _ => Err(found.into_error(|key| layers.origin(key))),
        }
    }

    fn lay_over(&self, layers: &mut Layers, found: &mut Findings) {
        if let Some(path) = &self.file {
            let from = path.display().to_string();
            match read_table(path) {
                Ok(table) => layers.lay(table, &from, found),
                Err(message) => found.add(from, message),
            }
        }
        for (name, value) in self.variables.iter().filter(|(name, _)| name.starts_with(PREFIX)) {
            let key = key_of_variable(name).unwrap_or_default();
            layers.lay_text(&key, value, name, found);
        }
        for (key, value) in &self.overrides {
            layers.lay_text(key, value, "the command", found);
        }
    }
}

fn read_table(path: &Path) -> Result<Table, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot be read: {e}"))?;
    // the parser's own message would quote the line, which may hold a secret
    text.parse().map_err(|e: toml::de::Error| {
        let line = e.span().map(|span| text[..span.start.min(text.len())].lines().count().max(1));
        format!("is not TOML: {}{}", e.message(), line.map(|n| format!(", line {n}")).unwrap_or_default())
    })
}

/// Replaces each secret by the content of the file its sibling `…_file` names.
fn read_secret_files(layers: &mut Layers, found: &mut Findings) {
    for key in sections::SECRETS {
        let sibling = format!("{key}_file");
        let (section, name) = key.split_once('.').unwrap_or_default();
        let text = |name: &str| layers.table.get(section)?.get(name)?.as_str().map(str::to_owned);
        let path = text(&format!("{name}_file")).unwrap_or_default();
        if path.is_empty() {
            continue;
        }
        // a default for the secret itself is no contradiction, only a value somebody set
        if layers.origin(key).is_some() {
            found.add(*key, format!("is set, and {sibling} too; one of them must go"));
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(content) => layers.lay_text(key, content.trim_end(), &path, found),
            Err(error) => found.add(sibling, format!("cannot be read: {error}")),
        }
    }
}

fn decode(layers: &Layers, found: &mut Findings) -> Option<Settings> {
    match serde_path_to_error::deserialize(toml::Value::Table(layers.table.clone())) {
        Ok(settings) => Some(settings),
        Err(error) => {
            let key = error.path().to_string();
            let message = if sections::SECRETS.contains(&key.as_str()) {
                "cannot be used".to_owned()
            } else {
                error.into_inner().message().to_owned()
            };
            found.add(key, message);
            None
        }
    }
}
