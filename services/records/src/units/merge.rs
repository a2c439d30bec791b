use super::{
    dissolve::{approved, close},
    joint,
    moves::no_circle_since,
    open_work, path,
    problems::{NAME_TAKEN, UNKNOWN_TARGET},
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
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// Which unit takes over, and by which decision.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    pub into_id: UnitId,
    pub decided_on: Date,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Merge a unit into another
///
/// Its members and the units below it go over; posts in it end; it is closed.
#[utoipa::path(post, path = "/units/{id}/merge", tag = "units", operation_id = "merge_unit", request_body = Merge, params(("id" = UnitId, Path)),
    responses((status = OK, body = UnitOut, description = "The unit that took over")))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Json(wanted): Json<Merge>,
) -> Answer {
    super::reached_for(&ctx, id, Action::Merge).await?;
    let target = super::named(&ctx, wanted.into_id, &UNKNOWN_TARGET, "/into_id").await?;
    ctx.authorize(Action::Merge, &target).await?;
    let desk = records.desk(&ctx);
    let target = merge(&desk, id, wanted).await?;
    let version = target.version;
    let out = UnitOut::of(&desk, target)?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Carries everything in a unit over to another and closes it.
///
/// # Errors
/// When the other cannot take what the unit has, or lies below it, and while work is open that would stay behind.
pub async fn merge(desk: &Desk<'_>, id: UnitId, wanted: Merge) -> Result<Model, Problem> {
    let paper =
        Paper { decided_on: Some(wanted.decided_on), doc_no: text::kept(wanted.doc_no, "/doc_no", 100)? };
    store::claim_tree(desk.tx).await?;
    let source = store::claim(desk.tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let target = store::claim(desk.tx, wanted.into_id).await?;
    let target = target.ok_or_else(|| UNKNOWN_TARGET.at("/into_id"))?;
    let children = store::active_children(desk.tx, id).await?;
    check(desk, &source, &target, &children, wanted.decided_on).await?;
    approved(desk, &source, &paper, wanted.decided_on)?;
    rehang(desk, &source, &target, &children, &paper).await?;
    no_circle_since(desk, wanted.decided_on).await?;
    let members = members::transfer_all(desk, source.id, target.id).await?;
    let reason = spoken::pick("组织合并", "the unit was merged");
    let posts = posts::end_all_in(desk, source.id, wanted.decided_on, reason).await?;
    joint::take_in(desk, &source, &target).await?;
    let closed = close(desk, source, Some(target.id), &paper).await?;
    let new = json!({"into_id": target.id, "decided_on": wanted.decided_on, "members": members, "units": children.len(), "posts": posts, "doc_no": paper.doc_no});
    record::audit(desk, "merge", closed.id, Some(json!({"state": UnitState::Active})), Some(new)).await?;
    Ok(store::find(desk.tx, target.id).await?.unwrap_or(target))
}

async fn check(
    desk: &Desk<'_>,
    source: &Model,
    target: &Model,
    children: &[Model],
    decided_on: Date,
) -> Result<(), Problem> {
    rules::not_the_top(source)?;
    rules::active(source)?;
    rules::active_at(target, "/into_id")?;
    rules::no_circle(source, target, "/into_id")?;
    let has_members = members::count_in(desk.tx, source.id).await? > 0;
    rules::takes(&desk.pack.unit_kinds.on(decided_on).value, target, has_members, children)?;
    rules::decided(decided_on, store::last_decided(desk.tx, source.id).await?, desk.today)?;
    open_work::nothing_left_behind(desk, source.id, decided_on).await
}

/// The children go under the target, each with its subtree, each with its own line of history.
async fn rehang(
    desk: &Desk<'_>,
    source: &Model,
    target: &Model,
    children: &[Model],
    paper: &Paper,
) -> Result<(), Problem> {
    store::rehang(desk.tx, source.id, target.id).await.on_constraint(
        "units_name_key",
        &NAME_TAKEN,
        "/into_id",
    )?;
    let mut moved = Vec::new();
    let mut history = Vec::new();
    for child in children {
        let place = path::under(Some(&target.path), &child.label);
        moved.extend(store::repath(desk.tx, &child.path, &place, desk.now).await?);
        let mut change = record::change(desk, child.id, Change::Moved, paper);
        change.parent_id = Some(target.id);
        history.push(change);
    }
    record::keep(desk.tx, history).await?;
    record::announce(desk, &moved).await
}
