//! The order of the tree in one list.

use super::list::UnitItem;
use kernel::UnitId;
use std::collections::{HashMap, HashSet};

/// Children behind their parent, siblings by position and name.
pub fn in_order(items: Vec<UnitItem>) -> Vec<UnitItem> {
    let known: HashSet<UnitId> = items.iter().map(|item| item.id).collect();
    let mut children: HashMap<Option<UnitId>, Vec<UnitItem>> = HashMap::new();
    for item in items {
        let parent = item.parent_id.filter(|parent| known.contains(parent));
        children.entry(parent).or_default().push(item);
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
    use crate::units::words::UnitState;
    use rulepack::UnitKind;

    fn item(name: &str, id: u128, parent: Option<u128>, position: i32) -> UnitItem {
        let unit = |n| UnitId(uuid::Uuid::from_u128(n));
        UnitItem {
            id: unit(id),
            parent_id: parent.map(unit),
            path: "/aaaaaaaa/".into(),
            kind: UnitKind::Branch,
            name: name.into(),
            short_name: None,
            state: UnitState::Active,
            depth: 1,
            members_full: 0,
            members_probationary: 0,
            secretary_name: None,
            position,
            version: 1,
        }
    }

    #[test]
    fn children_stand_behind_their_parent() {
        let items = vec![
            item("c", 4, Some(2), 0),
            item("b", 3, Some(1), 0),
            item("a", 2, Some(1), 1),
            item("top", 1, Some(99), 0),
        ];
        let names: Vec<String> = in_order(items).into_iter().map(|item| item.name).collect();
        assert_eq!(names, ["top", "b", "a", "c"]);
    }
}
