use super::{HERE, add, check, fresh, org, visitor};
use std::net::Ipv4Addr;
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
