use super::{
    rules::{RunStep, steps},
    store::run,
};
use kernel::{OperatorId, RunId, TenantId};
use serde::Serialize;
use std::collections::HashMap;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A change of an organisation that runs over all services.
#[derive(Serialize, ToSchema)]
#[schema(as = ProvisioningRun)]
pub struct RunOut {
    id: RunId,
    /// `create`, `suspend`, `resume`, `close`, `reopen`, `quotas` or `drop`.
    kind: String,
    tenant_id: TenantId,
    slug: String,
    /// None where the organisation is gone.
    name: Option<String>,
    /// The step to do next.
    step: String,
    /// All that is done for such a change, in order.
    steps: Vec<RunStep>,
    /// Failures so far.
    attempts: i32,
    last_error: Option<String>,
    /// Who holds it; none where it may go on.
    held: Option<RunHold>,
    #[serde(with = "time::serde::rfc3339")]
    started_at: OffsetDateTime,
    /// When it failed last; none where it is to be tried at once.
    #[serde(with = "time::serde::rfc3339::option")]
    tried_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    finished_at: Option<OffsetDateTime>,
}

/// A change is held: it waits before its next step.
#[derive(Serialize, ToSchema)]
pub struct RunHold {
    by: OperatorId,
    by_name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
}

/// What people call those that runs are about.
pub struct Names {
    pub tenants: HashMap<TenantId, String>,
    pub operators: HashMap<OperatorId, String>,
}

impl RunOut {
    pub fn new(row: run::Model, names: &Names) -> Self {
        // one whose last step was in hand when it was held has finished all the same
        let held = row.held_since.zip(row.held_by).filter(|_| row.finished_at.is_none());
        Self {
            id: row.id,
            name: names.tenants.get(&row.tenant_id).cloned(),
            steps: steps(&row),
            held: held.map(|(since, by)| RunHold { by, by_name: names.operators.get(&by).cloned(), since }),
            kind: row.kind,
            tenant_id: row.tenant_id,
            slug: row.slug,
            step: row.step,
            attempts: row.attempts,
            last_error: row.last_error,
            started_at: row.started_at,
            tried_at: row.tried_at,
            finished_at: row.finished_at,
        }
    }
}
