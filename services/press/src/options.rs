//! What the program is told when it starts.

use std::{path::PathBuf, time::Duration};

pub const HELP: &str = "zhibu-press: typesets sheets as PDF

  zhibu-press                    serve requests on input and output until the input ends
  zhibu-press --once TEMPLATE    typeset the JSON on the input once
  zhibu-press --list-fonts       the faces that would be used

  --seconds N      longest time one sheet may take (10)
  --memory-mb N    most memory the process may ask for (1024)
  --fonts FOLDER   look for fonts there too; can be repeated";

#[derive(Debug, PartialEq, Eq)]
pub enum Mode {
    Serve,
    Once(String),
    Fonts,
    Help,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub mode: Mode,
    pub time: Duration,
    pub memory_mb: u64,
    pub fonts: Vec<PathBuf>,
}

impl Options {
    /// # Errors
    /// What is wrong, for whoever typed it.
    pub fn read(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut mode, mut time, mut memory_mb, mut fonts) = (Mode::Serve, 10, 1024, Vec::new());
        let mut args = args;
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
            match arg.as_str() {
                "--once" => mode = Mode::Once(value()?),
                "--list-fonts" => mode = Mode::Fonts,
                "--help" | "-h" => mode = Mode::Help,
                "--seconds" => time = number(&arg, &value()?)?,
                "--memory-mb" => memory_mb = number(&arg, &value()?)?,
                "--fonts" => fonts.push(PathBuf::from(value()?)),
                _ => return Err(format!("{arg} is not an option; --help lists them")),
            }
        }
        Ok(Self { mode, time: Duration::from_secs(time), memory_mb, fonts })
    }
}

fn number(arg: &str, text: &str) -> Result<u64, String> {
    let number = text.parse().ok().filter(|n| (1..=1 << 20).contains(n));
    number.ok_or_else(|| format!("{arg} needs a whole number above 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_read_and_mistakes_named() {
        let options = read("--once minutes --seconds 3 --fonts /a --fonts /b").unwrap();
        assert_eq!(options.mode, Mode::Once("minutes".into()));
        assert_eq!((options.time, options.fonts.len()), (Duration::from_secs(3), 2));
        for wrong in ["--seconds", "--seconds 0", "--memory-mb many", "--paper a4"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
