use super::theme::Theme;
use crate::{api::ask, door::Arrival, state::Gateway};
use axum::{body::Body, extract::Request};
use http::header;
use kernel::{Service, TenantId};
use moka::future::Cache;
use serde_json::Value;
use std::{sync::Arc, time::Duration};
use tenancy::Tenant;

/// How long the public face of an organisation is believed.
const LIFE: Duration = Duration::from_secs(20);
const LARGEST: usize = 256 * 1024;

/// The public face of an organisation: what everybody may know, and its colour.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    /// The answer of `GET /api/identity/tenant`.
    pub tenant: Value,
    pub theme: Option<Theme>,
}

/// Remembers faces for a moment.
pub(crate) struct Looks(Cache<TenantId, Arc<Look>>);

impl Default for Looks {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(20_000).time_to_live(LIFE).build())
    }
}

impl Looks {
    /// The face of the organisation the request arrived at; none while identity is away: a page without its
    /// colour is better than no page.
    pub async fn of(&self, gateway: &Gateway, arrival: &Arrival) -> Option<Arc<Look>> {
        let tenant = arrival.place.tenant()?;
        if let Some(known) = self.0.get(&tenant.id).await {
            return Some(known);
        }
        let tenant_answer = read(gateway, arrival, None, "/api/identity/tenant").await?;
        let theme = tenant_answer.get("colour").and_then(Value::as_str).and_then(Theme::of);
        let look = Arc::new(Look { tenant: tenant_answer, theme });
        self.0.insert(tenant.id, look.clone()).await;
        Some(look)
    }

    /// The settings have changed; other processes notice when the time is up.
    pub fn forget(&self, tenant: Option<&Tenant>) {
        if let Some(tenant) = tenant {
            let (cache, id) = (self.0.clone(), tenant.id);
            tokio::spawn(async move { cache.invalidate(&id).await });
        }
    }
}

/// A document of identity as this person sees it; none when there is none to be had.
pub(super) async fn read(
    gateway: &Gateway,
    arrival: &Arrival,
    principal: Option<&crate::principal::Principal>,
    path: &str,
) -> Option<Value> {
    let request = Request::get(path).header(header::ACCEPT, "application/json").body(Body::empty()).ok()?;
    let answer = ask(gateway, arrival, principal, Service::Identity, request).await.ok()?;
    if !answer.status().is_success() {
        return None;
    }
    let body = axum::body::to_bytes(answer.into_body(), LARGEST).await.ok()?;
    serde_json::from_slice(&body).ok()
}
