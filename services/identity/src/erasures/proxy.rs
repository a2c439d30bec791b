use super::{
    action::{New, write},
    problems,
    rules::Item,
    shape::{ErasureOut, shaped},
};
use crate::{consents, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, MemberId, text};
use rest::{Answer, Ctx, Json, check::Check};
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What is to be erased for somebody who cannot ask here.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ErasureOnBehalf)]
pub struct Wish {
    /// One of the two.
    account_id: Option<AccountId>,
    member_id: Option<MemberId>,
    /// Of the person whose data it is.
    subject_name: String,
    #[schema(value_type = Vec<Item>)]
    items: BTreeSet<Item>,
    #[serde(default)]
    note: Option<String>,
    /// Who came and asked.
    applicant: String,
    /// Such as "daughter of the deceased".
    relation: String,
}

/// Write down what somebody else asks to have erased
///
/// For members without an account, and for close relatives of somebody who has died.
#[utoipa::path(post, path = "/privacy/erasures", tag = "privacy", operation_id = "record_erasure",
    request_body = Wish,
    responses((status = 201, description = "Received", body = ErasureOut)))]
pub async fn proxy(State(app): State<App>, ctx: Ctx, Json(wish): Json<Wish>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let line = |text: &str| text::single_line(text);
    let (name, applicant, relation) = (line(&wish.subject_name), line(&wish.applicant), line(&wish.relation));
    Check::new()
        .line("/subject_name", &name, 1..=80)
        .line("/applicant", &applicant, 1..=80)
        .line("/relation", &relation, 1..=40)
        .finish()?;
    let (account, member) = consents::whose(&ctx, wish.account_id, wish.member_id, &problems::WHOSE).await?;
    let note = wish.note.filter(|note| !note.trim().is_empty());
    let proxy = Some((applicant, relation));
    let row = write(&app, &ctx, New { account, member, subject_name: name, items: wish.items, note, proxy })
        .await?;
    let out = shaped(ctx.tx(), row, ctx.today())?;
    ctx.reply(StatusCode::CREATED, &out).await
}
