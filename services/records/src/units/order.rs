//! The order of the tree in one list.

use super::lookup::Unit;
use kernel::UnitId;
use std::collections::{HashMap, HashSet};

/// Children behind their parent, siblings by position and name.
pub fn in_order(units: Vec<Unit>) -> Vec<Unit> {
    let known: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut children: HashMap<Option<UnitId>, Vec<Unit>> = HashMap::new();
    for unit in units {
        let parent = unit.parent_id.filter(|parent| known.contains(parent));
        children.entry(parent).or_default().push(unit);
    }
    for siblings in children.values_mut() {
        siblings.sort_by(|a, b| (b.position, &b.name, b.id).cmp(&(a.position, &a.name, a.id)));
    }
    let mut open = children.remove(&None).unwrap_or_default();
    let mut ordered = Vec::new();
    while let Some(next) = open.pop() {
        open.extend(children.remove(&Some(next.id)).unwrap_or_default());
        ordered.push(next);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::record;
    use rulepack::UnitKind;
    use time::OffsetDateTime;

    fn unit(name: &str, id: u128, parent: Option<u128>, position: i32) -> Unit {
        let numbered = |n| UnitId(uuid::Uuid::from_u128(n));
        let (label, path, now) = ("aaaaaaaa".into(), "/aaaaaaaa/".into(), OffsetDateTime::UNIX_EPOCH);
        let blank = record::blank(parent.map(numbered), label, path, UnitKind::Branch, name.into(), now);
        Unit { id: numbered(id), position, ..blank }
    }

    #[test]
    fn children_stand_behind_their_parent() {
        let units = vec![
            unit("c", 4, Some(2), 0),
            unit("b", 3, Some(1), 0),
            unit("a", 2, Some(1), 1),
            unit("top", 1, Some(99), 0),
        ];
        let names: Vec<String> = in_order(units).into_iter().map(|unit| unit.name).collect();
        assert_eq!(names, ["top", "b", "a", "c"]);
    }
}
