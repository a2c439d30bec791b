use super::deployment;
use access::Judge;
use anyhow::{Context, Result, bail};
use documents::{Backups, ObjectStore, StoreConfig};
use events::{Client, Peer, Waker, jobs::Shutdown, mail::MailKey};
use kernel::{Service, SharedClock};
use rest::Base;
use settings::{BackupPlace, Settings};
use std::{path::Path, sync::Arc};
use tenancy::{
    Deployment,
    assertion::{Signer, Verifier},
    migrate::Migrator,
    portability::{Depot, Folder},
};

/// What the parts of a process are made with.
#[derive(Clone)]
pub struct Kit {
    pub settings: Arc<Settings>,
    pub deployment: Deployment,
    pub clock: SharedClock,
    pub judge: Arc<Judge>,
    pub signer: Arc<Signer>,
    pub verifier: Verifier,
    pub mail_key: MailKey,
    pub store: ObjectStore,
    /// Where backups lie.
    pub depot: Arc<dyn Depot>,
    pub redis: Option<redis::Client>,
    pub waker: Waker,
    pub shutdown: Shutdown,
}

/// Makes everything that needs no other process to be there.
pub fn kit(settings: Settings, clock: SharedClock, shutdown: Shutdown) -> Result<Kit> {
    let deployment = deployment(&settings)?;
    let signer = Arc::new(deployment.signer()?);
    let redis = match settings.redis.url.expose() {
        "" => None,
        url => Some(redis::Client::open(url).context("redis.url")?),
    };
    let store = store(&settings)?;
    Ok(Kit {
        judge: Arc::new(Judge::new()?),
        verifier: signer.verifier(),
        mail_key: MailKey::derive(&deployment.derive("mail"))?,
        depot: depot(&settings, &store),
        store,
        signer,
        redis,
        waker: Waker::new(),
        settings: Arc::new(settings),
        deployment,
        clock,
        shutdown,
    })
}

fn depot(settings: &Settings, store: &ObjectStore) -> Arc<dyn Depot> {
    match settings.backups.place(&settings.data_dir) {
        BackupPlace::Folder(path) => Arc::new(Folder::new(path)),
        BackupPlace::Bucket(prefix) => Arc::new(Backups::new(store.clone(), &prefix)),
    }
}

fn store(settings: &Settings) -> Result<ObjectStore> {
    let s3 = &settings.s3;
    let named = |path: &Path| format!("s3.ca_file: {}", path.display());
    let file = s3.ca_file();
    let ca_pem = match &file {
        Some(path) => Some(std::fs::read(path).with_context(|| named(path))?),
        None => None,
    };
    let opened = ObjectStore::open(&StoreConfig {
        endpoint: s3.endpoint.clone(),
        public_endpoint: s3.public_endpoint.clone(),
        region: s3.region.clone(),
        bucket: s3.bucket.clone(),
        access_key: s3.access_key.expose().to_owned(),
        secret_key: s3.secret_key.expose().to_owned(),
        path_style: s3.path_style,
        ca_pem,
    });
    opened.with_context(|| named(&file.unwrap_or_default()))
}

impl Kit {
    /// What every service's state begins with.
    pub fn base(&self, service: Service) -> Base {
        Base {
            service,
            db: self.deployment.tenant_db(service),
            judge: self.judge.clone(),
            verifier: self.verifier.clone(),
            clock: self.clock.clone(),
        }
    }

    /// The internal API of a service, spoken to as the deployment itself.
    pub fn client(&self, service: Service, peer: Arc<dyn Peer>) -> Client {
        Client::new(peer, self.signer.clone(), service, self.clock.clone())
    }

    /// Refuses to run on databases this program cannot serve.
    pub async fn check_schema(&self) -> Result<()> {
        let migrator = Migrator::new(self.deployment.clone());
        for &service in Service::ALL {
            let status = migrator.status(service).await;
            let status = status
                .with_context(|| format!("the database of {service} cannot be read (zhibu migrate)"))?;
            if !status.is_servable() {
                bail!("the database of {service} is not of this program's version; run: zhibu migrate");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settings::Loader;

    const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
    const AUTHORITY: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/documents/tests/authority.pem");

    fn trusting(authority: &str) -> Result<ObjectStore> {
        let least =
            Loader::new().set("secrets.master_key", KEY).set("database.admin_url", "postgres://u:p@h/x");
        store(&least.set("s3.ca_file", authority).load()?)
    }

    #[tokio::test]
    async fn a_stores_authority_comes_from_the_settings_and_is_named_when_it_cannot_be_used() {
        trusting("").unwrap();
        trusting(AUTHORITY).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let bad = dir.path().join("bad.pem");
        std::fs::write(&bad, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        let refused = format!("{:#}", trusting(&bad.display().to_string()).unwrap_err());
        assert!(refused.starts_with("s3.ca_file: ") && refused.contains("bad.pem"), "{refused}");
    }
}
