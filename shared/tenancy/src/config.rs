use crate::names::Names;
use sqlx::postgres::PgConnectOptions;
use std::{fmt, str::FromStr, time::Duration};

/// What a deployment needs to know of its surroundings.
#[derive(Clone)]
pub struct Config {
    /// Prefix of databases and roles; lets several deployments share one cluster. Usually `zhibu`.
    pub name: String,
    /// Where Postgres is. Services log in there with their own roles; user, password and database are ignored.
    /// Either `postgres://host:port`, `postgres:///?host=/socket/dir&port=5432`, or `host=/socket/dir port=5432`.
    pub postgres_url: String,
    /// The provisioner's log-in; only needed by processes that create, migrate or drop tenants.
    pub admin_url: Option<String>,
    /// The root of every key and password of the deployment.
    pub master_key: [u8; 32],
    /// Carries invalidations between processes. Without it, caches live for their time to live.
    pub redis_url: Option<String>,
    /// Tenants are found at `{slug}.{base_domain}`.
    pub base_domain: String,
    pub pools: PoolSizes,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("name", &self.name)
            .field("base_domain", &self.base_domain)
            .finish_non_exhaustive()
    }
}

/// Limits on connections, per service.
#[derive(Clone, Copy, Debug)]
pub struct PoolSizes {
    /// Connections of one log-in shard.
    pub per_shard: usize,
    /// Connections of all shards that are worked with at a time. Requests leave a quarter of them to jobs and events, and the other
    /// way round; the requests of one organisation leave a quarter of theirs to the others.
    pub total: usize,
    /// Connections of all shards that stay open, idle ones included; `total` when that is more. With fewer than there
    /// are shards, requests keep closing each other's connections.
    pub open: usize,
    /// Connections of the platform role.
    pub platform: usize,
    /// A backend keeps some 25 kB per table and tenant it has seen and never gives them back, so a
    /// connection is closed after this many different tenants.
    pub tenants_per_connection: usize,
    /// How long a request waits for a connection before it is turned away.
    pub acquire: Duration,
    /// Tenants of one log-in shard. Switching roles gets slow when a log-in role has many.
    pub tenants_per_shard: u32,
}

impl Default for PoolSizes {
    fn default() -> Self {
        Self {
            per_shard: 8,
            total: 12,
            open: 24,
            platform: 4,
            tenants_per_connection: 1_000,
            acquire: Duration::from_secs(10),
            tenants_per_shard: 500,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("the deployment's name must be 2 to 16 letters a-z, digits or _, beginning with a letter")]
    Name,
    #[error("the Postgres address cannot be read: {0}")]
    Address(String),
    #[error("the Redis address cannot be read")]
    Redis(#[source] redis::RedisError),
    #[error("every pool size must be above zero")]
    Pools,
    #[error("the base domain is empty")]
    BaseDomain,
}

impl Config {
    pub(crate) fn check(&self) -> Result<Names, ConfigError> {
        let p = &self.pools;
        let sizes =
            [p.per_shard, p.total, p.platform, p.tenants_per_connection, p.tenants_per_shard as usize];
        if sizes.contains(&0) {
            return Err(ConfigError::Pools);
        }
        if self.base_domain.trim_matches('.').is_empty() {
            return Err(ConfigError::BaseDomain);
        }
        Names::new(&self.name).ok_or(ConfigError::Name)
    }
}

/// Reads a URL, or the keyword form `host=/socket/dir port=5432 user=x` of libpq.
pub(crate) fn address(text: &str) -> Result<PgConnectOptions, ConfigError> {
    if text.contains("://") {
        // libpq takes a user without a host where the host follows as a parameter; a URL parser does not
        return PgConnectOptions::from_str(&text.replacen("@/", "@localhost/", 1))
            .map_err(|e| ConfigError::Address(e.to_string()));
    }
    text.split_whitespace().try_fold(PgConnectOptions::new_without_pgpass(), |options, pair| {
        let (name, value) = pair.split_once('=').ok_or_else(|| ConfigError::Address(format!("{pair:?}")))?;
        Ok(match name {
            "host" => options.host(value),
            "port" => {
                options.port(value.parse().map_err(|_| ConfigError::Address(format!("port {value:?}")))?)
            }
            "user" => options.username(value),
            "password" => options.password(value),
            "dbname" => options.database(value),
            other => return Err(ConfigError::Address(format!("unknown word {other:?}"))),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_an_address_are_read() {
        let url = address("postgres://me:pw@db.local:5433/x").unwrap();
        assert_eq!((url.get_host(), url.get_port(), url.get_username()), ("db.local", 5433, "me"));
        for text in ["host=/run/pg port=5611 user=postgres", "postgres://postgres@/x?host=/run/pg&port=5611"]
        {
            let socket = address(text).unwrap();
            let folder =
                socket.get_socket().map_or(socket.get_host().to_owned(), |p| p.display().to_string());
            assert_eq!(
                (folder.as_str(), socket.get_port(), socket.get_username()),
                ("/run/pg", 5611, "postgres"),
                "{text}"
            );
        }
        for text in ["", "host", "port=x", "colour=red"] {
            assert!(text.is_empty() || address(text).is_err(), "{text}");
        }
    }
}
