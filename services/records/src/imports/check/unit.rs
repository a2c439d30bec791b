#![allow(clippy::result_large_err)] // a refusal carries its row, and rows are few

mod draft;

use super::{Content, Finding, Judged, Known, Parent, UnitFacts, problems};
use crate::{
    imports::layout::UnitField,
    table::{Header, Row},
    units::problems::{KIND_AT_TOP, KIND_UNDER_KIND, TOO_DEEP},
};
use draft::{Draft, about, draft};
use kernel::{UnitId, text::compare_key};
use rest::ProblemKind;
use rulepack::{UnitKind, UnitKinds};
use std::collections::HashMap;

/// A unit of the organisation as it is.
#[derive(Clone, Debug)]
pub struct Standing {
    pub known: Known,
    pub kind: UnitKind,
    pub depth: usize,
}

/// What the rows of a tree are held against.
pub struct Tree<'a> {
    /// Units within reach.
    pub standing: Vec<Standing>,
    /// Whether who imports may found the top of the organisation.
    pub whole: bool,
    /// Whether there is a top already, within reach or not.
    pub has_top: bool,
    pub kinds: &'a UnitKinds,
    pub max_depth: usize,
}

/// What stands above a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Nothing,
    Row(usize),
    Standing(usize),
}

/// All units of a file at once, because a parent may stand below its children.
pub fn units(rows: &[Row], header: &Header<UnitField>, tree: &Tree<'_>) -> Vec<Judged> {
    let drafts: Vec<Draft> = rows.iter().map(|row| draft(row, header)).collect();
    let mut places: HashMap<_, usize> = HashMap::new();
    for (at, unit) in tree.standing.iter().enumerate() {
        places.entry((unit.known.parent, compare_key(&unit.known.name))).or_insert(at);
    }
    let mut check =
        Check { drafts, above: Vec::new(), header, tree, places, taken: HashMap::new(), top: None };
    check.find_parents();
    for at in check.top_down() {
        check.settle(at);
    }
    check.drafts.into_iter().map(|draft| draft.judged).collect()
}

struct Check<'a> {
    drafts: Vec<Draft>,
    above: Vec<Above>,
    header: &'a Header<UnitField>,
    tree: &'a Tree<'a>,
    /// The units that stand, by parent and name.
    places: HashMap<(Option<UnitId>, String), usize>,
    /// Names under each parent, and the line that has them.
    taken: HashMap<(Place, String), u32>,
    /// The line that founds the top.
    top: Option<u32>,
}

/// A parent, whichever way it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Top,
    Unit(UnitId),
    Line(u32),
}

impl Check<'_> {
    fn refuse(&mut self, at: usize, field: UnitField, finding: Finding) {
        let judged = &mut self.drafts[at].judged;
        let finding = about(finding, judged, self.header, field);
        judged.refuse(finding);
    }

    fn find_parents(&mut self) {
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
    fn top_down(&mut self) -> Vec<usize> {
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

    fn settle(&mut self, at: usize) {
        if self.drafts[at].judged.findings.iter().any(|finding| finding.refuses) {
            return;
        }
        if let Err((field, finding)) = self.place(at) {
            self.refuse(at, field, finding);
        }
    }

    fn place(&mut self, at: usize) -> Result<(), (UnitField, Finding)> {
        let no = |field, kind: &ProblemKind| Err((field, Finding::refusal(kind)));
        let Some(kind) = self.drafts[at].kind else {
            return no(UnitField::Kind, &problems::UNKNOWN_UNIT_KIND);
        };
        let (parent, above, depth) = self.parent(at)?;
        if depth >= self.tree.max_depth {
            let finding = Finding::refusal(&TOO_DEEP).with("most", self.tree.max_depth);
            return Err((UnitField::Parent, finding));
        }
        let exists = self.standing_at(at, parent, kind)?;
        if exists.is_none() {
            self.may_be_founded(at, parent)?;
            if !self.tree.kinds.allows(kind, above) {
                let refusal = above.map_or_else(
                    || Finding::refusal(&KIND_AT_TOP),
                    |above| Finding::refusal(&KIND_UNDER_KIND).with("parent", above),
                );
                return Err((UnitField::Kind, refusal.with("kind", kind)));
            }
        }
        self.keep(at, parent, kind, depth, exists);
        Ok(())
    }

    /// Where the row hangs, the kind of its parent and how many levels are above.
    fn parent(&self, at: usize) -> Result<(Place, Option<UnitKind>, usize), (UnitField, Finding)> {
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

    /// The unit that has this name under this parent already.
    fn standing_at(
        &self,
        at: usize,
        place: Place,
        kind: UnitKind,
    ) -> Result<Option<UnitId>, (UnitField, Finding)> {
        let parent = match place {
            Place::Top => None,
            Place::Unit(id) => Some(id),
            Place::Line(_) => return Ok(None),
        };
        let key = self.drafts[at].key.clone();
        match self.places.get(&(parent, key)).map(|at| &self.tree.standing[*at]) {
            Some(unit) if unit.kind != kind => {
                Err((UnitField::Kind, Finding::refusal(&problems::NAME_OF_ANOTHER_KIND)))
            }
            found => Ok(found.map(|unit| unit.known.id)),
        }
    }

    fn may_be_founded(&mut self, at: usize, place: Place) -> Result<(), (UnitField, Finding)> {
        let line = self.drafts[at].judged.line;
        if place == Place::Top {
            let refusal = match self.top {
                _ if !self.tree.whole => Finding::refusal(&problems::OUTSIDE_REACH),
                _ if self.tree.has_top => Finding::refusal(&problems::ROOT_EXISTS),
                Some(other) => Finding::refusal(&problems::SECOND_ROOT).with("line", other),
                None => {
                    self.top = Some(line);
                    return Ok(());
                }
            };
            return Err((UnitField::Parent, refusal));
        }
        let key = self.drafts[at].key.clone();
        match *self.taken.entry((place, key)).or_insert(line) {
            first if first == line => Ok(()),
            first => Err((UnitField::Name, Finding::refusal(&problems::DUPLICATE_UNIT).with("line", first))),
        }
    }

    fn keep(&mut self, at: usize, place: Place, kind: UnitKind, depth: usize, exists: Option<UnitId>) {
        let header = self.header;
        let draft = &mut self.drafts[at];
        if exists.is_some() {
            let doubt = about(Finding::doubt(&problems::UNIT_EXISTS), &draft.judged, header, UnitField::Name);
            draft.judged.findings.push(doubt);
        }
        let parent = match place {
            Place::Top => Parent::Top,
            Place::Unit(id) => Parent::Known(id),
            Place::Line(line) => Parent::Line(line),
        };
        draft.judged.content = Some(Content::Unit(UnitFacts {
            name: draft.judged.name.clone(),
            short_name: draft.short_name.clone(),
            kind,
            parent,
            depth: u32::try_from(depth).unwrap_or(u32::MAX),
            exists,
        }));
    }
}

#[cfg(test)]
#[path = "unit_tests.rs"]
mod tests;
