use super::{
    store::{self, Entity, Model},
    view::{self, LostOut},
};
use crate::{
    Records,
    codes::LOST_REASONS,
    desk::Desk,
    members::Member,
    registers::{
        problems::{ALREADY_LOST, UNKNOWN_REASON},
        rules, spells,
        tell::{self, Register},
    },
};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, SpellId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// A member with whom there is no contact.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLost {
    pub member_id: MemberId,
    /// Of the last activity or payment.
    pub since: Date,
    /// 1 to 7, as on the national collection form.
    pub reason_code: String,
}

/// Register a member as out of contact
#[utoipa::path(post, path = "/lost-contacts", tag = "registers", operation_id = "create_lost_contact",
    request_body = NewLost, responses((status = CREATED, body = LostOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewLost>) -> Answer {
    let found = spells::named(&ctx, new.member_id).await?;
    let desk = records.desk(&ctx);
    let entry = begin(&desk, &found.member, new).await?;
    let out = view::shown(&desk, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Enters a time out of contact.
///
/// # Errors
/// When it is entered already, or a value is not right.
pub async fn begin(desk: &Desk<'_>, member: &Member, new: NewLost) -> Result<Model, Problem> {
    rules::begins(member, new.since, desk.today)?;
    if !LOST_REASONS.contains(&new.reason_code) {
        return Err(UNKNOWN_REASON.at("/reason_code"));
    }
    let entry = build(desk, new);
    let inserted = spells::insert::<Entity>(desk.tx, entry.clone()).await;
    inserted.on_constraint("lost_contacts_open_key", &ALREADY_LOST, "/member_id")?;
    let new = json!({"lost_contact": true, "since": entry.since, "reason_code": entry.reason_code});
    tell::changed(desk, member, Register::Lost.begun(entry.id), "lose_contact", new).await?;
    Ok(entry)
}

/// Enters the times out of contact of members an import has just registered. They are within the rules by then, and
/// the audit entry of the import speaks for them.
///
/// # Errors
/// When one of them is out of contact already.
pub async fn begin_many(desk: &Desk<'_>, all: Vec<NewLost>) -> Result<(), Problem> {
    let entries = all.into_iter().map(|new| build(desk, new)).collect();
    let inserted = store::insert(desk.tx, entries).await;
    inserted.on_constraint("lost_contacts_open_key", &ALREADY_LOST, "/member_id")
}

fn build(desk: &Desk<'_>, new: NewLost) -> Model {
    Model {
        id: SpellId::new(),
        member_id: new.member_id,
        since: new.since,
        reason_code: new.reason_code,
        until: None,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    }
}
