//! Of how many bodies a joint branch is, and what a merger adds.

use super::store::{self, unit::Model};
use crate::desk::Desk;
use rest::{Problem, kinds};
use rulepack::UnitKind;

/// More is a slip of the keyboard.
pub const MOST: i16 = 500;

/// The bodies a unit of a kind can have: those of a joint branch alone.
///
/// # Errors
/// For a number nobody can mean.
pub fn bodies(kind: UnitKind, given: Option<i16>, pointer: &str) -> Result<Option<i16>, Problem> {
    let bodies = given.filter(|_| kind == UnitKind::JointBranch);
    match bodies {
        Some(bodies) if !(1..=MOST).contains(&bodies) => Err(kinds::INVALID_VALUE.at(pointer)),
        bodies => Ok(bodies),
    }
}

/// The bodies of a joint branch after a unit was merged into it, where it is known how many it had: those of the unit, or
/// the one it was of.
fn merged(source: &Model, target: &Model) -> Option<i16> {
    let had = target.joint_bodies.filter(|_| target.kind == UnitKind::JointBranch)?;
    Some(had.saturating_add(source.joint_bodies.unwrap_or(1)).min(MOST))
}

/// # Errors
/// When the database is away.
pub async fn take_in(desk: &Desk<'_>, source: &Model, target: &Model) -> Result<(), Problem> {
    let Some(bodies) = merged(source, target) else { return Ok(()) };
    let joined = Model { joint_bodies: Some(bodies), ..target.clone() };
    let saved = store::update(desk.tx, joined, desk.now).await?;
    saved.map(drop).ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::record;
    use time::OffsetDateTime;

    #[test]
    fn a_merger_adds_the_bodies_of_what_is_merged() {
        let unit = |kind, joint_bodies| {
            let now = OffsetDateTime::UNIX_EPOCH;
            let blank = record::blank(None, "a".into(), "/a/".into(), kind, "甲".into(), now);
            Model { joint_bodies, ..blank }
        };
        let (joint, plain) = (UnitKind::JointBranch, UnitKind::Branch);
        assert_eq!(merged(&unit(plain, None), &unit(joint, Some(4))), Some(5));
        assert_eq!(merged(&unit(joint, Some(3)), &unit(joint, Some(4))), Some(7));
        assert_eq!(merged(&unit(plain, None), &unit(joint, None)), None, "nothing is assumed");
        assert_eq!(merged(&unit(joint, Some(3)), &unit(plain, None)), None);
    }
}
