use super::{
    rules::{DispositionDoubt, influence_until},
    store::Model,
};
use crate::{
    desk::Desk,
    registers::view::{Whose, whose},
};
use access::Reach;
use kernel::{DispositionId, MeetingId, MemberId};
use rest::Problem;
use rulepack::dispositions::{ApprovalLevel, DecidingBody, DispositionKind};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// What was decided about a member.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Disposition)]
pub struct DispositionOut {
    pub id: DispositionId,
    pub member_id: MemberId,
    #[serde(flatten)]
    pub whose: Whose,
    #[schema(inline)]
    pub decided_by: DecidingBody,
    pub body_name: String,
    pub decided_on: Date,
    pub approved_on: Option<Date>,
    /// None while the approval it needs is missing.
    pub in_force_from: Option<Date>,
    /// Whether it is lifted, or its term is over, today.
    pub over: bool,
    /// The first day without it.
    pub lifted_on: Option<Date>,
    /// For those who may see what is masked for others.
    pub open: Option<DispositionOpen>,
}

/// What it was, and by which papers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DispositionOpen {
    #[schema(inline)]
    pub kind: DispositionKind,
    pub doc_no: Option<String>,
    pub meeting_id: Option<MeetingId>,
    pub months: Option<u16>,
    #[schema(inline)]
    pub approval_level: Option<ApprovalLevel>,
    pub approved_by: Option<String>,
    pub approval_doc_no: Option<String>,
    pub lifted_doc_no: Option<String>,
    /// The last day of its term.
    pub until: Option<Date>,
    /// The first day on which it keeps from no promotion any more.
    pub influence_until: Option<Date>,
    /// Whether the rights to vote, to elect and to be elected rest by it.
    pub rests_rights: bool,
    /// Why it was filled in afterwards.
    pub back_filled_reason: Option<String>,
    /// What stands against one that was filled in.
    #[schema(inline)]
    pub doubts: Vec<DispositionDoubt>,
}

/// `open` is where the reader may see what is masked for others.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, open: &Reach, rows: Vec<Model>) -> Result<Vec<DispositionOut>, Problem> {
    let owners = whose(desk, rows.iter().map(|row| row.member_id).collect()).await?;
    let out = |row: Model| {
        let whose = owners.get(&row.member_id).cloned().unwrap_or_default();
        DispositionOut {
            id: row.id,
            member_id: row.member_id,
            decided_by: row.decided_by,
            body_name: row.body_name.clone(),
            decided_on: row.decided_on,
            approved_on: row.approved_on,
            in_force_from: row.in_force_from,
            over: row.lifted_on.is_some_and(|lifted| lifted <= desk.today)
                || row.until.is_some_and(|until| until < desk.today),
            lifted_on: row.lifted_on,
            open: open.covers(Some(&whose.path)).then(|| opened(desk, row)),
            whose,
        }
    };
    Ok(rows.into_iter().map(out).collect())
}

fn opened(desk: &Desk<'_>, row: Model) -> DispositionOpen {
    let from = row.in_force_from.unwrap_or(row.decided_on);
    let influences = &desk.pack.cadres.influence.on(from).value;
    let in_force = row.in_force_from.is_some() && row.lifted_on.is_none();
    DispositionOpen {
        influence_until: influence_until(influences, row.kind, from, row.term()).filter(|_| in_force),
        kind: row.kind,
        months: row.term(),
        doubts: row.doubts(),
        doc_no: row.doc_no,
        meeting_id: row.meeting_id,
        approval_level: row.approval_level,
        approved_by: row.approved_by,
        approval_doc_no: row.approval_doc_no,
        lifted_doc_no: row.lifted_doc_no,
        until: row.until,
        rests_rights: row.rights_suspension_id.is_some(),
        back_filled_reason: row.history_reason,
    }
}
