use super::{
    appoint::{event, tell},
    problems::ENDED_ALREADY,
    rules,
    store::{self, Column, End},
    view::{self, PostOut},
};
use crate::{Records, desk::Desk, sql::any_of, text, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, PostId, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// How somebody leaves a post.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostEnd {
    /// The first day on which it is no longer held.
    pub ended_on: Date,
    pub reason: String,
}

/// End a post
#[utoipa::path(post, path = "/posts/{id}/end", tag = "posts", operation_id = "end_post", request_body = PostEnd,
    params(("id" = PostId, Path)), responses((status = OK, body = PostOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<PostId>,
    Json(wanted): Json<PostEnd>,
) -> Answer {
    let reach = ctx.reach(Action::View, ResourceKind::Post).await?;
    let seen = units::reached_by(&reach, Column::UnitId);
    let post = store::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let unit = units::reached(&ctx, post.unit_id).await?;
    let thing = Thing::within(ResourceKind::Post, unit.path.as_str()).about(Some(post.member_id));
    ctx.authorize(Action::Appoint, &thing).await?;
    let desk = records.desk(&ctx);
    if post.ended_on.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    rules::ended(post.started_on, wanted.ended_on, desk.today)?;
    let reason = text::required(wanted.reason, "/reason", 200)?;
    let ended = leave(&desk, id, End { on: wanted.ended_on, reason, recorded_at: desk.now }).await?;
    let version = ended.version;
    let out = view::shown(&desk, vec![ended]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

async fn leave(desk: &Desk<'_>, id: PostId, end: End) -> Result<store::Model, Problem> {
    let (on, reason) = (end.on, end.reason.clone());
    let mut ended = store::end(desk.tx, Condition::all().add(Column::Id.eq(id)), end).await?;
    // somebody else was faster
    let ended = ended.pop().ok_or_else(|| ENDED_ALREADY.problem())?;
    tell(desk, &ended).await?;
    let (subject_id, why) = (Some(id.0), Some(reason));
    let (old, new) = (json!({"ended_on": null}), json!({"ended_on": on}));
    desk.audit(Entry { action: "end", subject: "post", subject_id, old: Some(old), new: Some(new), why })
        .await?;
    Ok(ended)
}

/// Ends every open post in a unit that is closed; says how many.
///
/// # Errors
/// When the database is away.
pub async fn end_all_in(desk: &Desk<'_>, unit: UnitId, on: Date, reason: &str) -> Result<usize, Problem> {
    let end = End { on, reason: reason.to_owned(), recorded_at: desk.now };
    let ended = store::end(desk.tx, Condition::all().add(Column::UnitId.eq(unit)), end).await?;
    desk.emit_all(&ended.iter().map(event).collect::<Vec<_>>()).await?;
    Ok(ended.len())
}

/// Ends the open posts of a member who leaves, but for those in the unit with this path and above it; says how many.
///
/// # Errors
/// When the database is away.
pub async fn end_all_of(
    desk: &Desk<'_>,
    member: MemberId,
    stays: Option<&str>,
    on: Date,
    reason: &str,
) -> Result<usize, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member)).add(Column::EndedOn.is_null());
    let held = store::all(desk.tx, theirs).await?;
    let units = units::by_ids(desk.tx, held.iter().map(|post| post.unit_id).collect()).await?;
    let above = |unit: UnitId| {
        units.get(&unit).is_some_and(|unit| stays.is_some_and(|stays| stays.starts_with(&unit.path)))
    };
    let left: Vec<PostId> = held.iter().filter(|post| !above(post.unit_id)).map(|post| post.id).collect();
    if left.is_empty() {
        return Ok(0);
    }
    let end = End { on, reason: reason.to_owned(), recorded_at: desk.now };
    let ended = store::end(desk.tx, Condition::all().add(any_of(Column::Id, left)), end).await?;
    for post in &ended {
        let (subject_id, why) = (Some(post.id.0), Some(reason.to_owned()));
        let (old, new) = (Some(json!({"ended_on": null})), Some(json!({"ended_on": post.ended_on})));
        desk.audit(Entry { action: "end", subject: "post", subject_id, old, new, why }).await?;
    }
    desk.emit_all(&ended.iter().map(event).collect::<Vec<_>>()).await?;
    Ok(ended.len())
}
