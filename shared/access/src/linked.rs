use crate::{Action, Grant, Judge, Principal, Thing, judge::uid};
use cedar_policy::{EntityUid, PolicyId, PolicySet, SlotId};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Answers remembered for one principal.
const ANSWERS: usize = 200;

/// A principal whose assignments have been linked to the policies of their roles. Making it costs more than a
/// question does, so it is kept for as long as there may be another; and so are answers, since policies, assignments
/// and the description of a thing are all that decides.
#[derive(Debug)]
pub struct Linked {
    pub(crate) principal: Principal,
    pub(crate) user: EntityUid,
    pub(crate) policies: PolicySet,
    answers: Mutex<HashMap<(Action, Thing), bool>>,
}

impl Linked {
    pub(crate) fn new(judge: &Judge, principal: Principal) -> Self {
        let user = uid(&judge.types.user, &principal.account.to_string());
        let mut policies = judge.common.clone();
        for (at, grant) in principal.grants.iter().enumerate() {
            link(judge, &mut policies, &user, at, grant);
        }
        Self { principal, user, policies, answers: Mutex::default() }
    }

    /// The answer to a question, decided once.
    pub(crate) fn remember(&self, action: Action, thing: Thing, decide: impl FnOnce() -> bool) -> bool {
        let question = (action, thing);
        if let Some(answer) = self.answers().get(&question) {
            return *answer;
        }
        let answer = decide();
        let mut answers = self.answers();
        if answers.len() >= ANSWERS {
            answers.clear();
        }
        answers.insert(question, answer);
        answer
    }

    fn answers(&self) -> MutexGuard<'_, HashMap<(Action, Thing), bool>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn principal(&self) -> &Principal {
        &self.principal
    }
}

/// A grant without a template, or in a unit without a place in the tree, links nothing and so permits nothing.
fn link(judge: &Judge, policies: &mut PolicySet, user: &EntityUid, at: usize, grant: &Grant) {
    let Some(template) = judge.templates.get(&grant.role) else { return };
    let place = match &grant.unit_path {
        None => judge.types.organisation.clone(),
        Some(path) if is_place(path) => uid(&judge.types.place, path),
        Some(_) => return,
    };
    let id = PolicyId::new(grant.role.as_str());
    if policies.template(&id).is_none() {
        policies.add_template(template.clone()).ok();
    }
    let value = |slot: &SlotId| if *slot == SlotId::resource() { place.clone() } else { user.clone() };
    let values = template.slots().map(|slot| (slot.clone(), value(slot))).collect();
    // fails only for values that do not fill the slots, which these do by construction
    policies.link(id, PolicyId::new(format!("{}#{at}", grant.role)), values).ok();
}

/// A unit is known by its path. What does not look like one names no unit, least of all a higher one.
fn is_place(path: &str) -> bool {
    path.len() > 2 && path.starts_with('/') && path.ends_with('/') && !path.contains("//")
}
