use super::{Finding, Judged, member::in_order, problems};
use crate::imports::layout::Field;
use kernel::ResidentId;
use std::collections::{HashMap, HashSet};

/// Which row of the file holds which number: the first good one that has it.
#[derive(Debug, Default)]
pub struct Duplicates {
    first: HashMap<ResidentId, u32>,
}

impl Duplicates {
    /// Refuses the rows whose number is taken, by a good row before or by somebody on the roster. To be called
    /// with every row, in order. Says where the rows stand that were refused by it.
    pub fn settle(
        &mut self,
        rows: &mut [Judged],
        on_roster: &HashSet<ResidentId>,
        column: Option<usize>,
    ) -> Vec<usize> {
        let mut refused = Vec::new();
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(id) = row.id else { continue };
            let finding = match self.first.get(&id) {
                _ if on_roster.contains(&id) => Finding::refusal(&problems::DUPLICATE_IN_TENANT),
                Some(line) => Finding::refusal(&problems::DUPLICATE_IN_FILE).with("line", line),
                None => {
                    if row.content.is_some() {
                        self.first.insert(id, row.line);
                    }
                    continue;
                }
            };
            let (field, value) = (Some(Field::IdNo.to_string()), Some(id.masked()));
            row.refuse(Finding { field, column, value, ..finding });
            in_order(&mut row.findings);
            refused.push(at);
        }
        refused
    }

    /// The numbers of these rows, to be looked up on the roster.
    pub fn numbers(rows: &[Judged]) -> Vec<ResidentId> {
        rows.iter().filter_map(|row| row.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::check::{Content, Parent, UnitFacts};
    use rulepack::UnitKind;

    fn row(line: u32, id: &str, good: bool) -> Judged {
        let content = good.then(|| Content::Unit(unit()));
        let (name, original, findings) = (String::new(), Vec::new(), Vec::new());
        Judged { line, name, original, findings, content, id: id.parse().ok() }
    }

    fn unit() -> UnitFacts {
        let (name, short_name, exists) = (String::new(), None, None);
        UnitFacts { name, short_name, kind: UnitKind::Branch, parent: Parent::Top, depth: 0, exists }
    }

    #[test]
    fn the_first_good_holder_stands() {
        let (a, b, c) = ("11010519491231002X", "440524188001010014", "710000199507063966");
        let mut rows = [
            row(2, a, false),
            row(3, a, true),
            row(4, a, true),
            row(5, b, true),
            row(6, a, false),
            row(7, c, true),
        ];
        let on_roster = HashSet::from([b.parse().unwrap()]);
        let mut duplicates = Duplicates::default();
        let (first, second) = rows.split_at_mut(3);
        assert_eq!(duplicates.settle(first, &on_roster, Some(5)), [2]);
        assert_eq!(duplicates.settle(second, &on_roster, Some(5)), [0, 1]);
        let told =
            rows.map(|row| row.findings.first().map(|f| (f.code.clone(), f.params.get("line").cloned())));
        let twice = |line: Option<&str>| Some(("duplicate_id".to_owned(), line.map(str::to_owned)));
        assert_eq!(told, [None, None, twice(Some("3")), twice(None), twice(Some("3")), None]);
    }
}
