use super::Call;
use crate::{Problem, kinds};
use access::{Action, Grant, Linked, Offer, Principal, Reach, Resource, ResourceKind, Role, Seat};
use kernel::{AccountId, MemberId, Service, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::{collections::HashMap, sync::Arc};
use tenancy::assertion::{Actor, Assignment, Level};
use uuid::Uuid;

const PATHS: &str = "SELECT id, path FROM units WHERE id = ANY($1)";

impl Call {
    /// # Errors
    /// 404 when the actor may not even see the resource, 403 when the action alone is refused.
    pub async fn authorize(
        &self,
        action: Action,
        resource: &(impl Resource + Sync + ?Sized),
    ) -> Result<(), Problem> {
        let seat = self.seat().await?;
        if seat.permits(action, resource) {
            return Ok(());
        }
        let placed = resource.unit_path().is_some() || resource.owner().is_some();
        let seen = seat.permits(Action::View, resource) || seat.permits(Action::ViewOwn, resource);
        Err(if placed && !seen { kinds::NOT_FOUND.problem() } else { kinds::FORBIDDEN.problem() })
    }

    /// The same for a step on something the actor has been found to see, which others take who lie elsewhere in the tree:
    /// there is nothing left to hide.
    ///
    /// # Errors
    /// 403 when the step is not for the actor.
    pub async fn authorize_step(
        &self,
        action: Action,
        resource: &(impl Resource + Sync + ?Sized),
    ) -> Result<(), Problem> {
        if self.may(action, resource).await? { Ok(()) } else { Err(kinds::FORBIDDEN.problem()) }
    }

    /// Whether the actor may; for answers that say what is possible.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn may(
        &self,
        action: Action,
        resource: &(impl Resource + Sync + ?Sized),
    ) -> Result<bool, Problem> {
        Ok(self.seat().await?.permits(action, resource))
    }

    /// Where the actor may do the action to resources of a kind, as a filter of lists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn reach(&self, action: Action, kind: ResourceKind) -> Result<Reach, Problem> {
        Ok(self.seat().await?.reach(action, kind))
    }

    /// The same, refusing where there is nothing.
    ///
    /// # Errors
    /// 403 when the actor may do it nowhere.
    pub async fn reach_something(&self, action: Action, kind: ResourceKind) -> Result<Reach, Problem> {
        let reach = self.reach(action, kind).await?;
        if reach.is_nothing() { Err(kinds::FORBIDDEN.problem()) } else { Ok(reach) }
    }

    /// What the web may offer; see [`access::Seat::offers`].
    ///
    /// # Errors
    /// When the database is away.
    pub async fn offers(&self) -> Result<Vec<Offer>, Problem> {
        Ok(self.seat().await?.offers())
    }

    /// The actor's own member id, where the action is permitted for what is about oneself.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn own(&self, action: Action, kind: ResourceKind) -> Result<Option<MemberId>, Problem> {
        Ok(self.seat().await?.own(action, kind))
    }

    /// The actor with the units its roles are held in, looked up at the first question.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn principal(&self) -> Result<&Principal, Problem> {
        Ok(self.linked().await?.principal())
    }

    async fn seat(&self) -> Result<Seat<'_>, Problem> {
        Ok(self.base.judge.ask(self.linked().await?))
    }

    async fn linked(&self) -> Result<&Arc<Linked>, Problem> {
        let make = async || Ok::<_, DbErr>(self.base.judge.link(self.find_principal().await?));
        Ok(self.linked.get_or_try_init(make).await?)
    }

    async fn find_principal(&self) -> Result<Principal, DbErr> {
        if let (Some(_), Actor::Operator { id, .. }, Level::Full) =
            (self.claims.entry(), &self.claims.actor, self.claims.level)
        {
            let grants = vec![Grant::whole(Role::Auditor)];
            return Ok(Principal { account: AccountId(id.0), member: None, grants });
        }
        let Actor::Account { id, member, assignments } = &self.claims.actor else {
            return Ok(Principal { account: AccountId(Uuid::nil()), member: None, grants: vec![] });
        };
        // roles count once log-in is complete
        if self.claims.level != Level::Full {
            return Ok(Principal { account: *id, member: None, grants: vec![] });
        }
        let paths = self.paths(assignments.iter().filter_map(|held| held.unit)).await?;
        Ok(Principal { account: *id, member: *member, grants: grants(assignments, &paths) })
    }

    async fn paths(&self, units: impl Iterator<Item = UnitId>) -> Result<HashMap<UnitId, String>, DbErr> {
        let ids: Vec<Uuid> = units.map(Uuid::from).collect();
        if ids.is_empty() || !keeps_the_tree(self.base.service) {
            return Ok(HashMap::new());
        }
        let query = Statement::from_sql_and_values(DbBackend::Postgres, PATHS, [ids.into()]);
        let rows = self.tx.query_all_raw(query).await?;
        rows.iter().map(|row| Ok((UnitId(row.try_get("", "id")?), row.try_get("", "path")?))).collect()
    }
}

/// Letters belong to the organisation as a whole: notifications keeps no tree, and a role held in a unit reaches
/// nothing there.
const fn keeps_the_tree(service: Service) -> bool {
    match service {
        Service::Identity | Service::Records => true,
        Service::Notifications => false,
    }
}

/// A role nobody knows, and a unit that is not known here, grant nothing.
fn grants(assignments: &[Assignment], paths: &HashMap<UnitId, String>) -> Vec<Grant> {
    let grant = |held: &Assignment| {
        let role: Role = held.role.parse().ok()?;
        Some(match held.unit {
            Some(unit) => Grant::unit(role, paths.get(&unit)?.clone()),
            None => Grant::whole(role),
        })
    };
    assignments.iter().filter_map(grant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_grants_nothing() {
        let (known, unknown) = (UnitId::new(), UnitId::new());
        let paths = HashMap::from([(known, "/a/".to_owned())]);
        let held = |role: &str, unit| Assignment { role: role.into(), unit };
        let assignments = [
            held("secretary", Some(known)),
            held("secretary", Some(unknown)),
            held("king", Some(known)),
            held("auditor", None),
        ];
        let expected = [Grant::unit(Role::Secretary, "/a/"), Grant::whole(Role::Auditor)];
        assert_eq!(grants(&assignments, &paths), expected);
    }
}
