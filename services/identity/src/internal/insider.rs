use crate::state::App;
use axum::{extract::FromRequestParts, http::request::Parts};
use rest::{Problem, kinds, verified};
use tenancy::{
    TenantScope,
    assertion::{Actor, Verified},
};

/// The deployment itself, asking about an organisation or about the platform.
pub struct Insider(Verified);

impl Insider {
    pub fn scope(&self) -> Option<TenantScope> {
        self.0.scope()
    }
}

impl FromRequestParts<App> for Insider {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let verified = verified(parts, app.base())?;
        match verified.claims().actor {
            Actor::Gateway => Ok(Self(verified)),
            _ => Err(kinds::NOT_FOUND.problem()),
        }
    }
}
