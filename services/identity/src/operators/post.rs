//! Who stands at the platform's host.

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
    pub session: SessionId,
    pub request: RequestId,
    pub now: OffsetDateTime,
}

impl FromRequestParts<App> for Post {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Gate { claims, now } = Gate::from_request_parts(parts, app).await?;
        match (&claims.actor, claims.level, claims.session) {
            (Actor::Operator { id }, Level::Full, Some(session)) => {
                Ok(Self { id: *id, session, request: claims.request_id, now })
            }
            _ => Err(kinds::UNAUTHENTICATED.problem()),
        }
    }
}
