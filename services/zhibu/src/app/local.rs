use super::kit::Kit;
use axum::{Router, middleware::from_fn_with_state};
use kernel::Service;
use rest::Upstream;
use std::collections::HashMap;

/// The services of this process, and the ways to all of them.
#[derive(Clone, Default)]
pub struct Local {
    /// Routers of the services that run here: `/api/{service}/…` and `/internal/…`.
    pub routers: HashMap<Service, Router>,
    /// Ways to every service, here or elsewhere.
    pub upstreams: HashMap<Service, Upstream>,
}

impl Local {
    /// Adds a service by its operations, and gives it the log of events and the queues all services have.
    pub fn add(&mut self, kit: &Kit, service: Service, api: Router) {
        let (db, clock) = (kit.deployment.platform_db(service), kit.clock.clone());
        let log = events::router(db, kit.verifier.clone(), clock);
        self.put(kit, service, rest::layers(api.merge(log), kit.settings.limits.body_bytes));
    }

    /// Adds a service that brings everything itself. Whoever waits for its news is called after each write.
    pub fn put(&mut self, kit: &Kit, service: Service, router: Router) {
        let wake = (kit.waker.clone(), service);
        let router = router.layer(from_fn_with_state(wake, events::wake_after_writes));
        self.upstreams.insert(service, Upstream::Local(router.clone()));
        self.routers.insert(service, router);
    }
}
