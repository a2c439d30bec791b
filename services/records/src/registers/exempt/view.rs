use super::store::Model;
use crate::{
    desk::Desk,
    registers::view::{Whose, whose},
};
use access::Reach;
use kernel::{MemberId, SpellId};
use rest::Problem;
use rulepack::organisational_life::ExemptionGround;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A time in which a member need not come to meetings.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AttendanceExemption)]
pub struct ExemptionOut {
    pub id: SpellId,
    pub member_id: MemberId,
    #[serde(flatten)]
    pub whose: Whose,
    /// For those who may see what is sensitive about the member.
    #[schema(inline)]
    pub ground: Option<ExemptionGround>,
    /// When the branch agreed.
    pub agreed_on: Date,
    pub since: Date,
    /// The last day; none while no end is known.
    pub until: Option<Date>,
    /// Whether it is over today.
    pub over: bool,
}

/// `open` is where the reader may see what is sensitive.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, open: &Reach, entries: Vec<Model>) -> Result<Vec<ExemptionOut>, Problem> {
    let owners = whose(desk, entries.iter().map(|entry| entry.member_id).collect()).await?;
    let whose = |entry: &Model| owners.get(&entry.member_id).cloned().unwrap_or_default();
    let out = |entry: Model| ExemptionOut {
        id: entry.id,
        member_id: entry.member_id,
        ground: open.covers(Some(&whose(&entry).path)).then_some(entry.ground),
        whose: whose(&entry),
        agreed_on: entry.agreed_on,
        since: entry.since,
        until: entry.until,
        over: entry.until.is_some_and(|until| until < desk.today),
    };
    Ok(entries.into_iter().map(out).collect())
}
