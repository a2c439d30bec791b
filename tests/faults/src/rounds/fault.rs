use crate::{proxy::Condition, site::Site};
use anyhow::Result;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;

/// What is done to the deployment, and undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: how it goes on a good day.
    None,
    /// The product dies without a word.
    Kill,
    PostgresRestart,
    /// As after a power cut.
    PostgresCrash,
    PostgresReset,
    PostgresCut,
    PostgresDeaf,
    PostgresSlow,
    PostgresFull,
    RedisStop,
    RedisFlush,
    RedisSilent,
    RedisCut,
    RedisStopAndKill,
    S3Stop,
    S3Silent,
    S3Cut,
    S3Full,
    MailStop,
    MailHang,
    MailRefuse,
    MailCut,
}

/// What has to go on while it lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Promise {
    /// Requests may fail, with 503 or a broken connection.
    #[default]
    Nothing,
    /// Log-in, reads and writes; documents may be away.
    AllButDocuments,
    /// All of it.
    GoesOn,
}

impl Fault {
    pub fn promise(self) -> Promise {
        match self {
            Fault::Kill
            | Fault::PostgresRestart
            | Fault::PostgresCrash
            | Fault::PostgresReset
            | Fault::PostgresCut
            | Fault::PostgresDeaf
            | Fault::PostgresFull
            | Fault::RedisStopAndKill => Promise::Nothing,
            Fault::S3Stop | Fault::S3Silent | Fault::S3Cut | Fault::S3Full => Promise::AllButDocuments,
            _ => Promise::GoesOn,
        }
    }

    /// Whether it needs a disk of limited size.
    pub fn needs_disk(self) -> bool {
        matches!(self, Fault::PostgresFull | Fault::S3Full)
    }

    pub(super) async fn begin(self, site: &mut Site) -> Result<()> {
        let servers = &mut site.servers;
        let lines = &servers.lines;
        match self {
            Fault::None => {}
            Fault::Kill => site.product.kill().await?,
            Fault::PostgresRestart => servers.stop_postgres().await?,
            Fault::PostgresCrash => servers.crash_postgres().await?,
            Fault::PostgresReset => lines.postgres.set(Condition::Reset),
            Fault::PostgresCut => lines.postgres.set(Condition::Cut { after: 1500 }),
            Fault::PostgresDeaf => lines.postgres.set(Condition::Deaf),
            Fault::PostgresSlow => lines.postgres.set(slow()),
            Fault::PostgresFull => {
                fill(site, |(postgres, _)| postgres.fill())?;
                use_up(&site.servers.postgres_url()).await;
            }
            Fault::RedisStop => servers.stop_redis().await?,
            Fault::RedisFlush => flush(&servers.redis_url()).await?,
            Fault::RedisSilent => lines.redis.set(Condition::Silent),
            Fault::RedisCut => lines.redis.set(Condition::Cut { after: 40 }),
            Fault::RedisStopAndKill => {
                servers.stop_redis().await?;
                site.product.kill().await?;
                site.product.start()?;
            }
            Fault::S3Stop => {
                lines.s3.set(Condition::Reset);
                servers.stop_s3();
            }
            Fault::S3Silent => lines.s3.set(Condition::Silent),
            Fault::S3Cut => lines.s3.set(Condition::Cut { after: 60 }),
            Fault::S3Full => fill(site, |(_, s3)| s3.fill())?,
            Fault::MailStop => lines.mail.set(Condition::Reset),
            Fault::MailHang => servers.mail.hang(true),
            Fault::MailRefuse => servers.mail.refuse(true),
            Fault::MailCut => lines.mail.set(Condition::Cut { after: 90 }),
        }
        Ok(())
    }

    pub(super) async fn end(self, site: &mut Site) -> Result<()> {
        let servers = &mut site.servers;
        match self {
            Fault::None | Fault::RedisFlush => {}
            Fault::Kill => site.product.start()?,
            Fault::PostgresRestart | Fault::PostgresCrash => servers.start_postgres().await?,
            Fault::PostgresFull => {
                fill(site, |(postgres, _)| postgres.clear())?;
                site.servers.revive_postgres().await?;
            }
            Fault::PostgresReset | Fault::PostgresCut | Fault::PostgresDeaf | Fault::PostgresSlow => {
                servers.lines.postgres.set(Condition::Clear);
            }
            Fault::RedisStop | Fault::RedisStopAndKill => servers.start_redis().await?,
            Fault::RedisSilent | Fault::RedisCut => servers.lines.redis.set(Condition::Clear),
            Fault::S3Stop => {
                servers.start_s3().await?;
                servers.lines.s3.set(Condition::Clear);
            }
            Fault::S3Silent | Fault::S3Cut => servers.lines.s3.set(Condition::Clear),
            Fault::S3Full => fill(site, |(_, s3)| s3.clear())?,
            Fault::MailStop | Fault::MailCut => servers.lines.mail.set(Condition::Clear),
            Fault::MailHang => servers.mail.hang(false),
            Fault::MailRefuse => servers.mail.refuse(false),
        }
        Ok(())
    }
}

/// A line across a country, with little room in it.
fn slow() -> Condition {
    Condition::Slow { delay: Duration::from_millis(15), bytes_per_second: 200_000 }
}

type Disks = (crate::site::Disk, crate::site::Disk);

fn fill(site: &Site, change: impl Fn(&Disks) -> Result<()>) -> Result<()> {
    site.place.disks.as_ref().map_or(Ok(()), change)
}

/// Uses up the log files that are there already, until the server has no place for the next and gives up.
async fn use_up(url: &str) {
    let Ok(mut database) = PgConnection::connect(url).await else { return };
    let next = "SELECT pg_switch_wal(), pg_logical_emit_message(false, 'faults', 'x')";
    for _ in 0..200 {
        if sqlx::query(next).execute(&mut database).await.is_err() {
            return;
        }
    }
}

/// Everything in Redis is gone from one moment to the next.
async fn flush(url: &str) -> Result<()> {
    let mut connection = redis::Client::open(url)?.get_multiplexed_async_connection().await?;
    Ok(redis::cmd("FLUSHALL").query_async(&mut connection).await?)
}
