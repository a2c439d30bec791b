//! Approving and refusing, by whoever has reason to: an operator, the command line, the settings.

use super::{
    problems,
    rules::{self, SignupState, Step},
    store::{self, signup::Model},
};
use crate::{
    mails::Recipient,
    operators::{self, Deed},
    state::App,
};
use kernel::{OperatorId, RequestId, SignupId, TenantId};
use rest::{Problem, kinds};
use sea_orm::DbErr;
use serde_json::json;
use tenancy::PlatformTx;
use time::OffsetDateTime;

/// Who decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct By {
    pub operator: Option<OperatorId>,
    pub request: Option<RequestId>,
}

impl By {
    /// Nobody in particular: the settings, or whoever sits at the server.
    pub const fn settings() -> Self {
        Self { operator: None, request: None }
    }
}

/// Approves an application that waits. One that was approved before stays as it is.
///
/// # Errors
/// 404 when there is none, 409 when it was not confirmed or was refused.
pub async fn approve(app: &App, id: SignupId, by: &By) -> Result<super::SignupOut, Problem> {
    let (tx, row) = held(app, id).await?;
    let row = match rules::approving(row.state) {
        Step::Do => approved(&tx, row, by, app.base().clock.now()).await?,
        // ends the lock at once: who takes up approvals passes by what is locked
        Step::Done => row,
        Step::Refuse => return Err(problems::WRONG_STATE.with("state", row.state)),
    };
    tx.commit().await?;
    Ok(super::SignupOut::of(app, row))
}

/// Writes down that an organisation is to be, and which: making it is another's work.
pub(super) async fn approved(
    tx: &PlatformTx,
    row: Model,
    by: &By,
    now: OffsetDateTime,
) -> Result<Model, DbErr> {
    let tenant = row.tenant_id.unwrap_or_else(TenantId::new);
    let row = Model {
        state: SignupState::Approving,
        tenant_id: Some(tenant),
        decided_by: by.operator,
        decided_at: Some(now),
        attempts: 0,
        lease_until: None,
        problem: None,
        ..row
    };
    log(tx, by, "signup.approved", Some(tenant), &row, now).await?;
    store::update(tx, row).await
}

/// Refuses an application that waits, with a reason its contact reads.
///
/// # Errors
/// 404 when there is none, 409 when it was not confirmed or was approved, 422 without a reason.
pub async fn refuse(app: &App, id: SignupId, reason: &str, by: &By) -> Result<super::SignupOut, Problem> {
    let reason = operators::needed(reason)?;
    let now = app.base().clock.now();
    let (tx, row) = held(app, id).await?;
    match rules::refusing(row.state) {
        Step::Do => {}
        Step::Done => return Ok(super::SignupOut::of(app, row)),
        Step::Refuse => return Err(problems::WRONG_STATE.with("state", row.state)),
    }
    let row = Model {
        state: SignupState::Refused,
        decided_by: by.operator,
        decided_at: Some(now),
        reason: Some(reason.clone()),
        ..row
    };
    let row = store::update(&tx, row).await?;
    log(&tx, by, "signup.refused", None, &row, now).await?;
    let to = Recipient { address: &row.contact_email, name: &row.contact_name, locale: row.locale() };
    app.mailer().signup_refused(&tx, to, &row.name, &reason).await?;
    tx.commit().await?;
    Ok(super::SignupOut::of(app, row))
}

async fn held(app: &App, id: SignupId) -> Result<(PlatformTx, Model), Problem> {
    let tx = app.platform().begin().await?;
    let row = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok((tx, row))
}

async fn log(
    tx: &PlatformTx,
    by: &By,
    action: &str,
    tenant: Option<TenantId>,
    row: &Model,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let deed = Deed {
        operator: by.operator,
        action,
        tenant,
        why: row.reason.as_deref(),
        request: by.request,
        // one that is refused becomes no organisation that could be named
        detail: Some(json!({ "signup": row.id, "name": row.name })),
        ..Deed::default()
    };
    operators::log(tx, deed, now).await
}
