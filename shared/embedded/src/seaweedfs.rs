use crate::{
    guardian::{Guarded, Order},
    ports,
    roof::Roof,
    secret,
};
use anyhow::{Context, Result, bail};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// A private SeaweedFS: an S3 server of other people's making, so that what is said of S3 is not only true of one.
#[derive(Debug)]
pub struct SeaweedFs {
    _server: Guarded,
    port: u16,
    secret_key: String,
}

const ACCESS_KEY: &str = "zhibu";
/// Master, volume, filer and S3, each with a second port for its fellows.
const PORTS: usize = 8;

impl SeaweedFs {
    /// Starts the server under `folder/seaweedfs`. It tells nobody that it runs.
    ///
    /// # Errors
    /// When it is not installed or does not come up.
    pub async fn start(roof: &Roof, program: &Path) -> Result<Self> {
        if !program.is_file() {
            bail!("SeaweedFS is not there: {}", program.display());
        }
        // it lies in a folder of our own, and needs no account of its own
        let roof = roof.as_ourselves();
        let room = roof.room("seaweedfs")?;
        let (ports, secret_key) =
            ((0..PORTS).map(|_| ports::free_port()).collect::<Result<Vec<_>>>()?, secret::generate()?);
        let config = room.join("s3.json");
        secret::write(&config, &identities(&secret_key))?;
        let log = room.join("seaweedfs.log");
        let order = Order {
            program,
            arguments: arguments(&room, &config, &ports),
            log: &log,
            signal: "TERM",
            goes: None,
        };
        let mut server = Guarded::start(&roof, &order)?;
        ports::listening(ports[6], Duration::from_secs(60)).await.with_context(|| see(&log))?;
        if !server.alive() {
            bail!("SeaweedFS did not start, {}", see(&log));
        }
        Ok(Self { _server: server, port: ports[6], secret_key })
    }

    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub const fn access_key(&self) -> &str {
        ACCESS_KEY
    }

    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }
}

fn see(log: &Path) -> String {
    format!("see {}", log.display())
}

fn identities(secret_key: &str) -> String {
    format!(
        r#"{{"identities":[{{"name":"zhibu","credentials":[{{"accessKey":"{ACCESS_KEY}","secretKey":"{secret_key}"}}],"actions":["Admin","Read","Write","List"]}}]}}"#
    )
}

fn arguments(room: &Path, config: &Path, ports: &[u16]) -> Vec<String> {
    let path = |path: PathBuf| path.display().to_string();
    let mut arguments: Vec<String> =
        ["-logtostderr=true", "server", "-filer", "-s3"].map(str::to_owned).into();
    arguments.extend([
        format!("-dir={}", path(room.to_owned())),
        format!("-s3.config={}", path(config.to_owned())),
    ]);
    let names = [
        "master.port",
        "master.port.grpc",
        "volume.port",
        "volume.port.grpc",
        "filer.port",
        "filer.port.grpc",
        "s3.port",
        "s3.port.grpc",
    ];
    arguments.extend(names.iter().zip(ports).map(|(name, port)| format!("-{name}={port}")));
    let rest = [
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-master.telemetry=false",
        "-s3.iam=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-volume.max=8",
        "-volume.preStopSeconds=0",
        "-volume.minFreeSpacePercent=0",
        "-master.volumeSizeLimitMB=256",
    ];
    arguments.extend(rest.map(str::to_owned));
    arguments
}
