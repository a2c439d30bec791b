use super::{
    action::{New, write},
    rules::Item,
    shape::{ErasureOut, shaped},
};
use crate::{sessions, state::App};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What is to be erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewErasure)]
pub struct Wish {
    #[schema(value_type = Vec<Item>)]
    items: BTreeSet<Item>,
    #[serde(default)]
    note: Option<String>,
    /// That the password was just shown again.
    proof: String,
}

/// Ask to have one's own data erased
#[utoipa::path(post, path = "/me/erasures", tag = "privacy", operation_id = "ask_for_erasure",
    request_body = Wish,
    responses((status = 201, description = "Received; it says until when it is answered", body = ErasureOut)))]
pub async fn ask(State(app): State<App>, ctx: Ctx, Json(wish): Json<Wish>) -> Answer {
    ctx.proven(&wish.proof)?;
    let own = sessions::own(&app, &ctx).await?;
    let new = New {
        account: Some(own.account.id),
        member: own.account.member_id,
        subject_name: own.account.display_name,
        items: wish.items,
        note: wish.note.filter(|note| !note.trim().is_empty()),
        proxy: None,
    };
    let row = write(&app, &ctx, new).await?;
    let out = shaped(ctx.tx(), row, ctx.today())?;
    ctx.reply(StatusCode::CREATED, &out).await
}
