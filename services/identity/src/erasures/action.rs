//! Writing a request down: the same whoever asks.

use super::{
    problems,
    rules::{ErasureState, Item},
    shape::{json, sealed},
    store::{self, erasure::Model},
};
use crate::state::App;
use kernel::{AccountId, ErasureId, MemberId};
use rest::{Ctx, OnConstraint, Problem, check::Check, kinds};
use std::collections::BTreeSet;
use tenancy::audit::Entry;
use time::Duration;

/// A request that is to be.
pub(super) struct New {
    pub account: Option<AccountId>,
    pub member: Option<MemberId>,
    pub subject_name: String,
    pub items: BTreeSet<Item>,
    pub note: Option<String>,
    /// Who asks for somebody else, and how they are related.
    pub proxy: Option<(String, String)>,
}

/// # Errors
/// 409 while another request waits, 422 for what there is nothing of.
pub(super) async fn write(app: &App, ctx: &Ctx, new: New) -> Result<Model, Problem> {
    check(&new)?;
    let rules = app.rules().of(ctx.tenant().kind);
    let days = rules.privacy_requests.on(ctx.today()).value.answer_days;
    let id = ErasureId::new();
    let (applicant, relation) =
        new.proxy.map_or((None, None), |(name, relation)| (Some(name), Some(relation)));
    let (note_sealed, applicant_sealed) = sealed(ctx.tx(), id, new.note.as_deref(), applicant.as_deref())?;
    let row = Model {
        id,
        account_id: new.account,
        member_id: new.member,
        subject_name: new.subject_name,
        items: json(&new.items),
        note_sealed,
        on_behalf: relation.is_some(),
        applicant_sealed,
        relation,
        state: ErasureState::Received,
        outcome: None,
        granted: None,
        reason: None,
        due_on: ctx.today() + Duration::days(i64::from(days)),
        asked_by: ctx.account()?,
        asked_at: ctx.now(),
        decided_by: None,
        decided_at: None,
        done_at: None,
        version: 1,
    };
    let row = store::insert(ctx.tx(), row)
        .await
        .on_constraint("erasures_open_account_key", &problems::OPEN_ALREADY, "")
        .on_constraint("erasures_open_member_key", &problems::OPEN_ALREADY, "")?;
    let new = serde_json::json!({ "items": row.items, "on_behalf": row.on_behalf, "due_on": row.due_on.to_string() });
    let (subject_id, new) = (Some(id.0), Some(new));
    ctx.audit(Entry { action: "erasure.asked", subject: "erasure", subject_id, new, ..Default::default() })
        .await?;
    Ok(row)
}

fn check(new: &New) -> Result<(), Problem> {
    let mut check = Check::new();
    if let Some(note) = &new.note {
        check.text("/note", note, 0..=500);
    }
    check.ensure(!new.items.is_empty(), "/items", &problems::NOTHING_ASKED);
    check.finish()?;
    let lacking = |item: &&Item| {
        (item.of_member() && new.member.is_none()) || (item.of_account() && new.account.is_none())
    };
    match new.items.iter().find(lacking) {
        Some(item) if item.of_member() => {
            Err(kinds::VALIDATION.problem().field("/items", &problems::NO_RECORD))
        }
        Some(_) => Err(kinds::VALIDATION.problem().field("/items", &problems::NO_ACCOUNT)),
        None => Ok(()),
    }
}
