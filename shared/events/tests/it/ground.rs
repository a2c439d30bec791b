use async_trait::async_trait;
use events::{Client, Consumer, ConsumerError, Event, Row, consumer::Feed, outbox::Range};
use kernel::{FixedClock, Service, TenantKind};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};
use tenancy::{
    Config, Deployment, Entry, PoolSizes, TenantTx,
    provision::{NewTenant, Provisioner},
};
use time::{OffsetDateTime, macros::datetime};

pub const NOW: OffsetDateTime = datetime!(2030-03-01 08:00 UTC);

/// A deployment of its own with two organisations.
pub struct Ground {
    pub deployment: Deployment,
    pub clock: Arc<FixedClock>,
    pub a: Entry,
    pub b: Entry,
}

pub async fn ground() -> Ground {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let servers = testkit::servers().await;
    let deployment = Deployment::new(&Config {
        name: format!("ze{}_{}", std::process::id() % 100_000, COUNT.fetch_add(1, Ordering::SeqCst)),
        postgres_url: servers.postgres_admin_url.clone(),
        admin_url: Some(servers.postgres_admin_url.clone()),
        master_key: [5; 32],
        redis_url: None,
        base_domain: "localhost".into(),
        pools: PoolSizes { per_shard: 4, total: 4, platform: 3, ..PoolSizes::default() },
    })
    .unwrap();
    let clock = FixedClock::at(NOW);
    let provisioner = Provisioner::new(deployment.clone(), clock.clone());
    provisioner.bootstrap().await.unwrap();
    let new = |slug: &str| NewTenant {
        slug: slug.into(),
        name: slug.into(),
        kind: TenantKind::Agency,
        contact_email: None,
    };
    let a = provisioner.create(&new("alpha")).await.unwrap();
    let b = provisioner.create(&new("beta")).await.unwrap();
    Ground { deployment, clock, a, b }
}

impl Ground {
    /// A transaction of the organisation in the service that emits.
    pub async fn source(&self, entry: &Entry) -> TenantTx {
        self.begin(Service::Records, entry).await
    }

    pub async fn begin(&self, service: Service, entry: &Entry) -> TenantTx {
        let scope = self.deployment.system_scope(service).enter(&entry.tenant.key).await.unwrap().unwrap();
        self.deployment.tenant_db(service).begin(&scope).await.unwrap()
    }

    pub async fn emit(&self, entry: &Entry, number: u32) {
        let tx = self.source(entry).await;
        events::emit(&tx, &Ticked { number }).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Waits until readers see all that was committed. Transactions of other tests on the same server hold the
    /// horizon back as well.
    pub async fn settled(&self) {
        let db = self.deployment.platform_db(Service::Records);
        let tx = db.begin().await.unwrap();
        let count =
            tx.query_one_raw(sql("SELECT count(*) AS n FROM platform.outbox", [])).await.unwrap().unwrap();
        let count: i64 = count.try_get("", "n").unwrap();
        tx.rollback().await.unwrap();
        loop {
            let batch =
                events::outbox::read(&db, &Range { limit: Range::MOST, ..Range::default() }).await.unwrap();
            if batch.rows.len() == usize::try_from(count).unwrap() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// The internal API of the emitting service, in this process.
    pub fn router(&self) -> axum::Router {
        let verifier = self.deployment.signer().unwrap().verifier();
        events::router(self.deployment.platform_db(Service::Records), verifier, self.clock.clone())
    }

    pub fn client(&self) -> Client {
        let signer = Arc::new(self.deployment.signer().unwrap());
        Client::new(Arc::new(self.router()), signer, Service::Records, self.clock.clone())
    }

    pub fn feed(&self) -> Feed {
        Feed::new(self.client())
    }

    /// What the consumer made for this organisation.
    pub async fn seen(&self, entry: &Entry) -> Vec<u32> {
        let tx = self.begin(Service::Identity, entry).await;
        let rows =
            tx.query_all_raw(sql("SELECT status FROM idempotency_keys ORDER BY key", [])).await.unwrap();
        rows.iter().map(|row| row.try_get::<i32>("", "status").unwrap().cast_unsigned()).collect()
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticked {
    pub number: u32,
}

impl Event for Ticked {
    const KIND: &'static str = "test.ticked.v1";
}

/// Writes one row per event into a table every service has; a second row for the same event cannot be written.
#[derive(Default)]
pub struct Counting {
    pub stuck: AtomicBool,
}

#[async_trait]
impl Consumer for Counting {
    fn name(&self) -> &'static str {
        "test.counting"
    }

    fn source(&self) -> Service {
        Service::Records
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[Ticked::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        let Some(Ticked { number }) = row.decode()? else { return Ok(()) };
        if self.stuck.load(Ordering::SeqCst) && number == 13 {
            return Err(ConsumerError::Refused("an unlucky number".into()));
        }
        let insert = "INSERT INTO idempotency_keys (actor, key, request_hash, status, content_type, body, created_at) \
            VALUES ($1, $2, '\\x00', $3, 'x', '\\x00', now())";
        let place = format!("{:020}.{:020}", row.cursor.txid, row.cursor.seq);
        let values = [row.id.0.into(), place.into(), number.cast_signed().into()];
        tx.execute_raw(sql(insert, values)).await?;
        Ok(())
    }

    async fn reset(&self, tx: &TenantTx) -> Result<(), ConsumerError> {
        tx.execute_raw(sql("DELETE FROM idempotency_keys", [])).await?;
        Ok(())
    }
}

pub fn sql<const N: usize>(text: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, text, values)
}
