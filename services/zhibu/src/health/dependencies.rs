use super::report::Dependency;
use crate::app::{Kit, Local};
use axum::body::Body;
use futures_util::{FutureExt, future::BoxFuture, future::join_all};
use http::Request;
use kernel::Service;
use notifications::mail::{Transport, TransportError};
use rest::Upstream;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use settings::Part;
use std::{collections::HashSet, sync::Arc, time::Duration};

/// Nothing is waited for longer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What this process depends on.
pub struct Dependencies {
    kit: Kit,
    databases: HashSet<Service>,
    /// Services in other processes.
    elsewhere: Vec<(Service, Upstream)>,
    /// Where letters go, if this process sends any.
    mail: Option<Arc<Transport>>,
}

impl Dependencies {
    /// # Errors
    /// When the address of the mail server is malformed.
    pub fn of(kit: &Kit, local: &Local) -> Result<Self, TransportError> {
        let settings = &kit.settings;
        let mut databases: HashSet<_> = local.routers.keys().copied().collect();
        if settings.server.runs(Part::Gateway) {
            // which organisation a host belongs to is written there
            databases.insert(Service::Identity);
        }
        let remote = |(service, way): (&Service, &Upstream)| {
            matches!(way, Upstream::Remote(_)).then(|| (*service, way.clone()))
        };
        let mail =
            settings.server.runs(Part::Notifications).then(|| Transport::open(settings.mail.url.expose()));
        Ok(Self {
            kit: kit.clone(),
            databases,
            elsewhere: local.upstreams.iter().filter_map(remote).collect(),
            mail: mail.transpose()?.map(Arc::new),
        })
    }

    /// Asks all of them at the same time.
    pub async fn ask(&self) -> Vec<Dependency> {
        let mut asked: Vec<BoxFuture<'_, Dependency>> = Vec::new();
        for &service in &self.databases {
            let name = format!("postgres:{service}");
            asked.push(ask(name, true, database(&self.kit, service)).boxed());
        }
        for (service, way) in &self.elsewhere {
            asked.push(ask(format!("service:{service}"), false, alive(way)).boxed());
        }
        if let Some(client) = &self.kit.redis {
            asked.push(ask("redis".into(), false, redis(client)).boxed());
        }
        if !self.databases.is_empty() {
            let store = async { self.kit.store.ping().await.is_ok() };
            asked.push(ask("s3".into(), false, store).boxed());
        }
        if let Some(mail) = &self.mail {
            asked.push(ask("smtp".into(), false, mail.is_there()).boxed());
        }
        let mut all = join_all(asked).await;
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }
}

async fn ask(name: String, required: bool, asked: impl Future<Output = bool>) -> Dependency {
    let ok = tokio::time::timeout(PATIENCE, asked).await.unwrap_or(false);
    Dependency { name, ok, required }
}

async fn database(kit: &Kit, service: Service) -> bool {
    let Ok(tx) = kit.deployment.platform_db(service).begin().await else { return false };
    tx.query_one_raw(Statement::from_string(DbBackend::Postgres, "SELECT 1 AS one")).await.is_ok()
}

async fn redis(client: &redis::Client) -> bool {
    let Ok(mut connection) = client.get_multiplexed_async_connection().await else { return false };
    redis::cmd("PING").query_async::<String>(&mut connection).await.is_ok()
}

async fn alive(way: &Upstream) -> bool {
    let Ok(request) = Request::get("/healthz").body(Body::empty()) else { return false };
    way.call(request).await.is_ok_and(|answer| answer.status().is_success())
}
