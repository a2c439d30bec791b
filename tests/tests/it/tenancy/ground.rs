//! A deployment to try things on: its own databases and roles on the test server.

use kernel::{FixedClock, RequestId, Service, TenantKind};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, Row as _, postgres::PgConnectOptions,
};
use std::{
    collections::{
        HashMap,
        hash_map::Entry::{Occupied, Vacant},
    },
    error::Error,
    pin::Pin,
    str::FromStr as _,
    sync::atomic::{AtomicU32, Ordering},
};
use tenancy::{
    Config, Deployment, Entry, PoolSizes, TenantScope, TenantTx,
    assertion::Claims,
    provision::{NewTenant, Provisioner},
};
use time::{OffsetDateTime, macros::datetime};
use tokio::sync::Mutex;
use uuid::Uuid;

pub const NOW: OffsetDateTime = datetime!(2026-03-01 08:00 UTC);

/// What hooks return.
pub type Done<'a> = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error + Send + Sync>>> + Send + 'a>>;

pub struct Ground {
    pub config: Config,
    pub deployment: Deployment,
    pub provisioner: Provisioner,
    /// The superuser's connections for statements in passing.
    hands: Mutex<HashMap<Service, PgConnection>>,
}

/// A deployment of its own with the usual pools.
pub async fn fresh() -> Ground {
    fresh_with(PoolSizes { per_shard: 4, total: 4, platform: 2, ..PoolSizes::default() }).await
}

pub async fn fresh_with(pools: PoolSizes) -> Ground {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let servers = testkit::servers().await;
    let name = format!("zt{}_{}", std::process::id() % 100_000, COUNT.fetch_add(1, Ordering::SeqCst));
    let ground = Ground::at(Config {
        name,
        postgres_url: servers.postgres_admin_url.clone(),
        admin_url: Some(servers.postgres_admin_url.clone()),
        master_key: [7; 32],
        redis_url: Some(servers.redis_url.clone()),
        base_domain: "localhost".into(),
        pools,
    });
    ground.provisioner.bootstrap().await.unwrap();
    ground
}

impl Ground {
    pub fn at(config: Config) -> Self {
        let deployment = Deployment::new(&config).unwrap();
        let provisioner = Provisioner::new(deployment.clone(), FixedClock::at(NOW));
        Self { config, deployment, provisioner, hands: Mutex::default() }
    }

    /// The same deployment as another process would see it.
    pub fn other_process(&self) -> Self {
        Self::at(self.config.clone())
    }

    pub async fn organisation(&self, slug: &str) -> Entry {
        self.provisioner.create(&new(slug)).await.unwrap()
    }

    /// Permission to enter, got the way a request gets it.
    pub fn scope(&self, entry: &Entry) -> TenantScope {
        let signer = self.deployment.signer().unwrap();
        let claims = Claims { tenant: Some(entry.tenant.clone()), ..Claims::anonymous(RequestId::new()) };
        let token = signer.sign(&claims, Service::Records, NOW).unwrap();
        signer.verifier().verify(&token, Service::Records, NOW).unwrap().scope().unwrap()
    }

    pub async fn begin(&self, entry: &Entry) -> TenantTx {
        self.deployment.tenant_db(Service::Records).begin(&self.scope(entry)).await.unwrap()
    }

    /// The server's superuser in the database of a service.
    pub async fn admin(&self, service: Service) -> PgConnection {
        let options = PgConnectOptions::from_str(self.config.admin_url.as_deref().unwrap()).unwrap();
        let database = format!("{}_{service}", self.config.name);
        options.database(&database).disable_statement_logging().connect().await.unwrap()
    }

    pub async fn admin_run(&self, service: Service, sql: &str) {
        let mut hands = self.hands.lock().await;
        self.hand(&mut hands, service).await.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    }

    pub async fn admin_count(&self, service: Service, sql: &str) -> i64 {
        let mut hands = self.hands.lock().await;
        let hand = self.hand(&mut hands, service).await;
        sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(hand).await.unwrap().get(0)
    }

    async fn hand<'a>(
        &self,
        hands: &'a mut HashMap<Service, PgConnection>,
        service: Service,
    ) -> &'a mut PgConnection {
        match hands.entry(service) {
            Occupied(hand) => hand.into_mut(),
            Vacant(place) => place.insert(self.admin(service).await),
        }
    }
}

pub fn new(slug: &str) -> NewTenant {
    NewTenant {
        slug: slug.into(),
        name: format!("单位 {slug}"),
        kind: TenantKind::Enterprise,
        contact_email: Some("admin@example.cn".into()),
    }
}

pub fn sql(text: &str) -> Statement {
    Statement::from_string(DbBackend::Postgres, text)
}

pub fn sql_with<const N: usize>(text: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, text, values)
}

/// Writes a row into a table every tenant has.
pub async fn leave(tx: &TenantTx, mark: &str) -> Result<u64, DbErr> {
    let text = "INSERT INTO event_positions (consumer, source, txid, seq) VALUES ($1, 'test', 1, 1)";
    Ok(tx.execute_raw(sql_with(text, [mark.into()])).await?.rows_affected())
}

/// The marks left in that table, in order.
pub async fn marks(tx: &TenantTx) -> Vec<String> {
    let rows = tx.query_all_raw(sql("SELECT consumer FROM event_positions ORDER BY consumer")).await.unwrap();
    rows.iter().map(|row| row.try_get("", "consumer").unwrap()).collect()
}

/// Who the transaction runs as, and where it looks.
pub async fn whereabouts(tx: &TenantTx) -> (String, String) {
    let text = "SELECT current_user::text AS role, current_setting('search_path') AS path";
    let row = tx.query_one_raw(sql(text)).await.unwrap().unwrap();
    (row.try_get("", "role").unwrap(), row.try_get("", "path").unwrap())
}

pub async fn one<T: sea_orm::TryGetable>(tx: &TenantTx, text: &str) -> T {
    let row: QueryResult = tx.query_one_raw(sql(text)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

pub fn id() -> Uuid {
    Uuid::now_v7()
}
