//! The running product: what of it is in this process, and how it is reached.

mod api;
mod background;
pub(crate) mod backups;
mod create;
mod deployment;
mod housekeeping;
mod kit;
mod last_export;
mod life;
mod listener;
mod local;
mod measure;
mod peers;
mod quotas;
mod rounds;
mod services;
mod ways;
mod work;

pub use api::openapi;
pub(crate) use create::create;
pub use create::{NewOrganisation, Refused};
pub use deployment::deployment;
pub(crate) use kit::{Kit, kit};
pub(crate) use services::{consumers, identity_app, provisioner, records_state};
pub(crate) use ways::log_of;

use crate::health::Health;
use anyhow::{Context, Result};
use axum::Router;
use background::Background;
use documents::ObjectStore;
use events::jobs::Shutdown;
use kernel::{Locale, Service, SharedClock, TenantKey};
pub(crate) use local::Local;
use settings::Settings;
use std::{net::SocketAddr, sync::Arc};
use tenancy::{Deployment, Entry, assertion::Signer, portability::Depot, provision::Provisioner};
use time::OffsetDateTime;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// A running process of the product. Dropping it stops it in the background; [`App::stop`] waits.
pub struct App {
    address: SocketAddr,
    kit: Kit,
    local: Local,
    switch: watch::Sender<bool>,
    server: JoinHandle<Result<()>>,
    background: Background,
    health: Health,
}

/// Why the product does not start.
#[derive(Debug, thiserror::Error)]
#[error("{0:#}")]
pub struct StartError(#[from] anyhow::Error);

impl App {
    /// Starts what the settings ask for. The databases must have been migrated.
    ///
    /// # Errors
    /// When a setting is unusable, the address is taken, or the databases are not what this program expects.
    pub async fn start(settings: Settings, clock: SharedClock) -> Result<Self, StartError> {
        Self::start_with_pages(settings, clock, Router::new()).await
    }

    /// The same with pages of the caller's, asked before everything else.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with_pages(
        settings: Settings,
        clock: SharedClock,
        pages: Router,
    ) -> Result<Self, StartError> {
        let (switch, shutdown) = Shutdown::switch();
        let kit = kit(settings, clock, shutdown.clone())?;
        kit.check_schema().await?;
        let listen = kit.settings.server.listen;
        let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
        let address = listener.local_addr().context("the listener's address")?;
        let mut background = Background::new();
        let local = services::start(&kit, &mut background).await?;
        let health = Health::new(&kit, &local)?;
        background.keep_house(&kit, &local, &health)?;
        let front = health.router().fallback_service(listener::front(&kit, &local, &mut background));
        let front = pages.fallback_service(front);
        let server = tokio::spawn(listener::serve(listener, front, shutdown));
        Ok(Self { address, kit, local, switch, server, background, health })
    }

    /// Where this process listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the platform, or of the organisation at `slug`, without a slash at the end. Where the
    /// settings let the system choose a port, the port is the one it chose.
    pub fn url(&self, slug: Option<&str>) -> String {
        let server = &self.kit.settings.server;
        let host = slug.map_or_else(
            || server.public_url.host().to_owned(),
            |slug| format!("{slug}.{}", server.base_domain),
        );
        match server.listen.port() {
            0 => format!("{}://{host}:{}", server.public_url.scheme(), self.address.port()),
            _ => server.public_url.of_host(&host),
        }
    }

    pub fn settings(&self) -> &Settings {
        &self.kit.settings
    }

    pub fn deployment(&self) -> &Deployment {
        &self.kit.deployment
    }

    /// `/readyz` with all that is away: for those who run the platform.
    pub fn health(&self) -> Router {
        self.health.inside()
    }

    /// Signs as the gateway does.
    pub fn signer(&self) -> Arc<Signer> {
        self.kit.signer.clone()
    }

    /// A service of this process as the gateway sees it, its internal API included.
    pub fn router(&self, service: Service) -> Router {
        self.local.routers.get(&service).cloned().unwrap_or_default()
    }

    /// The operations of records at the time another clock shows: what was done on an earlier day is entered as of it.
    ///
    /// # Errors
    /// When a rule pack is not sound.
    pub fn records_at(&self, clock: SharedClock) -> Result<Router> {
        services::records_at(&Kit { clock, ..self.kit.clone() })
    }

    /// Creates an organisation and invites its first administrator.
    ///
    /// # Errors
    /// When what was asked for cannot be, or the control plane fails.
    pub async fn create_organisation(&self, new: NewOrganisation) -> Result<Entry, Refused> {
        create(&self.kit, new).await
    }

    /// Invites somebody to run the platform, by mail.
    ///
    /// # Errors
    /// When the address is none, or an operator's already, or the database is away.
    pub async fn invite_operator(&self, email: &str, name: &str, locale: Locale) -> Result<()> {
        identity::operators::invite(&identity_app(&self.kit)?, email, name, locale).await?;
        self.kit.waker.wake(Service::Identity);
        Ok(())
    }

    /// The control plane with all that the services add to it.
    ///
    /// # Errors
    /// When a setting is unusable.
    pub fn provisioner(&self) -> Result<Provisioner> {
        provisioner(&self.kit, None)
    }

    /// Where documents lie.
    pub fn store(&self) -> &ObjectStore {
        &self.kit.store
    }

    /// Where backups lie.
    pub fn depot(&self) -> &dyn Depot {
        &*self.kit.depot
    }

    /// Takes the snapshots that are due now; gives how many there were.
    ///
    /// # Errors
    /// When a database is away.
    pub async fn keep_backups(&self) -> Result<usize> {
        backups::round(&self.kit).await
    }

    /// Clears away logos of an organisation that were written before `cutoff` and are shown nowhere; gives how many.
    ///
    /// # Errors
    /// When there is no such organisation, the database or the store is away, or a backup is being written.
    pub async fn sweep_logos(&self, tenant: &TenantKey, cutoff: OffsetDateTime) -> Result<u64> {
        let system = self.kit.deployment.system_scope(Service::Identity);
        let scope = system.enter(tenant).await?.context("there is no such organisation")?;
        Ok(identity::sweep_logos(&identity_app(&self.kit)?, &scope, cutoff).await?)
    }

    pub(crate) fn kit(&self) -> &Kit {
        &self.kit
    }

    /// Stops taking requests, finishes those in hand and the jobs being done.
    ///
    /// # Errors
    /// When the listener had failed before.
    pub async fn stop(self) -> Result<()> {
        // nobody listening means that it has stopped already
        let _ = self.switch.send(true);
        self.background.finish().await;
        self.server.await.context("the listener")?
    }
}
