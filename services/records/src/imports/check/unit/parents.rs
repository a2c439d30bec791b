//! What stands above the rows, and in which order they are settled.

use super::{Above, Check, Place, draft::Draft};
use crate::imports::{
    check::{Content, Finding, problems},
    layout::UnitField,
};
use kernel::text::compare_key;
use rulepack::UnitKind;
use std::collections::HashMap;

impl Check<'_> {
    /// What stands above each row; a row whose parent is unknown or in doubt is refused.
    pub(super) fn find_parents(&mut self) {
        let mut in_file: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            in_file.entry(&draft.key).or_default().push(at);
        }
        let mut standing: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, unit) in self.tree.standing.iter().enumerate() {
            standing.entry(compare_key(&unit.known.name)).or_default().push(at);
        }
        let find = |draft: &Draft| {
            let Some(parent) = &draft.parent else { return Ok(Above::Nothing) };
            let key = compare_key(parent);
            match (in_file.get(key.as_str()).map(Vec::as_slice), standing.get(&key).map(Vec::as_slice)) {
                (Some([row]), _) => Ok(Above::Row(*row)),
                (None, Some([unit])) => Ok(Above::Standing(*unit)),
                (None, None) => Err(&problems::UNKNOWN_PARENT),
                _ => Err(&problems::AMBIGUOUS_PARENT),
            }
        };
        let found: Vec<_> = self.drafts.iter().map(find).collect();
        for (at, above) in found.into_iter().enumerate() {
            self.above.push(above.unwrap_or(Above::Nothing));
            if let Err(kind) = above {
                self.refuse(at, UnitField::Parent, Finding::refusal(kind));
            }
        }
    }

    /// The rows, parents before children; those in a circle are refused.
    pub(super) fn top_down(&mut self) -> Vec<usize> {
        let mut order: Vec<(usize, usize)> = Vec::new();
        for at in 0..self.drafts.len() {
            let (mut height, mut up) = (0, at);
            while let Above::Row(parent) = self.above[up] {
                (height, up) = (height + 1, parent);
                if height > self.drafts.len() {
                    break;
                }
            }
            if height > self.drafts.len() {
                self.refuse(at, UnitField::Parent, Finding::refusal(&problems::UNIT_CYCLE));
            }
            order.push((height, at));
        }
        order.sort_unstable();
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// Where the row hangs, the kind of its parent and how many levels are above.
    pub(super) fn parent(&self, at: usize) -> Result<(Place, Option<UnitKind>, usize), (UnitField, Finding)> {
        match self.above[at] {
            Above::Nothing => Ok((Place::Top, None, 0)),
            Above::Standing(unit) => {
                let unit = &self.tree.standing[unit];
                Ok((Place::Unit(unit.known.id), Some(unit.kind), unit.depth))
            }
            Above::Row(row) => {
                let parent = &self.drafts[row];
                let line = parent.judged.line;
                match &parent.judged.content {
                    Some(Content::Unit(facts)) => {
                        let place = facts.exists.map_or(Place::Line(line), Place::Unit);
                        Ok((place, Some(facts.kind), facts.depth as usize + 1))
                    }
                    _ => Err((
                        UnitField::Parent,
                        Finding::refusal(&problems::PARENT_REFUSED).with("line", line),
                    )),
                }
            }
        }
    }
}
