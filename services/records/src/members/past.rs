//! Members as they were on a day that is over: where each belonged then, in which group, and in which state. What is
//! recorded afterwards is about the people of its day.

use super::{
    find::{self, Member},
    store::{self, member::Column},
    words::MembershipState,
};
use crate::{
    dates::EARLIEST,
    desk::Desk,
    sql::any_of,
    statistics::{self, History, rules::life::Life},
    units::{self, Unit},
};
use kernel::{MemberId, UnitId};
use sea_orm::{ColumnTrait, Condition, DbErr};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::Date;

/// Who was on the roster of the unit with this path, or of one below it, on a day.
///
/// # Errors
/// When the database is away.
pub async fn roster_on(desk: &Desk<'_>, path: &str, day: Date) -> Result<Vec<Member>, DbErr> {
    if day >= desk.today {
        return find::roster_below(desk.tx, path).await;
    }
    on_roster(desk, units::known_below(desk.tx, path).await?, day).await
}

/// Who was on the roster and belonged to a group on a day.
///
/// # Errors
/// When the database is away.
pub async fn roster_of_group_on(desk: &Desk<'_>, group: &Unit, day: Date) -> Result<Vec<Member>, DbErr> {
    // the members of a group belong to the branch above it
    let Some(branch) = group.parent_id.filter(|_| day < desk.today) else {
        return find::roster_of_group(desk.tx, group.id).await;
    };
    let mut members = on_roster(desk, HashSet::from([branch]), day).await?;
    members.retain(|member| member.group_id == Some(group.id));
    Ok(members)
}

/// These members as they were on a day; without whoever was none yet.
///
/// # Errors
/// When the database is away.
pub async fn by_ids_on(
    desk: &Desk<'_>,
    ids: Vec<MemberId>,
    day: Date,
) -> Result<HashMap<MemberId, Member>, DbErr> {
    let members = find::by_ids(desk.tx, ids).await?;
    if day >= desk.today {
        return Ok(members);
    }
    let past = statistics::past(desk.tx, day).await?;
    let were = members.into_values().filter_map(|member| then(&past, member, day));
    Ok(were.map(|member| (member.id, member)).collect())
}

/// Since when these are in good standing no more (suspended, gone or dead), where that was entered here.
///
/// # Errors
/// When the database is away.
pub async fn out_of_standing(tx: &TenantTx, ids: Vec<MemberId>) -> Result<HashMap<MemberId, Date>, DbErr> {
    let mut members = find::by_ids(tx, ids).await?;
    members.retain(|_, member| member.membership_state != MembershipState::Normal);
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let past = statistics::past_of(tx, EARLIEST, members.keys().copied().collect()).await?;
    let since = |member: Member| {
        let life = past.life(member.id, member.unit_id, member.membership_state, member.joined_on);
        let mut latest = life.changes.iter().rev();
        let left =
            latest.find(|change| change.state.is_some_and(|(was, _)| was == MembershipState::Normal))?;
        Some((member.id, left.day))
    };
    Ok(members.into_values().filter_map(since).collect())
}

/// Who belonged to a unit, and on which days.
pub struct Belonging {
    unit: UnitId,
    people: HashMap<MemberId, (String, Life)>,
}

impl Belonging {
    /// Whoever belonged to it at some time.
    pub fn ids(&self) -> Vec<MemberId> {
        self.people.keys().copied().collect()
    }

    /// Whether somebody belonged to it at the end of a day, in whatever state.
    pub fn on(&self, id: MemberId, day: Date) -> bool {
        let was = self.people.get(&id).and_then(|(_, life)| life.on(day));
        was.is_some_and(|was| was.unit == self.unit)
    }

    pub fn name(&self, id: MemberId) -> &str {
        self.people.get(&id).map(|(name, _)| name.as_str()).unwrap_or_default()
    }
}

/// Whoever belonged to a unit since a day: what is written down about people stays with the unit they had then.
///
/// # Errors
/// When the database is away.
pub async fn belonging(desk: &Desk<'_>, unit: UnitId, since: Date) -> Result<Belonging, DbErr> {
    // a branch is a handful of people: nobody else's past is read
    let moved = statistics::moved_through(desk.tx, unit, since).await?;
    let known = Condition::any().add(Column::UnitId.eq(unit)).add(any_of(Column::Id, moved));
    let members = store::all(desk.tx, known).await?;
    let ids = members.iter().map(|member| member.id).collect();
    let past = statistics::past_of(desk.tx, since, ids).await?;
    let with_life = |member: Member| {
        let life = past.life(member.id, member.unit_id, member.membership_state, member.joined_on);
        (member.id, (member.name, life))
    };
    let people = members.into_iter().map(with_life).collect();
    Ok(Belonging { unit, people })
}

async fn on_roster(desk: &Desk<'_>, inside: HashSet<UnitId>, day: Date) -> Result<Vec<Member>, DbErr> {
    let past = statistics::past(desk.tx, day).await?;
    let left = past.left_since(day, |unit| inside.contains(&unit));
    let known = Condition::any()
        .add(any_of(Column::UnitId, inside.iter().copied().collect::<Vec<_>>()))
        .add(any_of(Column::Id, left));
    let were = store::all(desk.tx, known).await?.into_iter().filter_map(|member| then(&past, member, day));
    Ok(were.filter(|was| was.membership_state.is_member() && inside.contains(&was.unit_id)).collect())
}

fn then(past: &History, member: Member, day: Date) -> Option<Member> {
    let life = past.life(member.id, member.unit_id, member.membership_state, member.joined_on);
    let was = life.on(day)?;
    let group_id = past.group_on(member.id, day, member.group_id);
    Some(Member { unit_id: was.unit, membership_state: was.state, group_id, ..member })
}
