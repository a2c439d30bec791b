#![allow(clippy::unwrap_used)] // a test may stop where it stands

//! The real servers, started and stopped in a throw-away folder.

use embedded::{Postgres, PostgresOptions, Redis, Roof, S3, SmtpSink};
use sqlx::{Connection, PgConnection, Row};
use std::{fs, path::Path, process::Command};

fn place() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir_in("/tmp").unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    dir
}

fn pid(roof: &Roof) -> u32 {
    let text = fs::read_to_string(roof.folder().join("postgres/data/postmaster.pid")).unwrap();
    text.lines().next().unwrap().trim().parse().unwrap()
}

#[tokio::test]
async fn postgres_keeps_its_data_and_survives_being_killed() {
    let dir = place();
    let roof = Roof::over(&dir.path().join("data")).unwrap();
    let postgres = Postgres::start(&roof, PostgresOptions::default()).await.unwrap();
    let mut connection = PgConnection::connect(&postgres.admin_url()).await.unwrap();
    sqlx::query("CREATE TABLE kept (id int)").execute(&mut connection).await.unwrap();
    let row = sqlx::query("SHOW lc_ctype").fetch_one(&mut connection).await.unwrap();
    assert_eq!(row.get::<String, _>(0), "C.UTF-8");
    let socket = postgres.local_url();
    assert!(socket.contains("@%2F"), "{socket}");
    let mut near = PgConnection::connect(&socket).await.unwrap();
    let row = sqlx::query("SELECT inet_server_addr() IS NULL").fetch_one(&mut near).await.unwrap();
    assert!(row.get::<bool, _>(0), "by no address of the network");
    drop(near);
    for url in [postgres.admin_url(), socket] {
        let wrong = url.replace("zhibu_admin:", "zhibu_admin:x");
        assert!(PgConnection::connect(&wrong).await.is_err(), "the password is asked for");
    }

    Command::new("kill").args(["-KILL", &pid(&roof).to_string()]).status().unwrap();
    drop((connection, postgres));
    let postgres = Postgres::start(&roof, PostgresOptions::default()).await.unwrap();
    let mut connection = PgConnection::connect(&postgres.admin_url()).await.unwrap();
    sqlx::query("SELECT id FROM kept").fetch_optional(&mut connection).await.unwrap();
    let running = pid(&roof);
    drop(connection);
    postgres.stop().await.unwrap();
    assert!(!Path::new(&format!("/proc/{running}")).exists(), "nothing is left running");
}

#[tokio::test]
async fn a_pid_file_of_somebody_else_is_in_nobodys_way() {
    let dir = place();
    let roof = Roof::over(&dir.path().join("data")).unwrap();
    let quick = PostgresOptions { lasting: true, ..PostgresOptions::for_tests() };
    Postgres::start(&roof, quick).await.unwrap().stop().await.unwrap();
    let file = roof.folder().join("postgres/data/postmaster.pid");
    fs::write(&file, format!("{}\n", std::process::id())).unwrap();
    Postgres::start(&roof, PostgresOptions::for_tests()).await.unwrap().stop().await.unwrap();
    assert!(!roof.folder().join("postgres/data").exists(), "what is not to last goes with the server");
}

#[tokio::test]
async fn redis_and_s3_and_mail_answer() {
    let dir = place();
    let roof = Roof::over(&dir.path().join("data")).unwrap();
    let redis = Redis::start(&roof).await.unwrap();
    let mut connection =
        redis::Client::open(redis.url()).unwrap().get_multiplexed_async_connection().await.unwrap();
    let pong: String = redis::cmd("PING").query_async(&mut connection).await.unwrap();
    assert_eq!(pong, "PONG");
    drop(connection);
    let s3 = S3::start(&roof).await.unwrap();
    assert!(s3.endpoint().starts_with("http://127.0.0.1:"));
    assert!(SmtpSink::start().await.unwrap().letters().is_empty());
    redis.stop().await.unwrap();
}
