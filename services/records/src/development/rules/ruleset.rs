use super::finding::Source;
use rulepack::{
    Basis, Version,
    development::{
        ApprovalRules, DevelopmentRules, FileRules, Guard, GuardCode, Limit, LimitRule, Limits, NotAllowed,
        NoticeRules, StepCode, VoteRules, Weight, Workflow,
    },
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// What an organisation asks beyond the field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stricter {
    pub limits: BTreeMap<Limit, u16>,
    /// Harder kinds of conditions.
    pub kinds: BTreeMap<GuardCode, Weight>,
    /// Conditions asked at further steps.
    pub further: BTreeMap<StepCode, BTreeSet<GuardCode>>,
}

/// Why a wish of an organisation does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Organisations of this kind develop no members.
    NotPractised,
    Limit {
        limit: Limit,
        why: NotAllowed,
    },
    /// The least would lie above the most.
    Crossed {
        least: Limit,
        most: Limit,
    },
    UnknownGuard {
        guard: GuardCode,
    },
    /// The field asks for more than that.
    Softer {
        guard: GuardCode,
        wanted: Weight,
        least: Weight,
    },
    UnknownStep {
        step: StepCode,
    },
    /// A condition that makes no sense elsewhere.
    NotAddable {
        guard: GuardCode,
    },
}

/// The rules in force for one organisation on one day.
#[derive(Clone, Debug)]
pub struct Ruleset<'a> {
    pub workflow: &'a Version<Workflow>,
    pub limits: &'a Version<Limits>,
    pub votes: &'a Version<VoteRules>,
    pub approval: &'a Version<ApprovalRules>,
    pub notices: &'a Version<NoticeRules>,
    pub file: &'a Version<FileRules>,
    /// The procedure of the field, without what the organisation made harder.
    procedure: Option<&'a Version<Workflow>>,
    /// The numbers of the field, without what the organisation decided itself.
    usual: Option<&'a Version<Limits>>,
    numbers: BTreeMap<Limit, u16>,
    kinds: BTreeMap<GuardCode, Weight>,
    further: BTreeMap<StepCode, BTreeSet<GuardCode>>,
}

impl<'a> Ruleset<'a> {
    /// The rules of a day with what the organisation asks beyond them. What it may not ask is not applied and is
    /// told; wishes are only saved when nothing is told.
    pub fn on(rules: &'a DevelopmentRules, day: Date, wishes: &Stricter) -> (Self, Vec<Refusal>) {
        let mut set = Self {
            workflow: rules.workflow.on(day),
            limits: rules.limits.on(day),
            votes: rules.votes.on(day),
            approval: rules.approval.on(day),
            notices: rules.notices.on(day),
            file: rules.file.on(day),
            procedure: rules.workflow.versions().filter(|one| !one.own && one.effective_from <= day).last(),
            usual: rules.limits.versions().filter(|one| !one.own && one.effective_from <= day).last(),
            numbers: BTreeMap::new(),
            kinds: BTreeMap::new(),
            further: BTreeMap::new(),
        };
        let mut refused = Vec::new();
        if !rules.practice.on(day).value.practised {
            refused.push(Refusal::NotPractised);
        }
        set.numbers(wishes, &mut refused);
        set.kinds(wishes, &mut refused);
        set.further(wishes, &mut refused);
        (set, refused)
    }

    /// The number in force; none where neither field nor organisation sets one.
    pub fn number(&self, limit: Limit) -> Option<u16> {
        self.numbers.get(&limit).copied()
    }

    pub fn kind(&self, guard: &Guard) -> Weight {
        self.kinds.get(&guard.code).copied().unwrap_or(guard.kind)
    }

    /// What the organisation asks at a step beyond the definition.
    pub fn further_at(&self, step: &StepCode) -> impl Iterator<Item = &GuardCode> {
        self.further.get(step).into_iter().flatten()
    }

    /// Where a condition asked at a step comes from; without one, where the procedure does.
    pub fn source(&self, step: &StepCode, guard: Option<&Guard>) -> Source {
        let harder = guard.is_some_and(|guard| guard.kind != guard.usual || self.is_added(step, &guard.code));
        // a condition the organisation left alone is as old as the field's
        let procedure = if harder { self.workflow } else { self.procedure.unwrap_or(self.workflow) };
        let text = guard.and_then(|guard| guard.source.as_ref()).unwrap_or(&procedure.source);
        let limits = guard.map(|guard| guard.test.limits()).unwrap_or_default();
        let decided = self.decided(&limits);
        // a number the organisation left alone is as old as the field's
        let numbers = if decided { self.limits } else { self.usual.unwrap_or(self.limits) };
        let numbered = (!limits.is_empty()).then_some(numbers.effective_from);
        let effective_from = numbered.into_iter().fold(procedure.effective_from, Date::max);
        Source {
            basis: Basis { rule: "development.workflow", effective_from, source: text.clone(), own: false },
            own: decided || guard.is_some_and(|guard| self.tightens(step, guard)),
        }
    }

