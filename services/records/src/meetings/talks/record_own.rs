use super::{
    enter::{self, Entry},
    view::{self, TalkOut},
};
use crate::{Records, members};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::MemberId;
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A talk of one's own with somebody of the own branch.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwnTalk {
    pub other_id: MemberId,
    pub day: Date,
}

/// Enter that one had a heart-to-heart talk oneself
#[utoipa::path(post, path = "/talks/mine", tag = "meetings", operation_id = "record_own_talk",
    request_body = NewOwnTalk, responses((status = CREATED, body = TalkOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewOwnTalk>) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::TakePart, &Thing::of(ResourceKind::Meeting).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let entry = Entry {
        one: own,
        other: new.other_id,
        day: new.day,
        meeting: None,
        by: ctx.account().ok(),
        by_member: Some(own),
    };
    let talk = enter::enter(&desk, &found.unit, entry).await?;
    let version = talk.version;
    let out = view::one(&desk, &ctx, talk).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}
