use std::fmt;

/// Where in a container something was found: the file inside of it, the line, and the bytes of the container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    /// From one on; only where the file has lines and the line is known.
    pub line: Option<u64>,
    /// First byte and the one behind the last, counted from the beginning of the container.
    pub bytes: Option<(u64, u64)>,
}

impl Place {
    pub fn of(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    #[must_use]
    pub fn line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    #[must_use]
    pub fn bytes(self, from: u64, to: u64) -> Self {
        Self { bytes: Some((from, to)), ..self }
    }

    /// The same, where what was known began `by` bytes into the container.
    #[must_use]
    pub fn moved(mut self, by: u64) -> Self {
        self.bytes = self.bytes.map(|(from, to)| (from + by, to + by));
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some((from, to)) = self.bytes {
            write!(f, ", bytes {from} to {to}")?;
        }
        Ok(())
    }
}
