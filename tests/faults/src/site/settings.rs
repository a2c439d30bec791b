use super::{BUCKET, NAME, Program, Servers};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

/// Writes the settings of the deployment: its servers are at the other ends of the lines.
pub(super) async fn write(program: &Program, port: u16, servers: &Servers) -> Result<()> {
    let folder = &program.folder;
    let lines = &servers.lines;
    let through = |url: &str, to: u16| -> Result<String> {
        let (head, _) = url.rsplit_once('@').context("an address without a password")?;
        Ok(format!("{head}@127.0.0.1:{to}"))
    };
    let postgres = through(&servers.postgres_url(), lines.postgres.address().port())? + "/postgres";
    let redis = through(&servers.redis_url(), lines.redis.address().port())? + "/";
    let (key, secret) = servers.s3_keys();
    let text = |text: String| Value::from(text);
    let set: [(&str, Value); 22] = [
        ("data_dir", text(folder.join("product").display().to_string())),
        ("server.listen", text(format!("127.0.0.1:{port}"))),
        ("server.public_url", text(format!("http://localhost:{port}"))),
        ("server.base_domain", "localhost".into()),
        ("secrets.master_key", text("5a".repeat(32))),
        ("database.admin_url", text(postgres)),
        ("database.name", NAME.into()),
        ("redis.url", text(redis)),
        ("s3.endpoint", text(format!("http://{}", lines.s3.address()))),
        ("s3.bucket", BUCKET.into()),
        ("s3.access_key", text(key)),
        ("s3.secret_key", text(secret)),
        ("mail.url", text(format!("smtp://{}", lines.mail.address()))),
        ("mail.per_minute", 100_000.into()),
        // the floor of the setting: what argon2 costs is measured elsewhere
        ("password_hashing.memory_kib", 8192.into()),
        ("password_hashing.iterations", 1.into()),
        ("limits.login_per_address", 1_000_000.into()),
        ("limits.login_per_tenant", 1_000_000.into()),
        ("limits.requests_per_address", 10_000_000.into()),
        ("limits.requests_per_account", 10_000_000.into()),
        ("warm_pool.size", 4.into()),
        ("telemetry.log_level", "warn".into()),
    ];
    // a text in JSON is a text in TOML
    let mut lines: String = set.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    fs::write(folder.join("zhibu.toml"), &lines)?;
    // a setting that a program does not have is refused by it
    for (command, line) in OFFERED {
        if program.offers(command).await {
            lines += line;
        }
    }
    fs::write(folder.join("zhibu.toml"), lines).context("writing the settings")
}

/// Settings of parts that a program may have been built without.
const OFFERED: &[(&[&str], &str)] = &[
    (&["signup"], "signup.per_address = 1000000\n"),
    (&["tenant", "restore"], "backups.interval_minutes = 1\n"),
    // the least: what is brought has several parts
    (&["tenant", "import"], "backups.move_part_bytes = 65536\n"),
];
