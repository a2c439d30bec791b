use super::{
    shape::Onboarding,
    store::{self, Said},
    words::{Mark, Step},
};
use crate::tenant_settings;
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use rest::{Answer, Ctx, Json};
use serde::Deserialize;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What to say; what is absent stays as it was said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OnboardingPatch)]
pub struct Change {
    /// Put the list away, or bring it back.
    hidden: Option<bool>,
    step: Option<StepChange>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OnboardingStepPatch)]
pub struct StepChange {
    step: Step,
    mark: Mark,
}

/// Skip, confirm or reopen a first step, or put the list away
#[utoipa::path(patch, path = "/onboarding", tag = "settings", operation_id = "update_onboarding",
    request_body = Change,
    responses((status = 200, description = "How the steps stand now", body = Onboarding)))]
pub async fn change(ctx: Ctx, Json(change): Json<Change>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    let before = store::load(ctx.tx()).await?;
    let after = apply(before.clone(), &change);
    if after != before {
        store::put(ctx.tx(), &after, ctx.now()).await?;
        let (old, new) = (Some(recorded(&before)), Some(recorded(&after)));
        ctx.audit(Entry {
            action: "onboarding.changed",
            subject: "settings",
            old,
            new,
            ..Default::default()
        })
        .await?;
    }
    let out = Onboarding::of(&ctx, &after).await?;
    ctx.reply(StatusCode::OK, &out).await
}

fn apply(mut said: Said, change: &Change) -> Said {
    said.hidden = change.hidden.unwrap_or(said.hidden);
    match change.step {
        Some(StepChange { step, mark: Mark::Open }) => drop(said.marks.remove(&step)),
        Some(StepChange { step, mark }) => drop(said.marks.insert(step, mark)),
        None => {}
    }
    said
}

fn recorded(said: &Said) -> Value {
    json!({ "hidden": said.hidden, "marks": said.marks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_stays_and_reopening_forgets() {
        let skip = Change { hidden: None, step: Some(StepChange { step: Step::Tree, mark: Mark::Skipped }) };
        let said = apply(Said::default(), &skip);
        assert_eq!(
            (said.of(Step::Tree), said.of(Step::Roster), said.hidden),
            (Mark::Skipped, Mark::Open, false)
        );
        let hide = Change { hidden: Some(true), step: None };
        let said = apply(said, &hide);
        assert!(said.hidden && said.of(Step::Tree) == Mark::Skipped);
        let open =
            Change { hidden: Some(false), step: Some(StepChange { step: Step::Tree, mark: Mark::Open }) };
        assert_eq!(apply(said, &open), Said::default());
    }
}
