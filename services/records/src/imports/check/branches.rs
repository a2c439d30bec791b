use kernel::{UnitId, text::compare_key};
use std::collections::HashMap;

/// A unit a file may name.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub name: String,
    pub short_name: Option<String>,
    pub holds_members: bool,
    pub is_group: bool,
}

/// The units within the reach of whoever imports, by the names people write.
#[derive(Debug, Default)]
pub struct Branches {
    units: HashMap<UnitId, Known>,
    by_name: HashMap<String, Vec<UnitId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBranch {
    Unknown,
    Ambiguous,
    HoldsNone,
}

impl Branches {
    pub fn new(units: Vec<Known>) -> Self {
        let mut by_name: HashMap<String, Vec<UnitId>> = HashMap::new();
        for unit in &units {
            let name = compare_key(&unit.name);
            let short = unit.short_name.as_deref().map(compare_key).filter(|short| *short != name);
            for key in [Some(name), short].into_iter().flatten() {
                by_name.entry(key).or_default().push(unit.id);
            }
        }
        Self { units: units.into_iter().map(|unit| (unit.id, unit)).collect(), by_name }
    }

    /// The branch of this name. `parent/branch` tells two of the same name apart.
    pub fn branch(&self, text: &str) -> Result<UnitId, NoBranch> {
        let named = self.named(text);
        let holding: Vec<&&Known> = named.iter().filter(|unit| unit.holds_members).collect();
        match (holding.as_slice(), named.is_empty()) {
            ([only], _) => Ok(only.id),
            ([], true) => Err(NoBranch::Unknown),
            ([], false) => Err(NoBranch::HoldsNone),
            _ => Err(NoBranch::Ambiguous),
        }
    }

    /// The group of this name in a branch.
    pub fn group(&self, branch: UnitId, text: &str) -> Option<UnitId> {
        let groups = self.named(text).into_iter().filter(|unit| unit.is_group && unit.parent == Some(branch));
        groups.map(|unit| unit.id).next()
    }

    fn named(&self, text: &str) -> Vec<&Known> {
        let key = compare_key(text);
        if let Some(ids) = self.by_name.get(&key) {
            return ids.iter().filter_map(|id| self.units.get(id)).collect();
        }
        let mut parts = key.rsplit(['/', '>', '\\']).filter(|part| !part.is_empty());
        let ids = parts.next().and_then(|last| self.by_name.get(last));
        let above: Vec<&str> = parts.collect();
        let found = ids.into_iter().flatten().filter_map(|id| self.units.get(id));
        found.filter(|unit| !above.is_empty() && self.lies_below(unit, &above)).collect()
    }

    /// Whether the names stand above the unit, nearest first, others between them or not.
    fn lies_below(&self, unit: &Known, names: &[&str]) -> bool {
        let mut wanted = names.iter().peekable();
        let mut at = unit.parent.and_then(|parent| self.units.get(&parent));
        while let (Some(above), Some(name)) = (at, wanted.peek()) {
            let short = above.short_name.as_deref().map(compare_key);
            if compare_key(&above.name) == **name || short.as_deref() == Some(**name) {
                wanted.next();
            }
            at = above.parent.and_then(|parent| self.units.get(&parent));
        }
        wanted.peek().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(parent: Option<UnitId>, name: &str, holds_members: bool) -> Known {
        let is_group = name.contains("小组");
        Known { id: UnitId::new(), parent, name: name.into(), short_name: None, holds_members, is_group }
    }

    #[test]
    fn branches_by_name_and_by_place() {
        let top = unit(None, "集团党委", false);
        let (east, west) = (unit(Some(top.id), "东部总支", false), unit(Some(top.id), "西部总支", false));
        let first = unit(Some(east.id), "第一党支部", true);
        let other = unit(Some(west.id), "第一党支部", true);
        let second =
            Known { short_name: Some("二支部".into()), ..unit(Some(west.id), "第２党支部", true) };
        let group = unit(Some(second.id), "甲小组", false);
        let ids = (first.id, other.id, second.id, group.id);
        let branches = Branches::new(vec![top, east, west, first, other, second, group]);
        assert_eq!(branches.branch("第一党支部"), Err(NoBranch::Ambiguous));
        assert_eq!(branches.branch("东部总支/第一党支部"), Ok(ids.0));
        assert_eq!(branches.branch("集团党委 > 西部总支 > 第一党支部"), Ok(ids.1));
        assert_eq!(branches.branch("南部总支/第一党支部"), Err(NoBranch::Unknown));
        assert_eq!(branches.branch(" 第2 党支部"), Ok(ids.2));
        assert_eq!(branches.branch("二支部"), Ok(ids.2));
        assert_eq!(branches.branch("东部总支"), Err(NoBranch::HoldsNone));
        assert_eq!(branches.branch("不存在党支部"), Err(NoBranch::Unknown));
        assert_eq!(branches.group(ids.2, "甲小组"), Some(ids.3));
        assert_eq!(branches.group(ids.0, "甲小组"), None);
    }
}
