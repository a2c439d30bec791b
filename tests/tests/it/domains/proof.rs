use super::{DOMAINS, HERE, add, check, fresh, org, prove, visitor};
use serde_json::Value;
use std::{net::Ipv4Addr, time::Duration};
use suites::Org;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

const FILE: &str = "/.well-known/zhibu-challenge";

/// A host of somebody's own that gives one and the same answer, whatever is asked. Every address of the loopback has
/// all ports to itself.
async fn elsewhere(last: u8, port: u16, answer: String) -> Ipv4Addr {
    let at = Ipv4Addr::new(127, 0, 1, last);
    let listener = TcpListener::bind((at, port)).await.expect("an address of the loopback");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = [0; 2048];
            let _ = stream.read(&mut asked).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    at
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

#[tokio::test]
async fn a_file_of_the_host_proves_it_too() {
    let org = org().await;
    let (admin, host, port) = (org.admin().await, fresh("file"), org.app.address().port());
    let added = add(&admin, &host).await.expect(201);
    let at = elsewhere(1, port, ok(&format!("other\n{}\n", added.at("/record_text")))).await;
    assert_eq!(check(&admin, &host).await.expect(200).at("/failure"), "not_found");
    org.app.zone.host(&host, at);
    assert_eq!(check(&admin, &host).await.expect(200).at("/state"), "verified");
}

#[tokio::test]
async fn neither_a_redirect_nor_a_flood_nor_another_text_proves_anything() {
    let org = org().await;
    let (admin, host, port) = (org.admin().await, fresh("tricks"), org.app.address().port());
    let added = add(&admin, &host).await.expect(201);
    let token = added.at("/record_text");
    let good = elsewhere(2, port, ok(&token)).await;
    let redirect = format!(
        "HTTP/1.1 302 Found\r\nlocation: http://{good}:{port}{FILE}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
    let flood = ok(&format!("{token}\n{}", "x".repeat(10_000)));
    let part = ok(&format!("x{token}"));
    for (last, answer) in [(3, redirect), (4, flood), (5, part)] {
        org.app.zone.host(&host, elsewhere(last, port, answer).await);
        let checked = check(&admin, &host).await.expect(200);
        assert_eq!(checked.at("/state"), "pending", "127.0.1.{last}: {}", checked.text());
    }
    org.app.zone.host(&host, good);
    assert_eq!(check(&admin, &host).await.expect(200).at("/state"), "verified");
}

#[tokio::test]
async fn a_host_that_leads_here_proves_itself_as_long_as_one_alone_claims_it() {
    let (mine, theirs) = (org().await, org().await);
    let (admin, rival, host) = (mine.admin().await, theirs.admin().await, fresh("leads-here"));
    let added = add(&admin, &host).await.expect(201);
    mine.app.zone.host(&host, HERE);
    let shown = visitor(&mine, &host).get(FILE).await.expect(200);
    assert_eq!(shown.text(), added.at("/record_text"));
    // two claim it: that it leads here says nothing about whose it is
    add(&rival, &host).await.expect(201);
    visitor(&mine, &host).get(FILE).await.expect(404);
    assert_eq!(check(&admin, &host).await.expect(200).at("/state"), "pending");
    rival.delete(&format!("{}/{host}", super::DOMAINS)).await.expect(204);
    assert_eq!(check(&admin, &host).await.expect(200).at("/state"), "verified");
    mine.stranger().get(FILE).await.expect(404);
    visitor(&mine, &fresh("never-added")).get(FILE).await.expect(404);
}

#[tokio::test]
async fn what_was_proven_stays_so_when_nobody_answers() {
    let org = org().await;
    let host = fresh("stays");
    super::prove(&org, &host).await;
    org.app.zone.forget(&format!("_zhibu-challenge.{host}"));
    let again = check(&org.admin().await, &host).await.expect(200);
    assert_eq!((again.at("/state"), again.at("/failure")), ("verified".into(), "not_found".into()));
}

/// What time would do to a host in the table, as the superuser does it.
async fn passes(org: &Org, host: &str, set: &str) {
    use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _};
    let database = format!("{}_identity", org.app.settings().database.name);
    let options: sqlx::postgres::PgConnectOptions =
        org.app.servers.postgres_admin_url.parse().expect("the address of the test server");
    let mut home = options.database(&database).connect().await.expect("the superuser gets in");
    let sql = format!("UPDATE platform.domains SET {set} WHERE host = '{host}'");
    let done = home.execute(AssertSqlSafe(sql)).await.expect("the statement runs");
    assert_eq!(done.rows_affected(), 1);
}

/// The only host of an organisation, once it stands like that.
async fn once(org: &Org, right: impl Fn(&Value) -> bool) -> Value {
    let admin = org.admin().await;
    let end = tokio::time::Instant::now() + Duration::from_secs(120);
    loop {
        let list = admin.get(DOMAINS).await.expect(200);
        let host = list.json["items"][0].clone();
        if right(&host) {
            return host;
        }
        assert!(tokio::time::Instant::now() < end, "nobody looks again: {host}");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Waits for the letter to the administrator that names the host.
async fn told(org: &Org, host: &str) {
    let end = tokio::time::Instant::now() + Duration::from_secs(60);
    loop {
        let letters = org.app.letters(&org.admin_email, 1).await;
        if letters.iter().any(|letter| letter.text().contains(host)) {
            return;
        }
        assert!(tokio::time::Instant::now() < end, "the administrator is not told of {host}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn a_proof_that_is_gone_for_long_takes_the_host_out_of_service() {
    let (mine, theirs, others) = (org().await, org().await, org().await);
    let (gone, missing, kept) = (fresh("gone"), fresh("missing"), fresh("kept"));
    for (org, host) in [(&mine, &gone), (&theirs, &missing), (&others, &kept)] {
        prove(org, host).await;
        visitor(org, host).get("/api/identity/tenant").await.expect(200);
    }
    for host in [&gone, &missing] {
        mine.app.zone.forget(&format!("_zhibu-challenge.{host}"));
    }
    let long_ago = "checked_at = now() - interval '2 days'";
    passes(&theirs, &missing, long_ago).await;
    passes(&mine, &gone, &format!("{long_ago}, unproven_since = now() - interval '8 days'")).await;
    passes(&others, &kept, &format!("{long_ago}, unproven_since = now() - interval '8 days'")).await;

    let lost = once(&mine, |host| host["state"] == "pending").await;
    assert_eq!((&lost["failure"], &lost["verified_at"]), (&"lost".into(), &Value::Null));
    visitor(&mine, &gone).get("/api/identity/tenant").await.refused(404, "unknown_host");
    told(&mine, &gone).await;
    let audit = mine.admin().await.get("/api/identity/audit?subject=domain").await.expect(200);
    assert_eq!(audit.at("/items/0/action"), "domain.lost");
    // one that was missing for a day goes on, and so does one that is found again
    let waits = once(&theirs, |host| !host["unproven_since"].is_null()).await;
    assert_eq!(waits["state"], "verified");
    visitor(&theirs, &missing).get("/api/identity/tenant").await.expect(200);
    let found = once(&others, |host| host["unproven_since"].is_null()).await;
    assert_eq!((&found["state"], &found["failure"]), (&"verified".into(), &Value::Null));
    // put back, it is proven as at the first time
    let added = mine.admin().await.get(DOMAINS).await.expect(200);
    mine.app.zone.text(&added.at("/items/0/record_name"), &added.at("/items/0/record_text"));
    assert_eq!(check(&mine.admin().await, &gone).await.expect(200).at("/state"), "verified");
}

#[tokio::test]
async fn a_host_without_a_token_is_proven_by_nothing() {
    let org = org().await;
    let (admin, host, port) = (org.admin().await, fresh("blank"), org.app.address().port());
    add(&admin, &host).await.expect(201);
    passes(&org, &host, "token = NULL").await;
    org.app.zone.host(&host, elsewhere(6, port, ok("\n\n")).await);
    org.app.zone.text(&format!("_zhibu-challenge.{host}"), "");
    assert_eq!(check(&admin, &host).await.expect(200).at("/state"), "pending");
}
