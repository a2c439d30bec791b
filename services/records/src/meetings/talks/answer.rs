use super::{
    problems::{NOT_OBJECTED, OBJECTED, OWN_ENTRY, WITHDRAWN},
    query::{self, Placed},
    store::Model,
    tell,
    view::{self, TalkOut},
    words::TalkState,
};
use crate::{Records, desk::Desk};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::TalkId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use utoipa::ToSchema;

/// What one of the two says of an entry.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalkAnswer {
    /// `false`: it counts no more; `true`: one takes that back.
    pub took_place: bool,
}

/// Say of a talk others entered that it did not take place, or take that back
#[utoipa::path(post, path = "/talks/{id}/answer", tag = "meetings", operation_id = "answer_talk",
    request_body = TalkAnswer, params(("id" = TalkId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = TalkOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TalkId>,
    IfMatch(version): IfMatch,
    Json(said): Json<TalkAnswer>,
) -> Answer {
    let placed = query::claimed(&ctx, id).await?;
    ctx.authorize_step(Action::TakePart, &placed.thing()).await?;
    IfMatch(version).check(placed.talk.version)?;
    let desk = records.desk(&ctx);
    let talk = if said.took_place { restore(&desk, &placed).await? } else { object(&desk, &placed).await? };
    let version = talk.version;
    let out = view::one(&desk, &ctx, talk).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

async fn object(desk: &Desk<'_>, placed: &Placed) -> Result<Model, Problem> {
    let old = &placed.talk;
    match old.state {
        TalkState::Standing if placed.entered_oneself() => return Err(OWN_ENTRY.problem()),
        TalkState::Standing => {}
        TalkState::Objected => return Err(OBJECTED.problem()),
        TalkState::Withdrawn => return Err(WITHDRAWN.problem()),
    }
    let new = Model { state: TalkState::Objected, objected_by: placed.own, ..old.clone() };
    tell::save(desk, "object_talk", old, new).await
}

async fn restore(desk: &Desk<'_>, placed: &Placed) -> Result<Model, Problem> {
    let old = &placed.talk;
    if old.state != TalkState::Objected || old.objected_by != placed.own {
        return Err(NOT_OBJECTED.problem());
    }
    let new = Model { state: TalkState::Standing, objected_by: None, ..old.clone() };
    tell::save(desk, "restore_talk", old, new).await
}
