use crate::Event;
use kernel::UnitId;
use serde::{Deserialize, Serialize};

/// A unit was founded, renamed, moved or dissolved; the whole present state, so that a projection needs no
/// look-up. A move of a subtree emits one of these per unit in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChanged {
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    /// Ids of the ancestors and of the unit itself, `/a/b/`.
    pub path: String,
    pub kind: String,
    pub name: String,
    pub short_name: Option<String>,
    /// `active`, `dissolved`, `merged`.
    pub state: String,
}

impl Event for UnitChanged {
    const KIND: &'static str = "unit.changed.v1";
}

/// A unit was taken back entirely (an import that was undone).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRemoved {
    pub id: UnitId,
}

impl Event for UnitRemoved {
    const KIND: &'static str = "unit.removed.v1";
}
