use super::{
    open_work,
    problems::{HAS_CHILDREN, HAS_MEMBERS, PAPER_MISSING, ROOT_STAYS},
    record::{self, Paper},
    rules,
    store::{self, unit::Model},
    view::UnitOut,
    words::{Change, UnitState},
};
use crate::{Records, desk::Desk, members, posts, spoken, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// By which decision a unit is dissolved.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dissolve {
    pub decided_on: Date,
    /// Number of the higher committee's approval; needed of every unit but those a branch dissolves itself.
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Dissolve a unit
#[utoipa::path(post, path = "/units/{id}/dissolve", tag = "units", operation_id = "dissolve_unit", request_body = Dissolve,
    params(("id" = UnitId, Path)),
    responses((status = OK, body = UnitOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(wanted): Json<Dissolve>,
) -> Answer {
    super::reached_for(&ctx, id, Action::Dissolve).await?;
    let desk = records.desk(&ctx);
    let unit = dissolve(&desk, id, wanted).await?;
    let version = unit.version;
    let out = UnitOut::of(&desk, unit)?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Closes a unit that is empty.
///
/// # Errors
/// While it has members, active units below it, or work that is not finished, and without the paper that approves it.
pub async fn dissolve(desk: &Desk<'_>, id: UnitId, wanted: Dissolve) -> Result<Model, Problem> {
    let paper =
        Paper { decided_on: Some(wanted.decided_on), doc_no: text::kept(wanted.doc_no, "/doc_no", 100)? };
    store::claim_tree(desk.tx).await?;
    let unit = store::claim(desk.tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    rules::not_the_top(&unit)?;
    rules::active(&unit)?;
    rules::decided(wanted.decided_on, store::last_decided(desk.tx, id).await?, desk.today)?;
    approved(desk, &unit, &paper, wanted.decided_on)?;
    empty(desk, id).await?;
    open_work::nothing_open(desk, id, wanted.decided_on).await?;
    let reason = spoken::pick("组织撤销", "the unit was dissolved");
    let posts = posts::end_all_in(desk, id, wanted.decided_on, reason).await?;
    let left = members::leave_group(desk, id).await?;
    let closed = close(desk, unit, None, &paper).await?;
    let new = json!({
        "state": UnitState::Dissolved, "decided_on": wanted.decided_on, "doc_no": paper.doc_no, "posts": posts,
        "left_group": left,
    });
    record::audit(desk, "dissolve", id, Some(json!({"state": UnitState::Active})), Some(new)).await?;
    Ok(closed)
}

/// Writes that a unit is no more: dissolved, or merged into another.
///
/// # Errors
/// When it was changed meanwhile.
pub(super) async fn close(
    desk: &Desk<'_>,
    mut unit: Model,
    into: Option<UnitId>,
    paper: &Paper,
) -> Result<Model, Problem> {
    let (how, state) = match into {
        Some(_) => (Change::Merged, UnitState::Merged),
        None => (Change::Dissolved, UnitState::Dissolved),
    };
    let mut change = record::change(desk, unit.id, how, paper);
    change.state = Some(state);
    record::keep(desk.tx, vec![change]).await?;
    unit.state = state;
    unit.merged_into_id = into;
    unit.dissolved_on = paper.decided_on;
    let closed = store::update(desk.tx, unit, desk.now).await?;
    let closed = closed.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    record::announce(desk, std::slice::from_ref(&closed)).await?;
    Ok(closed)
}

/// The parent of a unit that can be dissolved at all.
///
/// # Errors
/// For the top of the organisation, and for a unit that is gone already.
pub fn may_go(unit: &Model) -> Result<UnitId, Problem> {
    rules::active(unit)?;
    unit.parent_id.ok_or_else(|| ROOT_STAYS.problem())
}

/// By the paper of the committee above, whoever enters it.
pub(super) fn approved(desk: &Desk<'_>, unit: &Model, paper: &Paper, day: Date) -> Result<(), Problem> {
    let rule = desk.pack.dissolution.on(day);
    if paper.doc_no.is_some() || rule.value.unapproved.contains(&unit.kind) {
        return Ok(());
    }
    let missing = PAPER_MISSING.with("source", &rule.source).with("since", rule.effective_from);
    Err(missing.field("/doc_no", &PAPER_MISSING))
}

async fn empty(desk: &Desk<'_>, id: UnitId) -> Result<(), Problem> {
    let children = store::active_children(desk.tx, id).await?.len();
    if children > 0 {
        return Err(HAS_CHILDREN.with("count", children));
    }
    match members::count_in(desk.tx, id).await? {
        0 => Ok(()),
        count => Err(HAS_MEMBERS.with("count", count)),
    }
}
