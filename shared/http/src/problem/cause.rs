use sea_orm::DbErr;
use std::{error::Error, fmt};

/// An error of the database for the log: what kind it is and which constraint refused. The server's own text is
/// left out where it repeats a value somebody entered.
#[derive(Debug)]
pub(super) struct Cause {
    pub state: Option<String>,
    pub constraint: Option<String>,
    pub error: DbErr,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(state) = &self.state else { return self.error.fmt(f) };
        write!(f, "database error {state}")?;
        if let Some(constraint) = &self.constraint {
            write!(f, " on {constraint}")?;
        }
        // data exceptions quote the datum, integrity violations the row
        if state.starts_with("22") || state.starts_with("23") {
            Ok(())
        } else {
            write!(f, ": {}", self.error)
        }
    }
}

// the source is part of the text above, or deliberately not
impl Error for Cause {}
