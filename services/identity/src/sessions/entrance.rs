use crate::state::App;
use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{AccountId, RequestId};
use rest::{Base, Problem, kinds, verified};
use sea_orm::DbErr;
use std::net::IpAddr;
use tenancy::{
    TenantScope, TenantTx,
    assertion::{Actor, Claims},
};
use time::OffsetDateTime;

/// Somebody at the door of an organisation. Unlike the contexts of `rest` it opens no transaction by itself:
/// checking a password takes its time, and no connection is kept waiting for it.
pub struct Entrance {
    base: Base,
    scope: TenantScope,
    pub claims: Claims,
    pub now: OffsetDateTime,
}

impl Entrance {
    pub async fn begin(&self) -> Result<TenantTx, DbErr> {
        self.base.db.begin(&self.scope).await
    }

    pub fn request_id(&self) -> RequestId {
        self.claims.request_id
    }

    /// The account whose session the browser still holds, if it holds one.
    pub fn account(&self) -> Option<AccountId> {
        match &self.claims.actor {
            Actor::Account { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// Where a request came from, in the form that is kept.
pub(crate) fn address(claims: &Claims) -> String {
    let ip: Option<IpAddr> = claims.client.address.as_deref().and_then(|text| text.parse().ok());
    crate::masks::address(ip)
}

impl FromRequestParts<App> for Entrance {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let base = app.base().clone();
        let verified = verified(parts, &base)?;
        let scope = verified.scope().ok_or_else(|| kinds::NOT_FOUND.problem())?;
        let mut claims = verified.claims().clone();
        claims.locale = rest::spoken_locale();
        Ok(Self { now: base.clock.now(), base, scope, claims })
    }
}
