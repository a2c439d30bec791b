//! What is known of the past of memberships, by member.

use super::{
    rules::life::{Change, Life},
    store,
};
use crate::members::words::MembershipState;
use kernel::{MemberId, UnitId};
use sea_orm::{DbErr, FromQueryResult};
use serde_json::{Map, Value};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// An entry of the log that moved a membership or changed its state.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    pub member_id: MemberId,
    pub at: OffsetDateTime,
    pub day: Date,
    pub unit_was: Option<String>,
    pub unit_is: Option<String>,
    pub group_was: Option<String>,
    pub state_was: Option<String>,
    pub state_is: Option<String>,
}

/// A record that began when somebody came from elsewhere.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Came {
    pub member_id: MemberId,
    pub day: Date,
}

/// Everything after a day.
#[derive(Clone, Debug, Default)]
pub struct History {
    changes: HashMap<MemberId, Vec<Change>>,
    came: HashMap<MemberId, Date>,
    /// Groups members were taken out of, and none for those who moved and had none.
    groups: HashMap<MemberId, Vec<(Date, Option<UnitId>)>>,
    recorded: HashMap<MemberId, OffsetDateTime>,
}

/// How members stood on a day who stand otherwise now, by a letter and the id: `u` for the unit, `s` for the state. A
/// state nobody has takes out who had not come yet.
#[derive(Clone, Debug, Default)]
pub struct Before(pub Map<String, Value>);

const NOT_HERE: &str = "elsewhere";

impl History {
    pub fn of(entries: Vec<Entry>, came: Vec<Came>) -> Self {
        let mut history = Self {
            came: came.into_iter().map(|came| (came.member_id, came.day)).collect(),
            ..Self::default()
        };
        for entry in entries {
            let recorded = history.recorded.entry(entry.member_id).or_insert(entry.at);
            *recorded = entry.at.max(*recorded);
            let change = Change {
                day: entry.day,
                unit: pair(entry.unit_was, entry.unit_is).map(|(was, is)| (UnitId(was), UnitId(is))),
                state: pair::<MembershipState>(entry.state_was, entry.state_is),
            };
            let group = entry.group_was.and_then(|group| group.parse().ok()).map(UnitId);
            if group.is_some() || change.unit.is_some() {
                history.groups.entry(entry.member_id).or_default().push((change.day, group));
            }
            history.changes.entry(entry.member_id).or_default().push(change);
        }
        history
    }

    pub fn life(&self, id: MemberId, unit: UnitId, state: MembershipState, joined_on: Date) -> Life {
        let changes = self.changes.get(&id).cloned().unwrap_or_default();
        Life { unit, state, joined_on, came_on: self.came.get(&id).copied(), changes }
    }

    /// Who belonged to one of these units at the end of a day and was moved later.
    pub fn left_since(&self, day: Date, inside: impl Fn(UnitId) -> bool) -> Vec<MemberId> {
        let first = |changes: &[Change]| {
            let mut later = changes.iter().filter(|change| change.day > day);
            later.find_map(|change| change.unit).map(|(was, _)| was)
        };
        let left = self.changes.iter().filter(|(_, changes)| first(changes).is_some_and(&inside));
        left.map(|(id, _)| *id).collect()
    }

    /// The group of a member at the end of a day, who is in this one now. A change of groups within a branch is not
    /// known here.
    pub fn group_on(&self, id: MemberId, day: Date, now: Option<UnitId>) -> Option<UnitId> {
        let mut later = self.groups.get(&id).into_iter().flatten().filter(|(on, _)| *on > day);
        later.next().map_or(now, |(_, was)| *was)
    }

    pub fn members(&self) -> Vec<Uuid> {
        let mut all: Vec<Uuid> = self.changes.keys().chain(self.came.keys()).map(|id| id.0).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// When the last entry about the member was written.
    pub fn recorded(&self, id: MemberId) -> Option<OffsetDateTime> {
        self.recorded.get(&id).copied()
    }

    /// As [`Life::on`] would tell, for every member with something after the day.
    pub fn before(&self, day: Date) -> Before {
        let mut before = Before::default();
        for id in self.members() {
            let member = MemberId(id);
            let later = self.changes.get(&member).into_iter().flatten().filter(|change| change.day > day);
            let unit = later.clone().find_map(|change| change.unit).map(|(was, _)| was.to_string());
            let state = match self.came.get(&member) {
                Some(came) if *came > day => Some(NOT_HERE.to_owned()),
                _ => later.clone().find_map(|change| change.state).map(|(was, _)| was.to_string()),
            };
            before.0.extend(unit.map(|unit| (format!("u{id}"), unit.into())));
            before.0.extend(state.map(|state| (format!("s{id}"), state.into())));
        }
        before
    }
}

fn pair<T: std::str::FromStr>(was: Option<String>, is: Option<String>) -> Option<(T, T)> {
    Some((was?.parse().ok()?, is?.parse().ok()?))
}

/// What became of memberships after a day, for features whose lists are about the people of a day.
///
/// # Errors
/// When the database is away.
pub async fn past(tx: &TenantTx, after: Date) -> Result<History, DbErr> {
    let (entries, came) = store::changes(tx, after).await?;
    Ok(History::of(entries, came))
}

/// What became of the memberships of these members alone.
///
/// # Errors
/// When the database is away.
pub async fn past_of(tx: &TenantTx, after: Date, members: Vec<MemberId>) -> Result<History, DbErr> {
    let (entries, came) = store::changes_of(tx, after, members).await?;
    Ok(History::of(entries, came))
}

#[cfg(test)]
mod tests;
