#![allow(clippy::result_large_err)] // a refusal carries its row, and rows are few

mod draft;
mod parents;
mod place;

use super::{Finding, Judged, Known};
use crate::{
    imports::layout::UnitField,
    table::{Header, Row},
};
use draft::{Draft, about, draft};
use kernel::{UnitId, text::compare_key};
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

    fn settle(&mut self, at: usize) {
        if self.drafts[at].judged.findings.iter().any(|finding| finding.refuses) {
            return;
        }
        if let Err((field, finding)) = self.place(at) {
            self.refuse(at, field, finding);
        }
    }
}

#[cfg(test)]
#[path = "unit_tests.rs"]
mod tests;
