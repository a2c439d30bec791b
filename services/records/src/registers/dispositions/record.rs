use super::{
    approval::NewApproval,
    effect,
    rules::{self, Case},
    said::{self, Ruled},
    store::{self, Model},
    view::{self, DispositionOut},
};
use crate::{
    Records, dates,
    desk::Desk,
    meetings,
    members::{self, Member, Reached},
    registers::problems::{DECIDED_BEFORE_JOINED, DISPOSED_ALREADY, MAY_NOT_DISCIPLINE, NOT_HISTORY},
    text,
    units::{self, Unit},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{DispositionId, MeetingId, MemberId, SHANGHAI, business_date};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use rulepack::{
    Capability,
    dispositions::{DecidingBody, DispositionKind},
};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// What was decided about a member, and by whom.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDisposition {
    pub member_id: MemberId,
    #[schema(inline)]
    pub kind: DispositionKind,
    #[schema(inline)]
    pub decided_by: DecidingBody,
    /// What the body is called.
    pub body_name: String,
    pub decided_on: Date,
    /// Of the paper of the decision itself; needed of a body above.
    #[serde(default)]
    pub doc_no: Option<String>,
    /// The meeting of members that decided, where it is on record.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
    /// Of a term the decision names; what is usual when absent.
    #[serde(default)]
    pub months: Option<u16>,
    /// Where it is approved already; takes the permission to decide.
    #[serde(default)]
    pub approval: Option<NewApproval>,
    /// Why something is filled in that was decided before this register was kept of the member.
    #[serde(default)]
    pub back_filled_reason: Option<String>,
}

