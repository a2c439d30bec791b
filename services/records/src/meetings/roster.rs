//! Who is asked to a meeting: read from the roster, the posts and the register of floating members.

use super::{
    rules::attendance::{Expected, Person, Standing, expected},
    store::{self, meeting::Model, participant},
};
use crate::{
    desk::Desk,
    members::{
        self, Member,
        words::{MemberKind, MembershipState},
    },
    posts,
    registers::floating,
    units::Unit,
};
use kernel::{MemberId, Period};
use rest::Problem;
use rulepack::{elections::Office, organisational_life::Gathering};
use sea_orm::DbErr;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// Brings the list of a meeting that has not been held up to date: who came to the unit is put on it, who left is
/// taken off, and whoever was confirmed meanwhile votes.
///
/// # Errors
/// When the database is away.
pub async fn refresh(desk: &Desk<'_>, meeting: &Model, unit: &Unit) -> Result<(), Problem> {
    let mut asked = asked(desk, unit, meeting.gathering, meeting.day).await?;
    let mut gone = Vec::new();
    for entry in store::list_of(desk.tx, meeting.id).await? {
        match asked.remove(&entry.member_id) {
            None => gone.push(entry.member_id),
            Some(standing) if standing == entry.standing => {}
            Some(standing) => {
                store::save_participant(desk.tx, participant::Model { standing, ..entry }).await?;
            }
        }
    }
    let fresh = asked.into_iter().map(|(id, standing)| participant::Model::of(meeting.id, id, standing));
    let fresh: Vec<participant::Model> = fresh.collect();
    store::strike(desk.tx, meeting.id, gone).await?;
    Ok(store::put_list(desk.tx, &fresh).await?)
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
    let people = match gathering {
        Gathering::Committee => {
            members::by_ids(desk.tx, committee.iter().copied().collect()).await?.into_values().collect()
        }
        Gathering::Members => members::roster_below(desk.tx, &unit.path).await?,
        Gathering::Group => members::roster_of_group(desk.tx, unit.id).await?,
    };
    let mut asked = BTreeMap::new();
    for member in people {
        let Some(standing) = standing(&member) else { continue };
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

/// None for whoever takes no part: who has left, and whose membership is suspended (停止党籍).
fn standing(member: &Member) -> Option<Standing> {
    match (member.membership_state, member.member_kind) {
        (MembershipState::Normal, MemberKind::Full) => Some(Standing::Voter),
        (MembershipState::Normal, MemberKind::Probationary) => Some(Standing::Probationary),
        _ => None,
    }
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
