//! Who stands at the platform's host.

use super::{
    problems,
    rules::{Act, OperatorRole, may},
    store::{self, Deed},
};
use crate::{sessions, state::App};
use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{OperatorId, RequestId, SessionId};
use rest::{Problem, kinds, verified};
use tenancy::assertion::{Actor, Claims, Level};
use time::OffsetDateTime;

/// Anybody at the platform's host. At an organisation's host there is no such address.
pub struct Gate {
    pub claims: Claims,
    pub now: OffsetDateTime,
}

impl Gate {
    pub fn device(&self) -> String {
        sessions::describe_device(self.claims.client.device.as_deref())
    }

    pub fn address(&self) -> String {
        sessions::masked_address(&self.claims)
    }
}

impl FromRequestParts<App> for Gate {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let verified = verified(parts, app.base())?;
        if verified.tenant().is_some() {
            return Err(kinds::NOT_FOUND.problem());
        }
        Ok(Self { claims: verified.claims().clone(), now: app.base().clock.now() })
    }
}

/// An operator with a complete log-in.
pub struct Post {
    pub id: OperatorId,
    pub role: OperatorRole,
    pub session: SessionId,
    pub request: RequestId,
    pub now: OffsetDateTime,
}

impl Post {
    /// # Errors
    /// 403 when the operator's role does not permit it.
    pub fn allow(&self, act: Act) -> Result<(), Problem> {
        if may(self.role, act) { Ok(()) } else { Err(problems::ROLE_FORBIDS.problem()) }
    }

    /// What this operator does now, for the operators' log.
    pub fn deed<'a>(&self, action: &'a str) -> Deed<'a> {
        Deed { operator: Some(self.id), action, request: Some(self.request), ..Deed::default() }
    }
}

impl FromRequestParts<App> for Post {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Gate { claims, now } = Gate::from_request_parts(parts, app).await?;
        match (&claims.actor, claims.level, claims.session) {
            (Actor::Operator { id, .. }, Level::Full, Some(session)) => {
                // read every time: who lost a role or was disabled a moment ago has lost it
                let tx = app.platform().begin().await?;
                let operator = store::by_id(&tx, *id).await?.filter(store::operator::Model::is_active);
                let operator = operator.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
                Ok(Self { id: *id, role: operator.role, session, request: claims.request_id, now })
            }
            _ => Err(kinds::UNAUTHENTICATED.problem()),
        }
    }
}
