use anyhow::{Context, Result};
use data_encoding::BASE64URL_NOPAD;
use ring::rand::{SecureRandom, SystemRandom};
use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// A password nobody chose.
pub(crate) fn generate() -> Result<String> {
    let mut bytes = [0; 24];
    SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow::anyhow!("no random numbers to be had"))?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// The password kept in a file, made at the first call.
pub(crate) fn keep(file: &Path) -> Result<String> {
    match fs::read_to_string(file) {
        Ok(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        _ => {
            let text = generate()?;
            write(file, &text)?;
            Ok(text)
        }
    }
}

/// Writes a file only its owner can read.
pub(crate) fn write(file: &Path, text: &str) -> Result<()> {
    let mut open = OpenOptions::new();
    let mut file = open
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("writing {}", file.display()))?;
    Ok(file.write_all(text.as_bytes())?)
}
