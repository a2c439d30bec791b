//! Applications as the applicant and the operators read them.

use super::{phone, rules::SignupState, store::signup::Model};
use crate::state::App;
use kernel::{OperatorId, SignupId, TenantId, TenantKind, mask};
use rest::Problem;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// An application as operators see it: who asks, for what, and how far it has got.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Signup)]
pub struct SignupOut {
    pub id: SignupId,
    pub kind: TenantKind,
    pub name: String,
    pub slug: String,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone_masked: Option<String>,
    /// Only where one application is read, by somebody who may decide it.
    pub contact_phone: Option<String>,
    /// Version of the agreements that were accepted.
    pub terms_version: String,
    pub state: SignupState,
    /// Why it was refused.
    pub reason: Option<String>,
    /// What keeps the organisation from being made at the moment.
    pub problem: Option<String>,
    pub tenant_id: Option<TenantId>,
    pub decided_by: Option<OperatorId>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub verified_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
}

impl SignupOut {
    /// As it stands in lists: a telephone that was tampered with is left out, so that the others can be read.
    pub(super) fn of(app: &App, row: Model) -> Self {
        let number = phone::opened(app, &row).unwrap_or_else(|error| {
            tracing::error!(signup = %row.id, %error, "a telephone cannot be read");
            None
        });
        Self {
            contact_phone_masked: number.as_deref().map(phone::masked),
            contact_phone: None,
            id: row.id,
            kind: row.kind,
            name: row.name,
            slug: row.slug,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            terms_version: row.terms_version,
            state: row.state,
            reason: row.reason,
            problem: row.problem,
            tenant_id: row.tenant_id,
            decided_by: row.decided_by,
            created_at: row.created_at,
            expires_at: row.expires_at,
            verified_at: row.verified_at,
            decided_at: row.decided_at,
        }
    }

    /// The same with the telephone whole.
    ///
    /// # Errors
    /// When the telephone was tampered with.
    pub(super) fn whole(app: &App, row: Model) -> Result<Self, Problem> {
        let contact_phone = phone::opened(app, &row)?;
        Ok(Self { contact_phone, ..Self::of(app, row) })
    }
}

/// An application as the applicant sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignupStatus {
    kind: TenantKind,
    name: String,
    contact_name: String,
    contact_email_masked: String,
    state: SignupState,
    reason: Option<String>,
    /// Where the organisation will be; it works once the application is approved.
    url: String,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    verified_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    decided_at: Option<OffsetDateTime>,
}

impl SignupStatus {
    pub(super) fn of(app: &App, row: Model) -> Self {
        Self {
            url: app.mailer().base(None, &row.slug),
            kind: row.kind,
            name: row.name,
            contact_name: row.contact_name,
            contact_email_masked: mask::email(&row.contact_email),
            state: row.state,
            reason: row.reason,
            created_at: row.created_at,
            expires_at: row.expires_at,
            verified_at: row.verified_at,
            decided_at: row.decided_at,
        }
    }
}
