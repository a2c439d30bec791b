//! The ways to the services, here and in other processes.

use super::{kit::Kit, local::Local, peers::RemotePeer};
use events::{Client, Peer};
use kernel::Service;
use rest::Upstream;
use settings::{Part, Server};
use std::sync::Arc;

const fn part(service: Service) -> Part {
    match service {
        Service::Identity => Part::Identity,
        Service::Records => Part::Records,
        Service::Notifications => Part::Notifications,
    }
}

/// The ways to services in other processes.
pub fn elsewhere(server: &Server) -> Local {
    let mut local = Local::default();
    for &service in Service::ALL {
        if let Some(url) = server.upstreams.of(part(service)).filter(|_| !server.runs(part(service))) {
            local.upstreams.insert(service, Upstream::remote(url));
        }
    }
    local
}

/// The internal API of a service, here or elsewhere; where it is nowhere, calls say so.
pub fn peer(local: &Local, service: Service) -> Arc<dyn Peer> {
    match (local.routers.get(&service), local.upstreams.get(&service)) {
        (Some(router), _) => Arc::new(router.clone()),
        (None, Some(upstream)) => Arc::new(RemotePeer { service, upstream: upstream.clone() }),
        (None, None) => Arc::new(axum::Router::new()),
    }
}

/// The log of a service: over the network where the settings say so, otherwise straight from its database.
pub fn log_of(kit: &Kit, service: Service) -> Arc<dyn Peer> {
    let mut local: Local = elsewhere(&kit.settings.server);
    if !local.upstreams.contains_key(&service) {
        local.add(kit, service, axum::Router::new());
    }
    peer(&local, service)
}

/// Who asks that API.
pub fn client(kit: &Kit, local: &Local, service: Service) -> Client {
    kit.client(service, peer(local, service))
}
