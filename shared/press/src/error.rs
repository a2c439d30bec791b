use std::io;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    #[error("the press is not installed: {0} was not found")]
    NotInstalled(String),
    /// So many are waiting that this one would wait in vain.
    #[error("too many sheets are waiting for the press")]
    Busy,
    #[error("the sheet took too long")]
    TooLong,
    /// The template or the data are not as they should be: a mistake of ours.
    #[error("the press refused the sheet: {0}")]
    Refused(String),
    #[error("the sheet is too large")]
    TooLarge,
    #[error("the press cannot be started: {0}")]
    Start(io::Error),
    /// It stopped in the middle; another takes the next sheet.
    #[error("the press broke off: {0}")]
    Broke(#[from] io::Error),
}
