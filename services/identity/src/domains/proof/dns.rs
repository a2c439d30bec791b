use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::runtime::TokioRuntimeProvider,
    proto::rr::RData,
};
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// Asks a name server; nothing is remembered, because people change a record and look again.
pub struct Names(TokioResolver);

impl Names {
    /// `server` instead of those of the system.
    ///
    /// # Errors
    /// When the system names none.
    pub fn new(server: Option<SocketAddr>, patience: Duration) -> anyhow::Result<Self> {
        let mut builder = match server {
            None => TokioResolver::builder_tokio()?,
            Some(server) => {
                let connection = |mut config: ConnectionConfig| {
                    config.port = server.port();
                    config
                };
                let both = vec![connection(ConnectionConfig::udp()), connection(ConnectionConfig::tcp())];
                let servers = vec![NameServerConfig::new(server.ip(), true, both)];
                let config = ResolverConfig::from_name_servers(servers);
                TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
        };
        let options = builder.options_mut();
        options.timeout = patience;
        options.attempts = 1;
        options.cache_size = 0;
        // the machine's own names are nobody's proof
        options.use_hosts_file = ResolveHosts::Never;
        Ok(Self(builder.build()?))
    }

    /// The texts of a name; none when nobody answered.
    pub async fn texts(&self, name: &str) -> Option<Vec<String>> {
        match self.0.txt_lookup(absolute(name)).await {
            Ok(found) => {
                let texts = found.answers().iter().filter_map(|record| match &record.data {
                    RData::TXT(text) => Some(text.txt_data.concat()),
                    _ => None,
                });
                Some(texts.map(|text| String::from_utf8_lossy(&text).into_owned()).collect())
            }
            Err(error) if error.is_no_records_found() => Some(Vec::new()),
            Err(_) => None,
        }
    }

    /// The addresses of a host; none when nobody answered.
    pub async fn addresses(&self, host: &str) -> Option<Vec<IpAddr>> {
        self.0.lookup_ip(absolute(host)).await.ok().map(|found| found.iter().collect())
    }
}

/// With the final dot no search list of the machine is tried.
fn absolute(name: &str) -> String {
    format!("{name}.")
}
