use super::{
    RestKind,
    store::{Column, Entity, Model},
    view::{self, SuspensionOut},
};
use crate::{
    Records, dates,
    desk::Desk,
    members::Member,
    registers::{
        problems::{NOT_FULL, RIGHTS_REST},
        query::overlapping,
        rules, spells,
        tell::{self, Register},
    },
    text,
};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, SpellId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use sea_orm::ColumnTrait as _;
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// A full member whose rights rest, and the paper that says so.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRightsSuspension {
    pub member_id: MemberId,
    #[schema(inline)]
    pub kind: RestKind,
    pub doc_no: String,
    pub decided_on: Date,
    pub since: Date,
    /// The last day, where it is known.
    #[serde(default)]
    pub until: Option<Date>,
}

/// Enter that the rights of a member rest
///
/// From then on the member neither votes, elects nor is elected: lists of voters, votes and quorums take it from here.
#[utoipa::path(post, path = "/rights-suspensions", tag = "registers", operation_id = "create_rights_suspension",
    request_body = NewRightsSuspension, responses((status = CREATED, body = SuspensionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Json(new): Json<NewRightsSuspension>,
) -> Answer {
    let found = spells::named(&ctx, new.member_id).await?;
    let desk = records.desk(&ctx);
    let entry = begin(&desk, &found.member, new).await?;
    let out = view::shown(&desk, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

async fn begin(desk: &Desk<'_>, member: &Member, new: NewRightsSuspension) -> Result<Model, Problem> {
    rules::begins(member, new.since, desk.today)?;
    rules::spans(new.since, new.until)?;
    if !member.was_full(new.since) {
        return Err(NOT_FULL.at("/member_id"));
    }
    dates::past(new.decided_on, desk.today, "/decided_on")?;
    let theirs = overlapping(Column::Since, Column::Until, new.since, new.until);
    let theirs = theirs.add(Column::MemberId.eq(member.id)).add(Column::Kind.eq(new.kind));
    if !spells::page::<Entity>(desk.tx, theirs, 1).await?.is_empty() {
        return Err(RIGHTS_REST.at("/since"));
    }
    let entry = Model {
        id: SpellId::new(),
        member_id: member.id,
        kind: new.kind,
        doc_no: text::required(new.doc_no, "/doc_no", 100)?,
        decided_on: new.decided_on,
        since: new.since,
        until: new.until,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    };
    let inserted = spells::insert::<Entity>(desk.tx, entry.clone()).await;
    inserted.on_constraint("rights_suspensions_since_key", &RIGHTS_REST, "/since")?;
    let told = json!({
        "rights_rest": true, "kind": entry.kind, "doc_no": entry.doc_no, "since": entry.since, "until": entry.until,
    });
    tell::changed(desk, member, Register::Rights.begun(entry.id), "suspend_rights", told).await?;
    Ok(entry)
}
