use super::names::Names;
use crate::values::development::{
    Anchor, Bound, Fact, FactKind, Guard, GuardCode, Limit, Shift, Step, Test,
    raw::{RawBound, RawGuard, RawTest, RawWorkflow},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn all(raw: &RawWorkflow, names: &Names, faults: &mut Vec<String>) -> BTreeMap<GuardCode, Guard> {
    raw.guard
        .iter()
        .filter_map(|raw| guard(raw, names, faults))
        .map(|guard| (guard.code.clone(), guard))
        .collect()
}

fn guard(raw: &RawGuard, names: &Names, faults: &mut Vec<String>) -> Option<Guard> {
    let mut reader = Reader { place: format!("guard {}", raw.code), names, faults };
    let test = reader.test(&raw.test)?;
    let usual = raw.least.unwrap_or(raw.kind);
    if raw.kind < usual {
        reader.fault(format!("{} is softer than {usual}", raw.kind));
    }
    Some(Guard {
        code: raw.code.as_str().into(),
        kind: raw.kind,
        usual,
        test,
        excusable: raw.excusable,
        silent: raw.silent,
        addable: raw.addable,
        source: raw.source.clone(),
    })
}

struct Reader<'a> {
    place: String,
    names: &'a Names,
    faults: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn test(&mut self, raw: &RawTest) -> Option<Test> {
        match raw {
            RawTest::NotBefore(bound) => self.bound(bound).map(Test::NotBefore),
            RawTest::NotAfter(bound) => self.bound(bound).map(Test::NotAfter),
            RawTest::AtLeast(raw) => {
                let (count, limit) = (self.fact(&raw.count, FactKind::Count), self.limit(&raw.limit));
                Some(Test::AtLeast { count: count?, limit: limit? })
            }
            RawTest::AtMost(raw) => {
                let (count, limit) = (self.fact(&raw.count, FactKind::Count), self.limit(&raw.limit));
                Some(Test::AtMost { count: count?, limit: limit? })
            }
            RawTest::Records(raw) => {
                self.names.step(&self.place, &raw.of, self.faults);
                self.names.step(&self.place, &raw.since, self.faults);
                let limit = self.limit(&raw.limit)?;
                Some(Test::Records { of: raw.of.as_str().into(), since: raw.since.as_str().into(), limit })
            }
            RawTest::Holds(fact) => self.fact(fact, FactKind::Flag).map(Test::Holds),
            RawTest::Any(tests) => {
                let read: Vec<Option<Test>> = tests.iter().map(|test| self.test(test)).collect();
                read.into_iter().collect::<Option<Vec<Test>>>().map(Test::Any)
            }
        }
    }

    fn bound(&mut self, raw: &RawBound) -> Option<Bound> {
        let anchor = if self.names.steps.contains(&raw.day) {
            Some(Anchor::Step(raw.day.as_str().into()))
        } else {
            self.fact(&raw.day, FactKind::Day).map(Anchor::Fact)
        };
        let shift = match (&raw.plus, &raw.minus) {
            (None, None) => None,
            (Some(limit), None) => Some(Shift::Later(self.limit(limit)?)),
            (None, Some(limit)) => Some(Shift::Earlier(self.limit(limit)?)),
            (Some(_), Some(_)) => {
                self.fault("is moved both ways".into());
                None
            }
        };
        Some(Bound { anchor: anchor?, shift, strictly: raw.strictly })
    }

    fn fact(&mut self, name: &str, kind: FactKind) -> Option<Fact> {
        match name.parse::<Fact>() {
            Ok(fact) if fact.kind() == kind => Some(fact),
            Ok(fact) => {
                self.fault(format!("{fact} is asked as a {kind:?} and is a {:?}", fact.kind()));
                None
            }
            Err(_) => {
                self.fault(format!("unknown fact {name:?}"));
                None
            }
        }
    }

    fn limit(&mut self, name: &str) -> Option<Limit> {
        name.parse().map_err(|_| self.fault(format!("unknown limit {name:?}"))).ok()
    }

    fn fault(&mut self, text: String) {
        self.faults.push(format!("{}: {text}", self.place));
    }
}

/// A condition nobody asks is a slip.
pub(super) fn unused(guards: &BTreeMap<GuardCode, Guard>, steps: &[Step], faults: &mut Vec<String>) {
    let of_outcomes = steps.iter().flat_map(|step| &step.outcomes).flat_map(|outcome| &outcome.guards);
    let used: BTreeSet<&GuardCode> = steps.iter().flat_map(|step| &step.guards).chain(of_outcomes).collect();
    let idle = guards.keys().filter(|code| !used.contains(code));
    faults.extend(idle.map(|code| format!("guard {code}: no step asks it")));
}

/// What an organisation may ask elsewhere makes sense there.
pub(super) fn misplaced(raw: &RawWorkflow, guards: &BTreeMap<GuardCode, Guard>, faults: &mut Vec<String>) {
    for step in &raw.step {
        for code in step.outcome.iter().flat_map(|outcome| &outcome.may_ask) {
            if guards.get(&GuardCode::from(code.as_str())).is_some_and(|guard| !guard.addable) {
                faults.push(format!("step {}: {code} is asked nowhere else", step.code));
            }
        }
    }
}
