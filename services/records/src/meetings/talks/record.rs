use super::{
    enter::{self, Entry},
    view::{self, TalkOut},
};
use crate::{Records, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{MeetingId, MemberId, UnitId};
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A talk between two people of a branch. What they said is nobody else's.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTalk {
    pub unit_id: UnitId,
    pub one_id: MemberId,
    pub other_id: MemberId,
    pub day: Date,
    /// The organisational-life meeting it prepares.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
}

/// Enter that two people of a branch had a heart-to-heart talk
#[utoipa::path(post, path = "/talks", tag = "meetings", operation_id = "record_talk", request_body = NewTalk,
    responses((status = CREATED, body = TalkOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewTalk>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Meeting).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Meeting, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let entry = Entry {
        one: new.one_id,
        other: new.other_id,
        day: new.day,
        meeting: new.meeting_id,
        by: ctx.account().ok(),
        by_member: ctx.member(),
    };
    let talk = enter::enter(&desk, &unit, entry).await?;
    let version = talk.version;
    let out = view::one(&desk, &ctx, talk).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}
