use crate::{Action, Judge, Linked, Offer, Reach, Resource, ResourceKind, Thing, judge::uid, offer};
use cedar_policy::{Context, Decision, Entities, Entity, EntityUid, Request, RestrictedExpression};
use kernel::MemberId;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// A principal in front of the judge.
pub struct Seat<'a> {
    judge: &'a Judge,
    linked: Arc<Linked>,
}

impl<'a> Seat<'a> {
    pub(crate) fn new(judge: &'a Judge, linked: Arc<Linked>) -> Self {
        Self { judge, linked }
    }

    pub fn permits<R: Resource + ?Sized>(&self, action: Action, resource: &R) -> bool {
        if !self.judge.applies(action, resource.kind()) {
            return false;
        }
        let decide = || self.decide(action, resource).unwrap_or(false);
        self.linked.remember(action, Thing::like(resource), decide)
    }

    fn decide<R: Resource + ?Sized>(&self, action: Action, resource: &R) -> Option<bool> {
        let types = &self.judge.types;
        let thing = types.thing(resource.kind())?;
        let entities = [self.user_entity()?, self.thing_entity(thing.clone(), resource)?];
        let entities = Entities::from_entities(entities, None).ok()?;
        let request =
            Request::new(self.linked.user.clone(), types.action(action), thing, Context::empty(), None)
                .ok()?;
        let answer = self.judge.authorizer.is_authorized(&request, &self.linked.policies, &entities);
        Some(answer.decision() == Decision::Allow)
    }

    fn user_entity(&self) -> Option<Entity> {
        let member = self.linked.principal.member.map(|id| ("member".to_owned(), text(id)));
        Entity::new(self.linked.user.clone(), member.into_iter().collect(), HashSet::new()).ok()
    }

    fn thing_entity<R: Resource + ?Sized>(&self, thing: EntityUid, resource: &R) -> Option<Entity> {
        let types = &self.judge.types;
        let mut parents = HashSet::from([types.organisation.clone()]);
        parents.extend(places(resource.unit_path().unwrap_or_default()).map(|path| uid(&types.place, path)));
        let owner = resource.owner().filter(|_| resource.kind().has_owner());
        let attributes: HashMap<_, _> = owner.map(|id| ("owner".to_owned(), text(id))).into_iter().collect();
        Entity::new(thing, attributes, parents).ok()
    }

    /// In which part of the organisation the action is permitted for things of a kind, whoever they are about.
    pub fn reach(&self, action: Action, kind: ResourceKind) -> Reach {
        if self.permits(action, &Thing::of(kind)) {
            return Reach::All;
        }
        let paths = self.linked.principal.grants.iter().filter_map(|grant| grant.unit_path.as_ref());
        let permitted = paths.filter(|path| self.permits(action, &Thing::within(kind, path.as_str())));
        Reach::of_paths(permitted.cloned().collect())
    }

    /// The principal's own member id, where the action is permitted for what is about oneself.
    pub fn own(&self, action: Action, kind: ResourceKind) -> Option<MemberId> {
        let own = self.linked.principal.member?;
        self.permits(action, &Thing::of(kind).about(Some(own))).then_some(own)
    }

    /// What the user interface offers.
    pub fn offers(&self) -> Vec<Offer> {
        offer::of(self)
    }
}

/// `/a/b/` lies in `/a/` and in `/a/b/`.
fn places(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').skip(1).map(|(at, _)| &path[..=at])
}

fn text(id: MemberId) -> RestrictedExpression {
    RestrictedExpression::new_string(id.to_string())
}