    /// Where a number is from; one the organisation left alone is as old as the field's.
    pub fn basis_of(&self, limit: Limit) -> Basis {
        let own = self.decided(&[limit]);
        let numbers = if own { self.limits } else { self.usual.unwrap_or(self.limits) };
        Basis { own, ..numbers.basis("development.limits") }
    }

    /// Whether the organisation decided one of these numbers itself.
    pub fn decided(&self, limits: &[Limit]) -> bool {
        let value = |version: &Version<Limits>, limit| version.value.rule(limit).and_then(|rule| rule.value);
        let own = |limit: &Limit| match self.usual {
            Some(usual) => value(self.limits, *limit) != value(usual, *limit),
            None => true,
        };
        self.limits.own && limits.iter().any(own)
    }

    fn tightens(&self, step: &StepCode, guard: &Guard) -> bool {
        let own = |limit: &Limit| self.number(*limit) != self.given(*limit).map(|(_, value)| value);
        self.kind(guard) != guard.usual
            || guard.test.limits().iter().any(own)
            || self.further_at(step).any(|code| *code == guard.code)
            || self.is_added(step, &guard.code)
    }

    /// The organisation asks it at this step and the field does not.
    fn is_added(&self, step: &StepCode, guard: &GuardCode) -> bool {
        let step = self.workflow.value.step(step);
        step.is_some_and(|step| step.outcomes.iter().any(|outcome| outcome.added.contains(guard)))
    }

    /// Every entry the rules were put together from, as a decision keeps them.
    pub fn sources(&self) -> Vec<Source> {
        let all = [
            self.workflow.basis("development.workflow"),
            self.limits.basis("development.limits"),
            self.votes.basis("development.votes"),
            self.approval.basis("development.approval"),
            self.notices.basis("development.notices"),
            self.file.basis("development.file"),
        ];
        all.into_iter().map(|basis| Source { basis, own: false }).collect()
    }

    fn numbers(&mut self, wishes: &Stricter, refused: &mut Vec<Refusal>) {
        self.numbers =
            self.limits.value.iter().filter_map(|(limit, rule)| Some((limit, rule.value?))).collect();
        for (&limit, &wanted) in &wishes.limits {
            let allowed =
                self.limits.value.rule(limit).map_or(Ok(()), |rule: &LimitRule| rule.allows(wanted));
            match allowed {
                Ok(()) => _ = self.numbers.insert(limit, wanted),
                Err(why) => refused.push(Refusal::Limit { limit, why }),
            }
        }
        for &(least, most) in Limits::PAIRS {
            if self.number(least) > self.number(most) {
                refused.push(Refusal::Crossed { least, most });
                self.numbers.extend(self.given(least).into_iter().chain(self.given(most)));
            }
        }
    }

    /// The field's own number.
    fn given(&self, limit: Limit) -> Option<(Limit, u16)> {
        Some((limit, self.limits.value.rule(limit)?.value?))
    }

    fn kinds(&mut self, wishes: &Stricter, refused: &mut Vec<Refusal>) {
        for (code, &wanted) in &wishes.kinds {
            match self.workflow.value.guard(code) {
                None => refused.push(Refusal::UnknownGuard { guard: code.clone() }),
                Some(guard) if wanted < guard.kind => {
                    refused.push(Refusal::Softer { guard: code.clone(), wanted, least: guard.kind });
                }
                Some(_) => _ = self.kinds.insert(code.clone(), wanted),
            }
        }
    }

    fn further(&mut self, wishes: &Stricter, refused: &mut Vec<Refusal>) {
        let workflow = &self.workflow.value;
        for (step, guard) in
            wishes.further.iter().flat_map(|(step, codes)| codes.iter().map(move |c| (step, c)))
        {
            match (workflow.step(step), workflow.guard(guard)) {
                (None, _) => refused.push(Refusal::UnknownStep { step: step.clone() }),
                (_, None) => refused.push(Refusal::UnknownGuard { guard: guard.clone() }),
                (_, Some(known)) if !known.addable => {
                    refused.push(Refusal::NotAddable { guard: guard.clone() })
                }
                _ => _ = self.further.entry(step.clone()).or_default().insert(guard.clone()),
            }
        }
    }
}
