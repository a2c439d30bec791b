use super::{
    get::{RetentionOut, shown},
    problems, rules, store,
};
use crate::{state::App, tenant_settings};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json, Problem, kinds};
use rulepack::DataClass;
use serde::Deserialize;
use std::collections::BTreeMap;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Days by kind of data; kinds that are absent stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RetentionPatch)]
pub struct Change {
    #[schema(value_type = std::collections::BTreeMap<String, u16>)]
    days: BTreeMap<DataClass, u16>,
}

/// Change how long data is kept
///
/// Within the bounds of the law. What is older than a shorter period is erased by the next round of clearing up.
#[utoipa::path(patch, path = "/retention", tag = "privacy", operation_id = "update_retention", request_body = Change,
    responses((status = 200, description = "The periods as they are now", body = RetentionOut)))]
pub async fn update(State(app): State<App>, ctx: Ctx, Json(change): Json<Change>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    check(&app, &ctx, &change.days)?;
    let bounds = &app.rules().of(ctx.tenant().kind).retention.on(ctx.today()).value;
    let before = rules::periods(bounds, &store::chosen(ctx.tx()).await?);
    let (mut old, mut new) = (serde_json::Map::new(), serde_json::Map::new());
    for (class, days) in change.days {
        let was = before.get(&class).copied().unwrap_or_default();
        if was != days {
            store::choose(ctx.tx(), class, days, ctx.now()).await?;
            old.insert(class.to_string(), was.into());
            new.insert(class.to_string(), days.into());
        }
    }
    if !new.is_empty() {
        let (old, new) = (Some(old.into()), Some(new.into()));
        ctx.audit(Entry { action: "retention.changed", subject: "settings", old, new, ..Default::default() })
            .await?;
    }
    let out: RetentionOut = shown(&app, &ctx).await?;
    ctx.reply(StatusCode::OK, &out).await
}

fn check(app: &App, ctx: &Ctx, days: &BTreeMap<DataClass, u16>) -> Result<(), Problem> {
    let bounds = &app.rules().of(ctx.tenant().kind).retention.on(ctx.today()).value;
    let mut wrong: Option<Problem> = None;
    for (class, days) in days {
        let Some(keep) = bounds.0.get(class) else { continue };
        if !(keep.least..=keep.most).contains(days) {
            let problem = wrong.take().unwrap_or_else(|| kinds::VALIDATION.problem());
            let params = [
                ("least", keep.least.to_string()),
                ("most", keep.most.to_string()),
                ("basis", keep.basis.clone()),
            ];
            wrong = Some(problem.field_with(format!("/days/{class}"), &problems::OUT_OF_BOUNDS, &params));
        }
    }
    wrong.map_or(Ok(()), Err)
}
