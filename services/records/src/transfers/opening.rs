//! What stands against a transfer, or should be seen to before it goes on.

use super::{
    place::{self, Side},
    problems::{CANNOT_TAKE, HOLDS_POST, UNDER_OBSERVATION},
    query::Placed,
    rules::{
        Route,
        opening::{Choices, Place, Wish, open},
    },
    said::Told,
    store::{self, transfer::Model},
};
use crate::{
    desk::Desk,
    development::{self, Unfinished},
    members::{self, Member},
    posts,
    registers::rights::{self, RestKind, Resting},
    spoken,
    units::Unit,
};
use kernel::{MemberId, UnitId};
use rest::Problem;
use rulepack::transfers::Pending;
use std::collections::BTreeSet;

/// What the rules say of a transfer as it stands.
///
/// # Errors
/// When the database is away.
pub async fn told(desk: &Desk<'_>, placed: &Placed) -> Result<Vec<Told>, Problem> {
    let transfer = &placed.transfer;
    let unit = |id: Option<UnitId>| id.and_then(|id| placed.units.get(&id)).cloned();
    let (from, to) =
        (sided(desk, unit(transfer.from_unit_id)).await?, sided(desk, unit(transfer.to_unit_id)).await?);
    let others = match transfer.member_id {
        Some(member) => store::open_of(desk.tx, member).await?.filter(|other| other.id != transfer.id),
        None => None,
    };
    let member = match transfer.member_id {
        Some(id) => members::by_ids(desk.tx, vec![id]).await?.remove(&id),
        None => None,
    };
    let (from, to) = (from.as_ref(), to.as_ref());
    let mut found = of(desk, transfer.route, from, to, member.as_ref(), others.as_ref()).await?;
    if transfer.route == Route::ExchangeIn && transfer.to_unit_id == transfer.to_committee_id {
        // the committee names the branch when it approves
        found.retain(|told| told.kind != &CANNOT_TAKE);
    }
    if let (Some(member), Some(from)) = (transfer.member_id, from) {
        found.extend(held(desk, member, &from.unit).await?);
    }
    Ok(found)
}

async fn sided(desk: &Desk<'_>, unit: Option<Unit>) -> Result<Option<Side>, Problem> {
    match unit {
        Some(unit) => place::side(desk, unit).await.map(Some),
        None => Ok(None),
    }
}

/// The rules of opening, asked about a member between two sides; `other` is a transfer of the member under way.
///
/// # Errors
/// When the database is away.
pub async fn of(
    desk: &Desk<'_>,
    route: Route,
    from: Option<&Side>,
    to: Option<&Side>,
    member: Option<&Member>,
    other: Option<&Model>,
) -> Result<Vec<Told>, Problem> {
    let rules = &desk.pack.transfers;
    let place = |side: &Side| Place { id: side.unit.id, kind: side.unit.kind };
    let resting = match member {
        Some(member) => rights::resting(desk.tx, &[member.id]).await?,
        None => Resting::default(),
    };
    let rests = member.and_then(|member| resting.on(member.id, desk.today));
    let wish = Wish {
        route,
        from: from.map(place),
        to: to.map(place),
        open: other.map(|other| other.underway(desk.today)),
        pending: pending(desk, member, rests.map(|(kind, _)| kind)).await?,
        power: place::may_exchange(from, to),
    };
    let day = desk.today;
    let found = open(
        rules.practice.on(day).value,
        &desk.pack.unit_kinds.on(day).value,
        &rules.pending.on(day).value,
        &Choices::default(),
        &wish,
    );
    let mut told: Vec<Told> = found.iter().map(|finding| Told::of(desk, finding, None, day)).collect();
    if let Some((RestKind::UnderObservation, since)) = rests {
        told.push(Told::notice(&UNDER_OBSERVATION, vec![("since_day", since.to_string())]));
    }
    Ok(told)
}

/// What is known here of unfinished business: the way to full membership, and a matter of discipline nobody has decided.
async fn pending(
    desk: &Desk<'_>,
    member: Option<&Member>,
    rests: Option<RestKind>,
) -> Result<BTreeSet<Pending>, Problem> {
    let unfinished = match member {
        Some(member) => Box::pin(development::unfinished(desk, member)).await?,
        None => None,
    };
    let unfinished = unfinished.map(|unfinished| match unfinished {
        Unfinished::Approval => Pending::Admission,
        Unfinished::Confirmation => Pending::Confirmation,
    });
    // 留党察看 is a penalty that was decided; whoever is detained waits for one
    let discipline = (rests == Some(RestKind::Suspended)).then_some(Pending::Discipline);
    Ok(unfinished.into_iter().chain(discipline).collect())
}

/// Posts in the sending branch end when the member is taken.
async fn held(desk: &Desk<'_>, member: MemberId, from: &Unit) -> Result<Vec<Told>, Problem> {
    let held = posts::held_in(desk.tx, from.id, desk.today).await?;
    let told = |(_, post)| Told::notice(&HOLDS_POST, vec![("post", spoken::post(post).into())]);
    Ok(held.into_iter().filter(|(holder, _)| *holder == member).map(told).collect())
}