/// Enter what was decided about a member
///
/// What the rules do not allow is refused with its source; of history, filled in with a reason, it is kept beside the
/// entry. What is in force at once has its effect at once: rights rest, a membership ends.
#[utoipa::path(post, path = "/dispositions", tag = "registers", operation_id = "record_disposition",
    request_body = NewDisposition, responses((status = CREATED, body = DispositionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(mut new): Json<NewDisposition>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Disposition).await?;
    let outside = |problem| units::outside(problem, &members::UNKNOWN_MEMBER, "/member_id");
    let found = members::reached(&ctx, new.member_id).await.map_err(outside)?;
    let thing = members::resource(ResourceKind::Disposition, found.member.id, &found.unit);
    ctx.authorize(Action::Create, &thing).await.map_err(outside)?;
    new.back_filled_reason = text::kept(new.back_filled_reason, "/back_filled_reason", 500)?;
    let decided_above = new.approval.is_some() || new.decided_by == DecidingBody::HigherBody;
    if decided_above && new.back_filled_reason.is_none() {
        ctx.authorize(Action::Decide, &thing).await?;
    }
    let desk = records.desk(&ctx);
    let row = enter(&desk, found, new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Disposition).await?;
    let out = view::shown(&desk, &open, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

async fn enter(desk: &Desk<'_>, found: Reached, new: NewDisposition) -> Result<Model, Problem> {
    let ruled = said::ruled(desk.pack.dispositions.on(new.decided_on), new.kind)?;
    if let Some(meeting) = new.meeting_id {
        meetings::gathered(desk, meeting, &found.unit, new.decided_on, "/decided_on").await?;
    }
    let row = draft(desk, &found.member, ruled, new)?;
    possible(desk, &found.member, &row)?;
    may_decide(desk, &found.unit, &row)?;
    let row = judged(desk, &found.member, ruled, row).await?;
    let row = effect::settled(desk, &found.member, ruled, row).await?;
    let inserted = store::insert(desk.tx, row.clone()).await;
    inserted.on_constraint("dispositions_decided_key", &DISPOSED_ALREADY, "/decided_on")?;
    let new = json!({"approved_on": row.approved_on, "in_force_from": row.in_force_from});
    effect::audit(desk, "record_disposition", &row, new, row.history_reason.clone()).await?;
    effect::tell(desk, &row).await?;
    effect::leave(desk, found, ruled, &row).await?;
    Ok(row)
}

fn draft(desk: &Desk<'_>, member: &Member, ruled: Ruled<'_>, new: NewDisposition) -> Result<Model, Problem> {
    dates::past(new.decided_on, desk.today, "/decided_on")?;
    let doc_no = text::kept(new.doc_no, "/doc_no", 100)?;
    if new.decided_by == DecidingBody::HigherBody && doc_no.is_none() && new.back_filled_reason.is_none() {
        return Err(kinds::MISSING.at("/doc_no"));
    }
    let months = new.months.or_else(|| ruled.rule.term.and_then(|term| term.usual));
    let months = months.map(i16::try_from).transpose().map_err(|_| kinds::VALIDATION.at("/months"))?;
    let row = Model {
        id: DispositionId::new(),
        member_id: member.id,
        kind: new.kind,
        decided_by: new.decided_by,
        body_name: text::required(new.body_name, "/body_name", 200)?,
        decided_on: new.decided_on,
        doc_no,
        meeting_id: new.meeting_id,
        months,
        approval_level: None,
        approved_by: None,
        approved_on: None,
        approval_doc_no: None,
        in_force_from: None,
        until: None,
        lifted_on: None,
        lifted_doc_no: None,
        rights_suspension_id: None,
        history_reason: new.back_filled_reason,
        doubts: Vec::new(),
        version: 1,
        recorded_at: desk.now,
        updated_at: desk.now,
    };
    match new.approval {
        Some(approval) => approval.write(desk, row, "/approval"),
        None => Ok(row),
    }
}

/// Of somebody who is a member; history also of somebody who has left, or from before the member was entered here.
fn possible(desk: &Desk<'_>, member: &Member, row: &Model) -> Result<(), Problem> {
    let here = member.membership_state.is_member();
    let entered = business_date(member.created_at, SHANGHAI).min(desk.today);
    let history = row.history_reason.is_some();
    if !history && !here {
        return Err(members::NOT_A_MEMBER.at("/member_id"));
    }
    if history && here && row.decided_on >= entered {
        return Err(NOT_HISTORY.with("day", entered).field("/back_filled_reason", &NOT_HISTORY));
    }
    if row.decided_on < member.joined_on {
        let refused = DECIDED_BEFORE_JOINED.with("day", member.joined_on);
        return Err(refused.field("/decided_on", &DECIDED_BEFORE_JOINED));
    }
    Ok(())
}

/// Members decide about their own only in a unit that may discipline. What a body above decided needs no power of the
/// unit, and history was decided before anybody asked here.
fn may_decide(desk: &Desk<'_>, unit: &Unit, row: &Model) -> Result<(), Problem> {
    let kinds = desk.pack.unit_kinds.on(row.decided_on);
    let elsewhere = row.decided_by == DecidingBody::HigherBody || row.history_reason.is_some();
    if elsewhere || kinds.value.can(unit.kind, Capability::Discipline) {
        return Ok(());
    }
    let refused = MAY_NOT_DISCIPLINE.with("unit", &unit.name).with("source", &kinds.source);
    Err(refused.with("since", kinds.effective_from).field("/decided_by", &MAY_NOT_DISCIPLINE))
}

/// With what stands against it, where that does not stop it.
async fn judged(desk: &Desk<'_>, member: &Member, ruled: Ruled<'_>, row: Model) -> Result<Model, Problem> {
    let known = store::of_member(desk.tx, member.id).await?;
    let earlier: Vec<(DispositionKind, Date)> = known
        .iter()
        .filter(|one| one.lifted_on.is_none())
        .filter_map(|one| Some((one.kind, one.in_force_from?)))
        .collect();
    let case = Case {
        by: row.decided_by,
        decided_on: row.decided_on,
        level: row.approval_level,
        months: row.term(),
        full: member.was_full(row.decided_on),
        earlier: &earlier,
    };
    let doubts = rules::doubts(ruled.rule, &case);
    if !doubts.is_empty() && row.history_reason.is_none() {
        return Err(said::refusal(ruled, &case, &doubts));
    }
    Ok(Model { doubts: doubts.iter().map(ToString::to_string).collect(), ..row })
}
