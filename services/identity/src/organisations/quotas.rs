//! How much an organisation may use: decided by an operator, seen by the organisation's administrators.

use super::{
    figures::{self, Figures},
    problems,
    run::asked_by,
    state::{Done, refused},
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use access::{Action, ResourceKind, Thing};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tenancy::{
    Entry,
    quota::{Bound, Bounds, Quota, QuotaState},
};
use utoipa::ToSchema;

/// How much is allowed and used of something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuotaOut {
    pub quota: Quota,
    /// From there on it is warned; none where there is no bound.
    pub soft: Option<u64>,
    /// Beyond that it is refused.
    pub hard: Option<u64>,
    /// Decided for this organisation alone, not by its kind.
    pub decided: bool,
    /// None where it is not counted, or not yet.
    pub used: Option<u64>,
    pub state: QuotaState,
}

/// All quotas of an organisation.
pub fn all(app: &App, entry: &Entry, figures: &Figures) -> Vec<QuotaOut> {
    let defaults = app.deployment().quota_defaults();
    let out = |&quota: &Quota| {
        let bound = defaults.bound(entry.tenant.kind, &entry.quotas, quota);
        let (soft, used) = (bound.warns_at(defaults.warn_percent), figures.used(quota));
        let decided = entry.quotas.get(quota).is_some();
        QuotaOut { quota, soft, hard: bound.hard, decided, used, state: state(used, soft, bound.hard) }
    };
    Quota::ALL.iter().map(out).collect()
}

fn state(used: Option<u64>, soft: Option<u64>, hard: Option<u64>) -> QuotaState {
    let reached = |bound: Option<u64>| used.zip(bound).is_some_and(|(used, bound)| used >= bound);
    match (reached(hard), reached(soft)) {
        (true, _) => QuotaState::Full,
        (false, true) => QuotaState::Warn,
        (false, false) => QuotaState::Fine,
    }
}

/// What is decided for one organisation. What is absent or null is as its kind has it; `{}` is without bound.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotasIn {
    members: Option<Bound>,
    /// Bytes.
    storage: Option<Bound>,
    /// Letters a day.
    mails: Option<Bound>,
    /// Within a second.
    requests: Option<Bound>,
    /// Seconds a day.
    jobs: Option<Bound>,
}

/// Decide an organisation's quotas
#[utoipa::path(put, path = "/operator/tenants/{id}/quotas", tag = "operators", operation_id = "set_tenant_quotas",
    params(("id" = TenantId, Path)), request_body = QuotasIn,
    responses((status = 200, description = "What holds now", body = Vec<QuotaOut>)))]
pub async fn decide(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<QuotasIn>,
) -> Answer {
    post.allow(Act::Govern)?;
    let bounds = bounds(input)?;
    let new = Some(json!(bounds));
    let done = Done { action: "tenant.quotas_set", why: None, new };
    asked_by(&app, &post, id, done).set_quotas(id, bounds).await.map_err(refused)?;
    let entry = app.entry_of(id).await?;
    let figures = figures::of(&app, &entry.tenant.key, post.now).await?;
    Ok(Body(all(&app, &entry, &figures)).into_response())
}

/// Above that no number is exact in JavaScript, or fits into the registry's sums.
const MOST: u64 = 1 << 50;

fn bounds(input: QuotasIn) -> Result<Bounds, Problem> {
    let QuotasIn { members, storage, mails, requests, jobs } = input;
    let all = [
        (Quota::Members, members),
        (Quota::Storage, storage),
        (Quota::Mails, mails),
        (Quota::Requests, requests),
        (Quota::Jobs, jobs),
    ];
    let (mut bounds, mut wrong) = (Bounds::default(), None::<Problem>);
    for (quota, bound) in all {
        let Some(bound) = bound else { continue };
        let large = |of: Option<u64>| of.is_some_and(|n| n > MOST);
        let turned = bound.soft.zip(bound.hard).is_some_and(|(soft, hard)| soft > hard);
        let fault = match bound {
            Bound { hard, .. } if large(hard) => Some(("hard", &problems::QUOTA_RANGE)),
            Bound { soft, .. } if large(soft) => Some(("soft", &problems::QUOTA_RANGE)),
            _ => turned.then_some(("soft", &problems::SOFT_ABOVE_HARD)),
        };
        if let Some((field, kind)) = fault {
            let problem = wrong.take().unwrap_or_else(|| kinds::VALIDATION.problem());
            wrong = Some(problem.field(format!("/{quota}/{field}"), kind));
        }
        bounds.set(quota, Some(bound));
    }
    wrong.map_or(Ok(bounds), Err)
}

/// Read the organisation's own quotas
#[utoipa::path(get, path = "/quotas", tag = "tenant", operation_id = "get_quotas",
    responses((status = 200, description = "What holds, and how much is used", body = Vec<QuotaOut>)))]
pub async fn own(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let entry = app.entry_of(ctx.tenant().id).await?;
    let figures = figures::of(&app, &entry.tenant.key, ctx.now()).await?;
    ctx.read(&all(&app, &entry, &figures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_not_full() {
        let at = |used| state(Some(used), Some(90), Some(100));
        assert_eq!(
            [at(89), at(90), at(99), at(100)],
            [QuotaState::Fine, QuotaState::Warn, QuotaState::Warn, QuotaState::Full]
        );
        assert_eq!(state(None, Some(0), Some(0)), QuotaState::Fine);
        assert_eq!(state(Some(u64::MAX), None, None), QuotaState::Fine);
    }

    #[test]
    fn what_is_decided_makes_sense() {
        let input = |json| serde_json::from_value::<QuotasIn>(json).unwrap();
        let fine = bounds(input(json!({ "members": { "hard": 5 }, "mails": {} }))).unwrap();
        assert_eq!(fine.get(Quota::Members), Some(Bound::hard(5)));
        assert_eq!(fine.get(Quota::Mails), Some(Bound::NONE));
        assert_eq!(fine.get(Quota::Jobs), None);
        let wrong =
            bounds(input(json!({ "members": { "soft": 6, "hard": 5 }, "jobs": { "hard": MOST + 1 } })));
        let fields: Vec<_> =
            wrong.unwrap_err().body().fields.into_iter().map(|f| (f.pointer, f.code)).collect();
        let (a, b) = (
            ("/members/soft".to_owned(), "soft_above_hard".to_owned()),
            ("/jobs/hard".into(), "quota_range".into()),
        );
        assert_eq!(fields, [a, b]);
    }
}
