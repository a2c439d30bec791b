//! What was decided about people at a meeting.

use super::{
    query, spoken,
    store::{self, file::Model, step, vote},
    view::VoteOut,
    whole::ruleset,
};
use crate::desk::Desk;
use kernel::{DevelopmentFileId, DevelopmentStepId, MeetingId};
use rest::{Call, Problem};
use sea_orm::DbErr;
use std::collections::HashMap;
use tenancy::TenantTx;

/// A step that was taken at a meeting.
#[derive(Clone, Debug)]
pub struct DecidedAt {
    pub file_id: DevelopmentFileId,
    /// Of the person.
    pub name: String,
    /// What the step is called.
    pub step: String,
    pub outcome: String,
    /// Of the extension that was decided.
    pub months: Option<i16>,
    pub vote: Option<VoteOut>,
}

/// Steps that count, of files the reader may see.
///
/// # Errors
/// When the database is away.
pub async fn decided_at(desk: &Desk<'_>, call: &Call, meeting: MeetingId) -> Result<Vec<DecidedAt>, Problem> {
    let steps = store::steps_at(desk.tx, meeting).await?;
    if steps.is_empty() {
        return Ok(Vec::new());
    }
    let ids = steps.iter().map(|step| step.file_id).collect();
    let seen = query::seen(call).await?;
    let files: HashMap<DevelopmentFileId, Model> =
        store::by_ids_within(desk.tx, ids, seen).await?.into_iter().map(|file| (file.id, file)).collect();
    let cast = store::votes_of(desk.tx, steps.iter().map(|step| step.id).collect()).await?;
    let votes: HashMap<DevelopmentStepId, vote::Model> =
        cast.into_iter().map(|vote| (vote.step_id, vote)).collect();
    let one = |step: step::Model| {
        let file = files.get(&step.file_id)?;
        let rules = ruleset(desk, step.decided_on);
        Some(DecidedAt {
            file_id: file.id,
            name: file.name.clone(),
            step: spoken::step(&rules.workflow.value, &step.step),
            outcome: step.outcome,
            months: step.months,
            vote: votes.get(&step.id).map(|vote| VoteOut::of(&rules, vote)),
        })
    };
    Ok(steps.into_iter().filter_map(one).collect())
}

/// Whether a step that counts names the meeting.
///
/// # Errors
/// When the database is away.
pub async fn is_named(tx: &TenantTx, meeting: MeetingId) -> Result<bool, DbErr> {
    Ok(!store::steps_at(tx, meeting).await?.is_empty())
}
