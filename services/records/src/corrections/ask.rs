use super::{
    problems::{NOTHING_NEW, OPEN_ALREADY},
    proposal,
    store::{self, Model},
    tell::tell,
    view::{self, CorrectionOut},
    words::{CorrectionField, CorrectionState},
};
use crate::{
    Records,
    desk::Desk,
    members::{self, Member, problems::refuse},
    text,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, CorrectionId, MemberId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What is wrong in a record and how it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// The member it is asked for on behalf; the own record when absent.
    #[serde(default)]
    pub member_id: Option<MemberId>,
    pub field: CorrectionField,
    /// In the form the field has in a member; blank clears it.
    pub proposed: String,
    #[serde(default)]
    pub note: Option<String>,
}

/// Ask for a correction of a record
///
/// By the member, or by whoever keeps the records on the member's behalf. The member sees by whom, and may take it back.
#[utoipa::path(post, path = "/corrections", tag = "corrections", operation_id = "create_correction",
    request_body = NewCorrection, responses((status = CREATED, body = CorrectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewCorrection>) -> Answer {
    let id = new.member_id.or(ctx.member()).ok_or_else(|| members::NO_RECORD.problem())?;
    let found = members::reached(&ctx, id).await?;
    let thing = members::resource(ResourceKind::Correction, id, &found.unit);
    let on_behalf = ctx.member() != Some(id);
    ctx.authorize(if on_behalf { Action::Create } else { Action::CorrectOwn }, &thing).await?;
    let desk = records.desk(&ctx).on_behalf_of(on_behalf.then_some(id));
    let name = match ctx.member().filter(|_| on_behalf) {
        Some(own) => members::names(desk.tx, vec![own]).await?.remove(&own),
        None => None,
    };
    let by = Asker { account: ctx.account()?, on_behalf, name };
    let correction = ask(&desk, &found.member, by, new).await?;
    let out = view::shown(&desk, vec![correction]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Who asks: the member, or somebody on the member's behalf.
struct Asker {
    account: AccountId,
    on_behalf: bool,
    name: Option<String>,
}

async fn ask(desk: &Desk<'_>, member: &Member, by: Asker, new: NewCorrection) -> Result<Model, Problem> {
    let proposed = text::kept(Some(new.proposed), "/proposed", 200)?.unwrap_or_default();
    let note = text::kept(new.note, "/note", 500)?;
    let proposed = check(desk, member, new.field, &proposed)?;
    let id = CorrectionId::new();
    let correction = Model {
        id,
        member_id: member.id,
        field: new.field,
        proposed_sealed: view::seal(desk, id, &proposed)?,
        note,
        state: CorrectionState::Open,
        asked_by: by.account,
        asked_at: desk.now,
        on_behalf: by.on_behalf.then_some(true),
        asked_by_name: by.name,
        decided_by: None,
        decided_at: None,
        decision_reason: None,
        version: 1,
    };
    let inserted = store::insert(desk.tx, correction.clone()).await;
    inserted.on_constraint("corrections_open_key", &OPEN_ALREADY, "/field")?;
    let new = json!({"member_id": member.id, "field": correction.field});
    desk.audit(Entry {
        action: "ask",
        subject: "correction",
        subject_id: Some(id.0),
        new: Some(new),
        ..Entry::default()
    })
    .await?;
    tell(desk, &correction).await?;
    Ok(correction)
}

/// The value as the record would keep it. One that could not be accepted is refused at once, at the proposed value.
fn check(
    desk: &Desk<'_>,
    member: &Member,
    field: CorrectionField,
    proposed: &str,
) -> Result<String, Problem> {
    let facts = members::facts(desk.tx.vault(), member)?;
    let mut wanted = facts.clone();
    proposal::patch(field, proposed)?.apply(&mut wanted).map_err(|_| kinds::MISSING.at("/proposed"))?;
    let checked = members::check(wanted, desk.today, desk.pack).map_err(|mut findings| {
        findings.iter_mut().for_each(|finding| finding.pointer = "/proposed");
        refuse(desk.pack, findings)
    })?;
    let kept = proposal::current(field, &checked.facts);
    if kept == proposal::current(field, &facts) {
        return Err(NOTHING_NEW.at("/proposed"));
    }
    Ok(kept.unwrap_or_default())
}
