//! What stands against a transfer, or should be seen to before it goes on.

use super::{
    place::{self, Side},
    problems::{CANNOT_TAKE, HOLDS_POST},
    query::Placed,
    rules::{
        Route,
        opening::{Choices, Place, Wish, open},
    },
    said::Told,
    store,
};
use crate::{
    desk::Desk,
    development::rules::{Ruleset, Stricter, probation},
    members::{self, Member, words::MemberKind},
    posts, spoken,
    units::Unit,
};
use kernel::{MemberId, UnitId};
use rest::Problem;
use rulepack::{development::Limit, transfers::Pending};
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
    let mut found = of(desk, transfer.route, from, to, member.as_ref(), others.is_some());
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

/// The rules of opening, asked about a member between two sides.
pub fn of(
    desk: &Desk<'_>,
    route: Route,
    from: Option<&Side>,
    to: Option<&Side>,
    member: Option<&Member>,
    open_already: bool,
) -> Vec<Told> {
    let rules = &desk.pack.transfers;
    let place = |side: &Side| Place { id: side.unit.id, kind: side.unit.kind };
    let wish = Wish {
        route,
        from: from.map(place),
        to: to.map(place),
        open: u32::from(open_already),
        pending: member.map(|member| pending(desk, member)).unwrap_or_default(),
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
    found.iter().map(|finding| Told::of(desk, finding, None, day)).collect()
}

/// What is known here of unfinished business: a probation that is over, and nothing was decided.
fn pending(desk: &Desk<'_>, member: &Member) -> BTreeSet<Pending> {
    let (rules, _) = Ruleset::on(&desk.pack.development, desk.today, &Stricter::default());
    let months = rules.number(Limit::Probation).filter(|_| member.member_kind == MemberKind::Probationary);
    let over = months.is_some_and(|months| probation(member.joined_on, months, &[]).full_on <= desk.today);
    over.then_some(Pending::Confirmation).into_iter().collect()
}

/// Posts in the sending branch end when the member is taken.
async fn held(desk: &Desk<'_>, member: MemberId, from: &Unit) -> Result<Vec<Told>, Problem> {
    let held = posts::held_in(desk.tx, from.id, desk.today).await?;
    let told = |(_, post)| Told::notice(&HOLDS_POST, vec![("post", spoken::post(post).into())]);
    Ok(held.into_iter().filter(|(holder, _)| *holder == member).map(told).collect())
}
