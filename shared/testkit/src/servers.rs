use crate::leftovers;
use anyhow::Result;
use embedded::{Postgres, PostgresOptions, Redis, Roof, S3, SeaweedFs, SmtpSink};
use std::{future::Future, path::PathBuf, sync::LazyLock};
use tokio::{runtime::Runtime, sync::OnceCell};

/// The outside world of one test process.
pub struct Servers {
    /// Address of the superuser, database `postgres`.
    pub postgres_admin_url: String,
    pub redis_url: String,
    pub s3_endpoint: String,
    pub s3_access_key: String,
    pub s3_secret_key: String,
    pub mail: SmtpSink,
    /// A folder of this process.
    pub folder: PathBuf,
    _running: (Postgres, Redis, S3),
}

/// Every `#[tokio::test]` has a runtime of its own that ends with it; what all tests share must not live there.
static RUNTIME: LazyLock<Option<Runtime>> = LazyLock::new(|| {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().ok()
});

static SERVERS: OnceCell<Servers> = OnceCell::const_new();

/// Runs the future on a runtime that lives as long as the process, so that tasks it spawns do too.
///
/// # Errors
/// When the future fails, panics, or no runtime can be made.
pub async fn on_lasting_runtime<T: Send + 'static>(
    future: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    let runtime = RUNTIME.as_ref().ok_or_else(|| anyhow::anyhow!("no runtime"))?;
    runtime.spawn(future).await?
}

/// The servers of this process; the first caller waits for their start.
///
/// # Panics
/// When a server does not start: no test can go on without it.
pub async fn servers() -> &'static Servers {
    SERVERS
        .get_or_init(|| async {
            match on_lasting_runtime(start()).await {
                Ok(servers) => servers,
                Err(error) => panic!("the test servers do not start: {error:#}"),
            }
        })
        .await
}

static SEAWEEDFS: OnceCell<SeaweedFs> = OnceCell::const_new();

/// A second S3 server of this process, of other people's making.
///
/// # Panics
/// When it does not start: no test can go on without it.
pub async fn seaweedfs() -> &'static SeaweedFs {
    let start = || async {
        let folder = servers().await.folder.clone();
        let started =
            on_lasting_runtime(async move { SeaweedFs::start(&Roof::over(&folder)?, &weed()).await });
        match started.await {
            Ok(server) => server,
            Err(error) => panic!("SeaweedFS does not start (deploy/bootstrap/install.sh test): {error:#}"),
        }
    };
    SEAWEEDFS.get_or_init(start).await
}

/// Where the bootstrap puts the program.
fn weed() -> PathBuf {
    embedded::tools::folder().unwrap_or_default().join("seaweedfs/bin/weed")
}

async fn start() -> Result<Servers> {
    let scratch = std::env::var_os("ZHIBU_SCRATCH").filter(|folder| !folder.is_empty());
    let base = scratch.map_or_else(std::env::temp_dir, PathBuf::from).join("zhibu-tests");
    let folder = base.join(std::process::id().to_string());
    leftovers::sweep(base, &folder);
    let roof = Roof::over(&folder)?;
    let postgres = Postgres::start(&roof, PostgresOptions::for_tests()).await?;
    let (redis, s3, mail) = (Redis::start(&roof).await?, S3::start(&roof).await?, SmtpSink::start().await?);
    Ok(Servers {
        postgres_admin_url: postgres.local_url(),
        redis_url: redis.url(),
        s3_endpoint: s3.endpoint(),
        s3_access_key: s3.access_key().to_owned(),
        s3_secret_key: s3.secret_key().to_owned(),
        mail,
        folder,
        _running: (postgres, redis, s3),
    })
}
