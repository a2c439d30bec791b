//! A meeting with all its parts.

use super::{
    query::Placed,
    rules::{
        attendance::{self, Attendance, Standing},
        decisions::Counts,
    },
    store::{self, decision, follow_up, meeting, participant},
    words::Attended,
};
use crate::units::Unit;
use sea_orm::DbErr;
use tenancy::TenantTx;

#[derive(Clone, Debug)]
pub struct Whole {
    pub meeting: meeting::Model,
    pub unit: Unit,
    pub list: Vec<participant::Model>,
    pub decisions: Vec<decision::Model>,
    pub follow_ups: Vec<follow_up::Model>,
}

impl Whole {
    /// # Errors
    /// When the database is away.
    pub async fn load(tx: &TenantTx, meeting: meeting::Model, unit: Unit) -> Result<Self, DbErr> {
        let list = store::list_of(tx, meeting.id).await?;
        let decisions = store::decisions_of(tx, meeting.id).await?;
        let follow_ups = store::follow_ups_of(tx, meeting.id).await?;
        Ok(Self { meeting, unit, list, decisions, follow_ups })
    }

    /// # Errors
    /// When the database is away.
    pub async fn of(tx: &TenantTx, placed: &Placed) -> Result<Self, DbErr> {
        Self::load(tx, placed.meeting.clone(), placed.unit.clone()).await
    }

    pub fn attendance(&self) -> Attendance {
        let mark = |entry: &participant::Model| (entry.expected(), entry.mark.map(Attended::mark));
        attendance::of_meeting(&self.list.iter().map(mark).collect::<Vec<_>>())
    }
}

/// How many on a list vote, and how many of them are there.
pub fn voters(list: &[participant::Model]) -> (u32, u32) {
    let voters = list.iter().filter(|entry| entry.standing == Standing::Voter);
    voters.fold((0, 0), |(should, present), entry| {
        (should + 1, present + u32::from(entry.mark == Some(Attended::Present)))
    })
}

/// The votes of a decision among those on the list.
pub fn counts(list: &[participant::Model], decision: &decision::Model) -> Counts {
    counts_among(voters(list), decision)
}

/// The votes of a decision among so many voters who should attend, and so many who did.
pub fn counts_among((should, present): (u32, u32), decision: &decision::Model) -> Counts {
    // the database lets no negative number in
    let votes = |n: i32| u32::try_from(n).unwrap_or(0);
    Counts {
        should,
        present,
        yes: votes(decision.yes),
        no: votes(decision.no),
        abstain: votes(decision.abstain),
    }
}
