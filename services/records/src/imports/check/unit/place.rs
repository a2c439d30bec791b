//! The place of a row in the tree, and what is asked of it.

use super::{Check, Place, draft::about};
use crate::{
    imports::{
        check::{Content, Finding, Parent, UnitFacts, problems},
        layout::UnitField,
    },
    units::problems::{KIND_AT_TOP, KIND_UNDER_KIND, TOO_DEEP},
};
use kernel::UnitId;
use rest::ProblemKind;
use rulepack::UnitKind;

impl Check<'_> {
    /// Keeps the row in its place, or says why it has none.
    pub(super) fn place(&mut self, at: usize) -> Result<(), (UnitField, Finding)> {
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
