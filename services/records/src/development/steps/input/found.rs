//! Whom and what a step names, found, and what it takes to write it down.

use super::{BodyIn, NAME};
use crate::{
    desk::Desk,
    development::{
        open,
        problems::{BODY_NOT_ABOVE, MENTOR_ONESELF, SAME_BRANCH, UNKNOWN_BODY},
    },
    members::{self, Member},
    text,
    units::{self, Unit, UnitState, path},
};
use access::{Action, ResourceKind, Thing};
use kernel::{MemberId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::UnitKind;

/// A body that decided, found.
#[derive(Clone, Debug)]
pub struct Decider {
    pub unit_id: Option<UnitId>,
    pub name: String,
    pub kind: UnitKind,
    pub under_township: bool,
}

/// The people a step names.
///
/// # Errors
/// When one of them is not within reach of the actor, given twice, or the person itself.
pub async fn named(call: &Call, person: MemberId, wanted: &[MemberId]) -> Result<Vec<Member>, Problem> {
    let mut found = Vec::with_capacity(wanted.len());
    for (n, id) in wanted.iter().enumerate() {
        let at = format!("/mentors/{n}");
        if *id == person {
            return Err(MENTOR_ONESELF.at(at));
        }
        if wanted[..n].contains(id) {
            return Err(kinds::TWICE.at(at));
        }
        let reached = members::reached(call, *id).await.map_err(|_| members::UNKNOWN_MEMBER.at(at))?;
        found.push(reached.member);
    }
    Ok(found)
}

/// The body that decided: one of this organisation above the unit that keeps the file, or one outside of it by name.
///
/// # Errors
/// When it is not named, or does not stand above.
pub async fn decider(desk: &Desk<'_>, unit: &Unit, wanted: BodyIn) -> Result<Decider, Problem> {
    let BodyIn { unit_id, name, kind, under_township } = wanted;
    if let Some(id) = unit_id {
        let found = units::by_ids(desk.tx, vec![id]).await?.remove(&id);
        let body = found.filter(|body| above(body, unit));
        let body = body.ok_or_else(|| BODY_NOT_ABOVE.at("/body/unit_id"))?;
        let under_township = under_township || units::under_township(&body);
        return Ok(Decider { unit_id, name: body.name, kind: body.kind, under_township });
    }
    let name = text::kept(name, "/body/name", NAME)?.ok_or_else(|| UNKNOWN_BODY.at("/body/name"))?;
    let kind = kind.ok_or_else(|| UNKNOWN_BODY.at("/body/kind"))?;
    Ok(Decider { unit_id: None, name, kind, under_township })
}

/// The branch a file goes to: one that develops members, where the actor decides as well.
///
/// # Errors
/// When it is out of reach, the same as before, or no such branch.
pub async fn receiver(call: &Call, desk: &Desk<'_>, from: &Unit, id: UnitId) -> Result<Unit, Problem> {
    const AT: &str = "/to_unit_id";
    let unit = units::named(call, id, &units::UNKNOWN_UNIT, AT).await?;
    let there = Thing::within(ResourceKind::Development, unit.path.as_str());
    if !call.may(Action::Decide, &there).await? {
        return Err(units::UNKNOWN_UNIT.at(AT));
    }
    if unit.id == from.id {
        return Err(SAME_BRANCH.at(AT));
    }
    open::takes(desk, &unit, AT)?;
    Ok(unit)
}

/// Whether a body stands above a unit today.
fn above(body: &Unit, unit: &Unit) -> bool {
    body.state == UnitState::Active && body.id != unit.id && path::is_within(&unit.path, &body.path)
}

/// What a step takes: a committee above decides, everything else the branch writes down. History is on paper already.
pub const fn permission(actor: rulepack::development::Actor, history: bool) -> Action {
    use rulepack::development::Actor;
    match actor {
        Actor::HigherCommittee | Actor::OrganisationDepartment if !history => Action::Decide,
        _ => Action::Update,
    }
}
