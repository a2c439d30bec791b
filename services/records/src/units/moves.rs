use super::{
    path,
    problems::{CYCLE_IN_PAST, GROUP_HAS_MEMBERS, NAME_TAKEN, UNKNOWN_PARENT, UNKNOWN_TARGET},
    record::{self, Paper},
    rules,
    store::{self, unit::Model},
    timeline,
    view::UnitOut,
    words::Change,
};
use crate::{Records, desk::Desk, members, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use rulepack::UnitKind;
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// Where a unit goes, and by which decision.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub parent_id: UnitId,
    pub decided_on: Date,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Move a unit and everything below it
#[utoipa::path(post, path = "/units/{id}/move", tag = "units", operation_id = "move_unit", request_body = Move, params(("id" = UnitId, Path)),
    responses((status = OK, body = UnitOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(wanted): Json<Move>,
) -> Answer {
    super::reached_for(&ctx, id, Action::Move).await?;
    let parent = super::named(&ctx, wanted.parent_id, &UNKNOWN_PARENT, "/parent_id").await?;
    ctx.authorize(Action::Move, &parent).await?;
    let desk = records.desk(&ctx);
    let unit = relocate(&desk, id, wanted).await?;
    let version = unit.version;
    let out = UnitOut::of(&desk, unit)?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Hangs a unit under another parent.
///
/// # Errors
/// When it would hang below itself today or on any day since the decision, or may not stand there.
pub async fn relocate(desk: &Desk<'_>, id: UnitId, wanted: Move) -> Result<Model, Problem> {
    let paper =
        Paper { decided_on: Some(wanted.decided_on), doc_no: text::kept(wanted.doc_no, "/doc_no", 100)? };
    store::claim_tree(desk.tx).await?;
    // read again under the claim: somebody may have moved either of them meanwhile
    let unit = store::claim(desk.tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let parent =
        store::find(desk.tx, wanted.parent_id).await?.ok_or_else(|| UNKNOWN_TARGET.at("/parent_id"))?;
    check(desk, &unit, &parent, wanted.decided_on).await?;
    if unit.parent_id == Some(parent.id) {
        return Ok(unit);
    }
    let mut change = record::change(desk, unit.id, Change::Moved, &paper);
    change.parent_id = Some(parent.id);
    record::keep(desk.tx, vec![change]).await?;
    no_circle_since(desk, wanted.decided_on).await?;
    let old = unit.clone();
    let moved = hang(desk, unit, &parent).await?;
    let (was, is) = (
        json!({"parent_id": old.parent_id}),
        json!({"parent_id": parent.id, "decided_on": wanted.decided_on, "doc_no": paper.doc_no}),
    );
    record::audit(desk, "move", old.id, Some(was), Some(is)).await?;
    Ok(moved)
}

async fn check(desk: &Desk<'_>, unit: &Model, parent: &Model, decided_on: Date) -> Result<(), Problem> {
    rules::not_the_top(unit)?;
    rules::active(unit)?;
    rules::active_at(parent, "/parent_id")?;
    rules::no_circle(unit, parent, "/parent_id")?;
    rules::place(&desk.pack.unit_kinds.on(decided_on).value, unit.kind, Some(parent), "/parent_id")?;
    let own = path::depth(&unit.path);
    let below = store::subtree(desk.tx, &unit.path).await?;
    let levels = below.iter().map(|unit| path::depth(&unit.path) - own + 1).max().unwrap_or(1);
    rules::depth(Some(parent), levels)?;
    rules::decided(decided_on, store::last_decided(desk.tx, unit.id).await?, desk.today)?;
    // its members belong to the branch it leaves, and a branch is changed by a transfer, not by the way
    if unit.kind == UnitKind::Group && unit.parent_id != Some(parent.id) {
        let count = members::count_in_group(desk.tx, unit.id).await?;
        if count > 0 {
            return Err(GROUP_HAS_MEMBERS.at("/parent_id").with("count", count));
        }
    }
    Ok(())
}

/// A decision that is recorded late must not close a circle on a day that has passed.
pub(super) async fn no_circle_since(desk: &Desk<'_>, decided_on: Date) -> Result<(), Problem> {
    if decided_on == desk.today {
        return Ok(());
    }
    let decisions = store::decisions(desk.tx).await?;
    match timeline::first_circle(&decisions, decided_on, desk.now) {
        Some(day) => Err(CYCLE_IN_PAST.at("/decided_on").with("day", day)),
        None => Ok(()),
    }
}

/// Sets the parent and rewrites the paths of the subtree.
async fn hang(desk: &Desk<'_>, mut unit: Model, parent: &Model) -> Result<Model, Problem> {
    let (from, to) = (unit.path.clone(), path::under(Some(&parent.path), &unit.label));
    unit.parent_id = Some(parent.id);
    let id = unit.id;
    let saved = store::update(desk.tx, unit, desk.now).await.on_constraint(
        "units_name_key",
        &NAME_TAKEN,
        "/parent_id",
    )?;
    saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let moved = store::repath(desk.tx, &from, &to, desk.now).await?;
    record::announce(desk, &moved).await?;
    moved.into_iter().find(|unit| unit.id == id).ok_or_else(|| kinds::INTERNAL.problem())
}
