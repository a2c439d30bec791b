//! Members who live elsewhere, whose relation nobody moves, and who attend and pay nowhere, for all units at once.

use super::{
    rules::{Finding, need},
    store,
};
use crate::{
    desk::Desk,
    dues,
    exceptions::{ExceptionMatter, Found},
    lapse, meetings,
    members::{self, Member, words::MembershipState},
    registers::floating,
    units,
};
use access::Reach;
use kernel::{MemberId, UnitId};
use rest::Problem;
use std::collections::HashMap;
use time::Date;

/// # Errors
/// When the database is away.
pub async fn unmoved(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let silent = silent(desk).await?;
    let people = members::by_ids(desk.tx, silent.iter().map(|(member, _)| *member).collect()).await?;
    let seen = units::seen(desk.tx, reach).await?;
    let here = |member: &&Member| {
        member.membership_state == MembershipState::Normal && seen.contains(&member.unit_id)
    };
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for (member, since) in silent {
        let Some(unit) = people.get(&member).filter(here).map(|member| member.unit_id) else { continue };
        let matter = ExceptionMatter::RelationUnmoved;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count += 1;
        one.on = one.on.into_iter().chain([since]).min();
    }
    Ok(found.into_values().collect())
}

/// Who has been away so long, is not moving, and was neither at a meeting nor paid; since when.
async fn silent(desk: &Desk<'_>) -> Result<Vec<(MemberId, Date)>, Problem> {
    let rules = &desk.pack.transfers;
    if !rules.practice.on(desk.today).value.usual {
        return Ok(Vec::new());
    }
    let rule = rules.need.on(desk.today).value;
    let long = |since| match need::unmoved(rule, since, desk.today) {
        Some(Finding::Unmoved { since }) => Some(since),
        _ => None,
    };
    let mut away = floating::away(desk.tx).await?;
    away.retain(|(_, left_on)| long(*left_on).is_some());
    if away.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<MemberId> = away.iter().map(|(member, _)| *member).collect();
    let moving = store::moving_among(desk.tx, ids.clone()).await?;
    let late = lapse::latest(u16::from(rule.neglect_months), desk.today);
    let attended = meetings::last_seen(desk.tx, ids.clone(), late).await?;
    let paid = dues::last_paid(desk.tx, ids, late).await?;
    away.retain(|(member, _)| !moving.contains(member));
    let silent = away.into_iter().filter_map(|(member, left_on)| {
        let (attended, paid) = (attended.get(&member).copied(), paid.get(&member).copied());
        Some((member, long(need::silent_since(left_on, attended, paid))?))
    });
    Ok(silent.collect())
}
