use super::{RestKind, store::Model};
use crate::{
    desk::Desk,
    registers::view::{Whose, whose},
};
use kernel::{MemberId, SpellId};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A time in which the rights of a member rest.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RightsSuspension)]
pub struct SuspensionOut {
    pub id: SpellId,
    pub member_id: MemberId,
    #[serde(flatten)]
    pub whose: Whose,
    #[schema(inline)]
    pub kind: RestKind,
    /// Of the paper that decided it.
    pub doc_no: String,
    pub decided_on: Date,
    pub since: Date,
    /// The last day; none while no end is known.
    pub until: Option<Date>,
    /// Whether it is over today.
    pub over: bool,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, entries: Vec<Model>) -> Result<Vec<SuspensionOut>, Problem> {
    let owners = whose(desk, entries.iter().map(|entry| entry.member_id).collect()).await?;
    let out = |entry: Model| SuspensionOut {
        id: entry.id,
        member_id: entry.member_id,
        whose: owners.get(&entry.member_id).cloned().unwrap_or_default(),
        kind: entry.kind,
        doc_no: entry.doc_no,
        decided_on: entry.decided_on,
        since: entry.since,
        until: entry.until,
        over: entry.until.is_some_and(|until| until < desk.today),
    };
    Ok(entries.into_iter().map(out).collect())
}
