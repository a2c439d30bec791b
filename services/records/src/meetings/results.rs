//! What a meeting decided that is recorded elsewhere, and names it.

use super::{
    problems::DECIDED_HERE,
    store::{self, meeting::Model},
    whole::voters,
};
use crate::{
    desk::Desk,
    development::{self, VoteOut},
    elections::{self, ElectionRound},
    registers::dispositions,
};
use kernel::words;
use rest::{Call, Problem};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;
use uuid::Uuid;

words! {
    /// What was decided, and so where it is kept.
    pub enum MeetingResultKind {
        Development = "development",
        Election = "election",
    }
}

/// Something that was decided at a meeting and has a page of its own.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingResult {
    #[schema(inline)]
    pub kind: MeetingResultKind,
    /// Of the development file, or of the election.
    pub id: Uuid,
    /// Whom, or which unit, it is about.
    pub name: String,
    /// The step that was taken, or how far the election is.
    pub what: String,
    /// How a vote came out, such as `passed`; none of an election.
    pub outcome: Option<String>,
    /// Of an extension that was decided.
    pub months: Option<i16>,
    /// On somebody's development, counted.
    pub vote: Option<VoteOut>,
    /// Of an election, those that count.
    pub rounds: Vec<ElectionRound>,
}

/// As far as the reader may see it where it is kept.
///
/// # Errors
/// When the database is away.
pub async fn of(desk: &Desk<'_>, call: &Call, meeting: &Model) -> Result<Vec<MeetingResult>, Problem> {
    if !meeting.held() {
        return Ok(Vec::new());
    }
    let steps = development::decided_at(desk, call, meeting.id).await?.into_iter().map(|one| MeetingResult {
        kind: MeetingResultKind::Development,
        id: one.file_id.0,
        name: one.name,
        what: one.step,
        outcome: Some(one.outcome),
        months: one.months,
        vote: one.vote,
        rounds: Vec::new(),
    });
    let elections = elections::held_at(desk, call, meeting.id).await?.into_iter().map(|one| MeetingResult {
        kind: MeetingResultKind::Election,
        id: one.id.0,
        name: one.unit_name,
        what: one.state.to_owned(),
        outcome: None,
        months: None,
        vote: None,
        rounds: one.rounds,
    });
    Ok(steps.chain(elections).collect())
}

/// What a decision elsewhere rests on: the day, and how many could vote and did come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    day: Date,
    voters: (u32, u32),
}

/// The ground of what was decided at a meeting; none where nothing names it.
///
/// # Errors
/// When the database is away.
pub async fn ground(desk: &Desk<'_>, meeting: &Model) -> Result<Option<Ground>, Problem> {
    let (tx, id) = (desk.tx, meeting.id);
    let named = meeting.held()
        && (development::is_named(tx, id).await?
            || elections::is_named(tx, id).await?
            || dispositions::is_named(tx, id).await?);
    if !named {
        return Ok(None);
    }
    Ok(Some(Ground { day: meeting.day, voters: voters(&store::list_of(tx, id).await?) }))
}

/// What was decided keeps its ground.
///
/// # Errors
/// 409 when the attendance would take it away.
pub async fn stands(desk: &Desk<'_>, meeting: &Model, before: Option<Ground>) -> Result<(), Problem> {
    if before.is_none() || ground(desk, meeting).await? == before {
        return Ok(());
    }
    Err(DECIDED_HERE.problem())
}
