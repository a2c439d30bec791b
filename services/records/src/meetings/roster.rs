//! Who is asked to a meeting: read from the roster of its day, the posts and the registers.

use super::{
    rules::attendance::{Expected, Person, Standing, expected},
    store::{self, meeting::Model, participant},
    words::Attended,
};
use crate::{
    desk::Desk,
    members::{self, Member},
    posts,
    registers::{
        exempt, floating,
        rights::{self, RestKind, Resting, VotingRight},
    },
    units::Unit,
};
use kernel::{MemberId, Period};
use rest::Problem;
use rulepack::{elections::Office, organisational_life::Gathering};
use sea_orm::DbErr;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// Brings the list of a meeting that has not been held up to its day: who came to the unit by then is put on it, who had
/// left is taken off, and whoever was confirmed by then votes.
///
/// # Errors
/// When the database is away.
pub async fn refresh(desk: &Desk<'_>, meeting: &Model, unit: &Unit) -> Result<(), Problem> {
    let mut asked = asked(desk, unit, meeting.gathering, meeting.day).await?;
    let ids: Vec<MemberId> = asked.keys().copied().collect();
    let exempt = exempt::on(desk.tx, &ids, meeting.day).await?;
    let mut gone = Vec::new();
    for entry in store::list_of(desk.tx, meeting.id).await? {
        let Some(standing) = asked.remove(&entry.member_id) else {
            gone.push(entry.member_id);
            continue;
        };
        let is_exempt = exempt.contains(&entry.member_id);
        let fresh = up_to_date(desk, entry.clone(), standing, is_exempt);
        if fresh != entry {
            store::save_participant(desk.tx, fresh).await?;
        }
    }
    let fresh = asked.into_iter().map(|(id, standing)| {
        let entry = participant::Model::of(meeting.id, id, standing);
        up_to_date(desk, entry, standing, exempt.contains(&id))
    });
    let fresh: Vec<participant::Model> = fresh.collect();
    store::strike(desk.tx, meeting.id, gone).await?;
    Ok(store::put_list(desk.tx, &fresh).await?)
}

/// An entry with the standing of its day; whoever need not come is marked so until something else is known.
fn up_to_date(
    desk: &Desk<'_>,
    entry: participant::Model,
    standing: Standing,
    is_exempt: bool,
) -> participant::Model {
    let entry = participant::Model { standing, ..entry };
    match entry.mark {
        None if is_exempt && standing != Standing::Guest => entry.exempt(desk.now),
        Some(Attended::Exempt) if !is_exempt => entry.unmarked(),
        _ => entry,
    }
}

async fn asked(
    desk: &Desk<'_>,
    unit: &Unit,
    gathering: Gathering,
    day: Date,
) -> Result<BTreeMap<MemberId, Standing>, DbErr> {
    let committee = match gathering {
        Gathering::Committee => committee(desk, unit, day).await?,
        Gathering::Members | Gathering::Group => BTreeSet::new(),
    };
    let people: Vec<Member> = match gathering {
        Gathering::Committee => {
            members::by_ids_on(desk, committee.iter().copied().collect(), day).await?.into_values().collect()
        }
        Gathering::Members => members::roster_on(desk, &unit.path, day).await?,
        Gathering::Group => members::roster_of_group_on(desk, unit, day).await?,
    };
    let ids: Vec<MemberId> = people.iter().map(|member| member.id).collect();
    let resting = rights::resting(desk.tx, &ids).await?;
    let mut asked = BTreeMap::new();
    for member in people {
        let Some(standing) = standing(&member, &resting, day) else { continue };
        let person = person(&member, standing, committee.contains(&member.id));
        if expected(&person, gathering, day) != Expected::No {
            asked.insert(member.id, standing);
        }
    }
    if gathering == Gathering::Members {
        for guest in floating::taking_part(desk.tx, unit.id, day).await? {
            asked.entry(guest).or_insert(Standing::Guest);
        }
    }
    Ok(asked)
}

/// Whoever holds a post that is elected into the committee.
async fn committee(desk: &Desk<'_>, unit: &Unit, day: Date) -> Result<BTreeSet<MemberId>, DbErr> {
    let held = posts::held_in(desk.tx, unit.id, day).await?;
    Ok(held.into_iter().filter(|(_, post)| Office::of(*post).is_some()).map(|(member, _)| member).collect())
}

/// None for whoever took no part: who had left, and whose membership was suspended (停止党籍). Who was confirmed
/// later was on probation still.
fn standing(member: &Member, resting: &Resting, day: Date) -> Option<Standing> {
    Some(match rights::right(member, resting, day)? {
        VotingRight::Full => Standing::Voter,
        VotingRight::Probationary => Standing::Probationary,
        VotingRight::Rests(RestKind::UnderObservation) => Standing::UnderObservation,
        VotingRight::Rests(RestKind::Suspended) => Standing::Suspended,
    })
}

fn person(member: &Member, standing: Standing, in_committee: bool) -> Person {
    Person {
        standing,
        belongs: Period { from: member.joined_on, until: None },
        in_committee,
        exempt: None,
        left_out: false,
    }
}
