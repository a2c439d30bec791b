//! Who asked for what a run does to an organisation: in the operators' log from the moment the run begins, and in the
//! organisation's own before it is over, whoever brings it to its end.

use super::state::Done;
use crate::{
    bootstrap::{self, FirstAdmin},
    operators::{self, Deed, Post},
    state::App,
};
use futures_util::future::BoxFuture;
use kernel::{OperatorId, RequestId, RunId, TenantId};
use sea_orm::DbErr;
use std::sync::Arc;
use tenancy::{
    PlatformTx, TenantScope, Who,
    audit::{self, Entry},
    provision::{Provisioner, Witness},
};
use time::OffsetDateTime;
use uuid::Uuid;

/// An operator, and what is asked for.
struct Asked {
    operator: OperatorId,
    request: RequestId,
    now: OffsetDateTime,
    tenant: TenantId,
    done: Done,
    /// Whom an organisation that is made begins with.
    admin: Option<FirstAdmin>,
}

impl Witness for Asked {
    fn asked<'a>(&'a self, tx: &'a PlatformTx, run: Uuid) -> BoxFuture<'a, Result<(), DbErr>> {
        let deed = Deed {
            operator: Some(self.operator),
            action: self.done.action,
            tenant: Some(self.tenant),
            why: self.done.why.as_deref(),
            request: Some(self.request),
            detail: self.done.new.clone(),
            run: Some(RunId(run)),
            ..Deed::default()
        };
        Box::pin(async move {
            operators::log(tx, deed, self.now).await?;
            match &self.admin {
                Some(admin) => bootstrap::keep(tx, run, admin).await,
                None => Ok(()),
            }
        })
    }
}

/// The control plane in the name of an operator.
pub(super) fn asked_by(app: &App, post: &Post, tenant: TenantId, done: Done) -> Provisioner {
    witnessed(app, post, tenant, done, None)
}

/// The same for an organisation that is to be, with its administrator.
pub(super) fn made_by(
    app: &App,
    post: &Post,
    tenant: TenantId,
    done: Done,
    admin: FirstAdmin,
) -> Provisioner {
    let hooks = bootstrap::hooks_for(app.clone(), admin.clone());
    witnessed(app, post, tenant, done, Some(admin)).with_hooks(hooks)
}

fn witnessed(app: &App, post: &Post, tenant: TenantId, done: Done, admin: Option<FirstAdmin>) -> Provisioner {
    let asked = Asked { operator: post.id, request: post.request, now: post.now, tenant, done, admin };
    app.provisioner().clone().with_witness(Arc::new(asked))
}

/// Writes into the organisation's own log what a run did to it and who asked for that, each once.
///
/// # Errors
/// When the database is away.
pub(crate) async fn note_ended(app: &App, scope: &TenantScope, run: Uuid) -> Result<(), DbErr> {
    let deeds = operators::of_run(&app.platform().begin().await?, RunId(run)).await?;
    if deeds.is_empty() {
        return Ok(());
    }
    let tx = app.base().db.begin(scope).await?;
    for deed in deeds {
        let (Some(operator), Some(request)) = (deed.operator_id, deed.request_id) else { continue };
        let entry = Entry {
            action: &deed.action,
            subject: "tenant",
            subject_id: deed.tenant_id.map(|id| id.0),
            new: deed.detail.and_then(|text| serde_json::from_str(&text).ok()),
            why: deed.why,
            ..Entry::default()
        };
        audit::append_once(&tx, &Who::operator(operator, request), entry, deed.at).await?;
    }
    tx.commit().await
}
