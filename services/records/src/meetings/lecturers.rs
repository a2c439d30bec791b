//! Who gave a lecture: somebody on the list, or the secretary of a unit above, who lectures where he is on no list.

use super::{problems::NOT_A_LECTURE, store::meeting::Model, write::on_list};
use crate::{
    desk::Desk,
    posts,
    units::{self, Unit},
};
use kernel::MemberId;
use rest::Problem;
use rulepack::{elections::Office, organisational_life::MeetingKind};
use std::collections::BTreeSet;

/// Secretaries of the units above on the day of a lecture; nobody where it is none.
///
/// # Errors
/// When the database is away.
pub async fn above(desk: &Desk<'_>, meeting: &Model, unit: &Unit) -> Result<BTreeSet<MemberId>, Problem> {
    let mut found = BTreeSet::new();
    let mut next = unit.parent_id.filter(|_| meeting.kinds().contains(&MeetingKind::Lecture));
    while let Some(id) = next {
        let held = posts::held_in(desk.tx, id, meeting.day).await?;
        let leads = held.into_iter().filter(|(_, post)| Office::of(*post) == Some(Office::Secretary));
        found.extend(leads.map(|(member, _)| member));
        next = units::by_ids(desk.tx, vec![id]).await?.remove(&id).and_then(|unit| unit.parent_id);
    }
    Ok(found)
}

/// # Errors
/// When it was no lecture, or somebody else gave it.
pub async fn named(
    desk: &Desk<'_>,
    meeting: &Model,
    unit: &Unit,
    listed: &BTreeSet<MemberId>,
    wanted: Option<MemberId>,
) -> Result<Option<MemberId>, Problem> {
    let Some(id) = wanted else { return Ok(None) };
    if !meeting.kinds().contains(&MeetingKind::Lecture) {
        return Err(NOT_A_LECTURE.at("/lecturer_id"));
    }
    if !above(desk, meeting, unit).await?.contains(&id) {
        on_list(listed, Some(id), "/lecturer_id")?;
    }
    Ok(Some(id))
}
