use crate::{cli::Demo, commands::step};
use anyhow::{Context, Result};
use embedded::{Postgres, PostgresOptions, Redis, Roof, S3};
use serde_json::Value;
use settings::{Loader, Settings};
use std::{
    fmt::Display,
    fs::{self, OpenOptions},
    io::{self, Write},
    net::TcpListener,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The private servers of the demo, all below one folder.
pub(super) struct Servers {
    pub folder: PathBuf,
    port: u16,
    postgres: Postgres,
    redis: Redis,
    s3: S3,
    master_key: String,
}

impl Servers {
    /// Starts them and says so, a line each.
    pub async fn start(options: &Demo) -> Result<Self> {
        let roof = Roof::over(&options.data_dir)?;
        let folder = roof.folder().to_owned();
        let wheel = step("PostgreSQL");
        let postgres = Postgres::start(&roof, PostgresOptions::default()).await?;
        wheel.set_message("Redis, S3");
        let (redis, s3) = (Redis::start(&roof).await?, S3::start(&roof).await?);
        wheel.finish_and_clear();
        println!("数据目录 data: {}", options.data_dir.display());
        println!("PostgreSQL 127.0.0.1:{}   Redis   S3 {}", postgres.port(), s3.endpoint());
        let master_key = master_key(&folder.join("master-key"))?;
        fs::create_dir_all(folder.join("mail"))?;
        Ok(Self { folder, port: free(options.port)?, postgres, redis, s3, master_key })
    }

    /// Where letters become files.
    pub fn mail(&self) -> PathBuf {
        self.folder.join("mail")
    }

    /// The settings of a deployment on these servers, as a file for other commands (`zhibu --config …`). The
    /// environment may say more.
    pub fn settings(&self) -> Result<Settings> {
        let file = self.folder.join("zhibu.toml");
        let set: [(&str, Value); 14] = [
            ("data_dir", text(self.folder.display())),
            ("server.listen", text(format_args!("127.0.0.1:{}", self.port))),
            ("server.public_url", text(format_args!("http://localhost:{}", self.port))),
            ("server.base_domain", "localhost".into()),
            ("secrets.master_key", self.master_key.as_str().into()),
            ("database.admin_url", self.postgres.local_url().into()),
            ("redis.url", self.redis.url().into()),
            ("s3.endpoint", self.s3.endpoint().into()),
            ("s3.access_key", self.s3.access_key().into()),
            ("s3.secret_key", self.s3.secret_key().into()),
            ("mail.url", text(format_args!("file://{}", self.mail().display()))),
            ("warm_pool.size", 3.into()),
            ("telemetry.log_format", "pretty".into()),
            ("telemetry.log_level", "error,sqlx=error".into()),
        ];
        // a text in JSON is a text in TOML
        let lines: String = set.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        secret_file(&file, lines.as_bytes()).context("writing the settings")?;
        Ok(Loader::from_process(Some(&file)).load()?)
    }
}

fn text(value: impl Display) -> Value {
    value.to_string().into()
}

/// Writes a file its owner alone may read.
fn secret_file(file: &Path, content: &[u8]) -> io::Result<()> {
    let mut open = OpenOptions::new();
    open.write(true).create(true).truncate(true).mode(0o600).open(file)?.write_all(content)
}

/// The deployment's master key, made at the first run and readable by its owner alone.
fn master_key(file: &Path) -> Result<String> {
    if let Ok(text) = fs::read_to_string(file) {
        return Ok(text.trim().to_owned());
    }
    let key = data_encoding::HEXLOWER.encode(&rand_bytes());
    secret_file(file, key.as_bytes()).context("writing the master key")?;
    Ok(key)
}

/// Two version 4 ids hold 244 random bits from the operating system; a hash would add none.
fn rand_bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(uuid::Uuid::new_v4().as_bytes());
    bytes[16..].copy_from_slice(uuid::Uuid::new_v4().as_bytes());
    bytes
}

/// The wanted port, or the next one nobody has.
fn free(wanted: u16) -> Result<u16> {
    let mut near = (0..50).filter_map(|step| wanted.checked_add(step));
    let free = near.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    let free =
        free.with_context(|| format!("port {wanted} and those above it are taken; choose one with --port"))?;
    if free != wanted {
        println!("端口 {wanted} 已被占用，改用 {free}   port {wanted} is taken, using {free}");
    }
    Ok(free)
}
