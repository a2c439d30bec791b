//! A test's organisation leaves a slot behind: a schema in every service with all its tables. Making them is a third of
//! what the tests cost, so a slot nobody uses any more is emptied and given a new key, and stands in the warm pool as
//! one that was just made. The product itself never does this: there an organisation's schemas go with it.

mod emptying;
mod pristine;

use crate::TestApp;
use emptying::Hands;
use kernel::{TenantId, TenantKey};
use pristine::Pristine;
use std::{sync::Arc, time::Duration};
use tenancy::{Entry, provision::Provisioner};
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    time::{Instant, sleep_until},
};

/// What runs behind a request has come to its end by then.
const QUIET: Duration = Duration::from_secs(2);

/// Whoever holds one still uses the organisation.
#[derive(Debug)]
pub(crate) struct Stay {
    slots: Slots,
    tenant: TenantId,
    key: TenantKey,
}

impl Drop for Stay {
    fn drop(&mut self) {
        // what a test failed with is left for whoever looks
        if !std::thread::panicking() {
            let left = Left { tenant: self.tenant, key: self.key.clone(), at: Instant::now() };
            // nobody listens any more when the process ends
            let _ = self.slots.left.send(left);
        }
    }
}

struct Left {
    tenant: TenantId,
    key: TenantKey,
    at: Instant,
}

#[derive(Clone, Debug)]
pub(crate) struct Slots {
    left: UnboundedSender<Left>,
}

impl Slots {
    /// Begins to take slots back, on the runtime this is called on.
    pub(crate) fn begin(admin_url: &str, databases: &str, provisioner: Provisioner) -> Self {
        let (sender, mut receiver) = unbounded_channel::<Left>();
        let (admin_url, databases) = (admin_url.to_owned(), databases.to_owned());
        tokio::spawn(async move {
            let mut renewing = None;
            while let Some(left) = receiver.recv().await {
                sleep_until(left.at + QUIET).await;
                let ready = match renewing.take() {
                    Some(ready) => Ok(ready),
                    None => Renewing::new(&admin_url, &databases, provisioner.clone()).await,
                };
                let done = match ready {
                    Ok(mut ready) => ready.renew(left.tenant, &left.key).await.map(|_| ready),
                    Err(error) => Err(error),
                };
                // what cannot be taken back stays as it is: there are others
                renewing = done.ok();
            }
        });
        Self { left: sender }
    }

    pub(crate) fn stay(&self, entry: &Entry) -> Arc<Stay> {
        let (tenant, key) = (entry.tenant.id, entry.tenant.key.clone());
        Arc::new(Stay { slots: self.clone(), tenant, key })
    }
}

/// What is needed to make used slots new.
pub struct Renewing {
    hands: Hands,
    pristine: Pristine,
    provisioner: Provisioner,
}

impl Renewing {
    /// Looks at a warm slot to know what a new one is like.
    ///
    /// # Errors
    /// When there is none, or the server is away.
    pub async fn new(admin_url: &str, databases: &str, provisioner: Provisioner) -> anyhow::Result<Self> {
        let mut hands = Hands::reach(admin_url, databases).await?;
        let pristine = Pristine::of(&mut hands).await?;
        Ok(Self { hands, pristine, provisioner })
    }

    /// The same of the slots of a deployment.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub async fn of(app: &TestApp) -> anyhow::Result<Self> {
        let provisioner = app.app().provisioner()?;
        Self::new(&app.servers.postgres_admin_url, &app.settings().database.name, provisioner).await
    }

    /// Empties the slot of an organisation, which is then unknown, and gives the key the slot has from now on. None
    /// where something happened to the organisation that leaves more behind than rows.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn renew(&mut self, tenant: TenantId, key: &TenantKey) -> anyhow::Result<Option<TenantKey>> {
        if !self.hands.ordinary(tenant, key).await? || !self.pristine.describes(&mut self.hands, key).await? {
            return Ok(None);
        }
        let fresh = emptying::fresh(key)?;
        self.hands.empty(&self.pristine, &self.provisioner, (tenant, key), &fresh).await?;
        Ok(Some(fresh))
    }
}
