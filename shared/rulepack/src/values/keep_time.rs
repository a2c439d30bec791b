use serde::Deserialize;

/// How long something has to be kept. A pack writes a number of years, or `permanent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub enum KeepTime {
    /// 0 where it may go at any time.
    Years(u8),
    Permanent,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Years(u8),
    Word(String),
}

impl TryFrom<Written> for KeepTime {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written::Years(years) => Ok(Self::Years(years)),
            Written::Word(word) if word == "permanent" => Ok(Self::Permanent),
            Written::Word(_) => Err("neither a number of years nor `permanent`"),
        }
    }
}

impl Default for KeepTime {
    fn default() -> Self {
        Self::Years(0)
    }
}

impl KeepTime {
    /// None where it is kept for good.
    pub const fn years(self) -> Option<u8> {
        match self {
            Self::Years(years) => Some(years),
            Self::Permanent => None,
        }
    }
}
