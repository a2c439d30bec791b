use super::{
    background::Background,
    housekeeping::{bucket, clear_up, logos, reprove, signups},
    kit::Kit,
    life,
    local::Local,
    rounds,
    ways::{client, elsewhere},
    work::{LEASE, work},
};
use anyhow::{Context, Result};
use axum::Router;
use events::{
    Consumer,
    consumer::{ConsumerRunner, Feed},
    jobs::{Handler, RemoteQueue, Runner},
};
use kernel::Service;
use notifications::{
    Notifications,
    mail::{Post, Sender},
};
use press::Press;
use records::{
    Records,
    digest::DigestJobs,
    documents::{DocumentJobs, Files},
    imports::ImportJobs,
    statistics::SnapshotJobs,
    transfers::exchange::jobs::ExchangeJobs,
};
use settings::Part;
use std::sync::Arc;
use tenancy::provision::Provisioner;
use utoipa_axum::router::OpenApiRouter;

/// Letters sent at the same time.
const LETTERS: u16 = 8;

/// Starts the services that run here, in the order they need each other.
pub async fn start(kit: &Kit, background: &mut Background) -> Result<Local> {
    let mut local = elsewhere(&kit.settings.server);
    let runs = |part: Part| kit.settings.server.runs(part);
    if runs(Part::Records) {
        records(kit, &mut local, background)?;
    }
    if runs(Part::Identity) {
        identity(kit, &mut local, background)?;
    }
    if runs(Part::Notifications) {
        notifications(kit, &mut local, background)?;
    }
    // they follow identity, so they come when everybody is there
    if runs(Part::Records) {
        follow(kit, &local, Service::Records, Arc::new(records::privacy::Privacy), background);
    }
    if runs(Part::Notifications) {
        follow(kit, &local, Service::Notifications, Arc::new(notifications::privacy::Privacy), background);
    }
    if runs(Part::Identity) {
        for consumer in identity::consumers() {
            follow(kit, &local, Service::Identity, consumer, background);
        }
        background.watch(clear_up(identity_app(kit)?));
    }
    if runs(Part::Records) || runs(Part::Identity) {
        background.watch(bucket(kit.store.clone()));
    }
    Ok(local)
}

fn records(kit: &Kit, local: &mut Local, background: &mut Background) -> Result<()> {
    let service = Service::Records;
    let state = records_state(kit)?;
    let (api, _) = OpenApiRouter::new().nest("/api/records", records::router()).split_for_parts();
    local.add(kit, service, api.with_state(state.clone()));
    let system = kit.deployment.system_scope(service);
    let imports = ImportJobs::new(state.clone(), system.clone());
    let exchange = ExchangeJobs::new(state.clone(), system.clone());
    let digests = DigestJobs::new(state.clone(), system.clone());
    let snapshots = SnapshotJobs::new(state.clone(), system.clone());
    let documents = DocumentJobs::new(state.clone(), system);
    let jobs: Vec<Arc<dyn Handler>> = vec![
        Arc::new(imports),
        Arc::new(documents),
        Arc::new(exchange),
        Arc::new(digests),
        Arc::new(snapshots),
    ];
    work(kit, service, jobs, background);
    background.watch(rounds::exchange(kit.clone()));
    background.watch(rounds::digests(kit.clone()));
    background.watch(rounds::documents(kit.clone()));
    background.watch(rounds::statistics(kit.clone(), state.clone()));
    background.watch(super::background::figures(kit.clone(), service, Arc::new(records::figures::Figures)));
    Ok(())
}

/// Its operations alone, for whoever brings a clock.
pub fn records_at(kit: &Kit) -> Result<Router> {
    let (api, _) = OpenApiRouter::new().nest("/api/records", records::router()).split_for_parts();
    Ok(rest::layers(api.with_state(records_state(kit)?), kit.settings.limits.body_bytes))
}

/// Records' own state; commands use it too.
pub fn records_state(kit: &Kit) -> Result<Records> {
    let files = Files::new(kit.store.clone(), kit.settings.documents.clone());
    let state = Records::new(kit.base(Service::Records))?
        .with_import_bytes(kit.settings.limits.import_bytes)
        .with_samples(kit.settings.samples.real_members_most);
    let press = Press::new(kit.settings.press.clone());
    Ok(state.with_files(files).with_deployment(kit.deployment.clone()).with_press(press))
}

