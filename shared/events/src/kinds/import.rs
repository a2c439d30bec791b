use crate::Event;
use kernel::ImportId;
use serde::{Deserialize, Serialize};

/// The good rows of a file were entered. Members and units tell of themselves, each with an event of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportApplied {
    pub id: ImportId,
    /// `members` or `units`.
    pub kind: String,
    pub rows: u32,
}

impl Event for ImportApplied {
    const KIND: &'static str = "import.applied.v1";
}

/// What a file brought was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportUndone {
    pub id: ImportId,
    /// `members` or `units`.
    pub kind: String,
    pub rows: u32,
}

impl Event for ImportUndone {
    const KIND: &'static str = "import.undone.v1";
}