fn identity(kit: &Kit, local: &mut Local, background: &mut Background) -> Result<()> {
    let service = Service::Identity;
    // with all that the services add: what it does to organisations takes consumers and documents along
    let app = identity_with(kit, provisioner(kit, None)?)?;
    let (router, _) = identity::router(app.clone(), kit.settings.limits.body_bytes);
    local.put(kit, service, router);
    work(kit, service, identity::handlers(&app), background);
    let making = provisioner(kit, None)?;
    let (waker, shutdown) = (kit.waker.clone(), kit.shutdown.clone());
    background.work(identity::signups::work(app.clone(), making, waker, shutdown));
    background.watch(signups(app.clone()));
    background.watch(reprove(app.clone()));
    background.watch(logos(app.clone()));
    background.watch(identity::watch(app));
    Ok(())
}

fn notifications(kit: &Kit, local: &mut Local, background: &mut Background) -> Result<()> {
    let service = Service::Notifications;
    let letters = RemoteQueue::new(client(kit, local, Service::Identity));
    let state = Notifications { base: kit.base(service), letters: letters.clone() };
    let (api, _) = OpenApiRouter::new().nest("/api/notifications", notifications::router()).split_for_parts();
    local.add(kit, service, api.with_state(state));
    let mail = &kit.settings.mail;
    let post = Post {
        key: kit.mail_key.clone(),
        url: mail.url.expose().to_owned(),
        from: mail.from.clone(),
        per_minute: mail.per_minute,
    };
    let (db, system) = (kit.deployment.tenant_db(service), kit.deployment.system_scope(service));
    let sender = Sender::new(db, system, post, kit.clock.clone()).context("mail")?;
    let mut runner = Runner::new(Arc::new(letters), Arc::new(sender), kit.waker.sleeper(Service::Identity));
    (runner.at_once, runner.lease) = (LETTERS, LEASE);
    background.serves(Service::Identity, events::mail::QUEUE);
    background.work(runner.run(kit.shutdown.clone()));
    Ok(())
}

/// Identity's own state; commands use it too.
pub fn identity_app(kit: &Kit) -> Result<identity::App> {
    identity_with(kit, Provisioner::new(kit.deployment.clone(), kit.clock.clone()))
}

fn identity_with(kit: &Kit, provisioner: Provisioner) -> Result<identity::App> {
    let settings = &kit.settings;
    Ok(identity::App::new(identity::Parts {
        base: kit.base(Service::Identity),
        provisioner,
        depot: Some(kit.depot.clone()),
        backups: settings.backups.clone(),
        objects: Some(kit.store.clone()),
        documents: settings.documents.clone(),
        mail_key: kit.mail_key.clone(),
        server: settings.server.clone(),
        hashing: settings.password_hashing.clone(),
        sessions: settings.sessions.clone(),
        signup: settings.signup.clone(),
        console: settings.operators.clone(),
        domains: settings.domains.clone(),
    })?)
}

/// The control plane of this deployment, with what the services add to it.
pub fn provisioner(kit: &Kit, admin: Option<identity::FirstAdmin>) -> Result<Provisioner> {
    let life = life::Life { kit: kit.clone(), identity: identity_app(kit)?, admin };
    Ok(Provisioner::new(kit.deployment.clone(), kit.clock.clone()).with_hooks(Arc::new(life)))
}

/// Every consumer and the service it belongs to.
pub fn consumers() -> Vec<(Service, Arc<dyn Consumer>)> {
    let of_identity = identity::consumers().into_iter().map(|consumer| (Service::Identity, consumer));
    let records: Arc<dyn Consumer> = Arc::new(records::privacy::Privacy);
    let notifications: Arc<dyn Consumer> = Arc::new(notifications::privacy::Privacy);
    of_identity.chain([(Service::Records, records), (Service::Notifications, notifications)]).collect()
}

fn follow(
    kit: &Kit,
    local: &Local,
    service: Service,
    consumer: Arc<dyn Consumer>,
    background: &mut Background,
) {
    let source = consumer.source();
    let runner = ConsumerRunner::new(
        consumer,
        Feed::new(client(kit, local, source)),
        kit.deployment.tenant_db(service),
        kit.deployment.platform_db(service),
        kit.deployment.system_scope(service),
    );
    background.work(runner.run(kit.waker.sleeper(source), kit.shutdown.clone()));
}
