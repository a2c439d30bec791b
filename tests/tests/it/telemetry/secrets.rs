use super::stage::{ADMIN, PASSWORD, Stage};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use suites::{Process, resident_id};

const NAME: &str = "司马见不得光";
const PHONE: &str = "13912345678";

/// Plants what must never be told, everywhere a person could put it, then looks at all that was told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_spans_nor_lines_nor_metrics_tell_what_people_entered() {
    let stage = Stage::new().await;
    let metrics = suites::free_port();
    let pairs = stage.with(&[("telemetry.metrics_listen", format!("127.0.0.1:{metrics}"))]);
    let process = Process::serve(stage.servers, &stage.slug, &pairs).await.unwrap();
    stage.organisation();
    let (admin, token, secret) = stage.administrator(&process).await;
    let id_no = resident_id();
    let unit = json!({ "name": "不可言说支部", "kind": "party_committee", "parent_id": null });
    let root = admin.post("/api/records/units", unit).await.expect(201).at("/id");
    let branch = json!({ "name": "不可言说支部", "kind": "branch", "parent_id": root });
    let branch = admin.post("/api/records/units", branch).await.expect(201).at("/id");
    let member = json!({
        "name": NAME, "unit_id": branch, "id_no": id_no, "mobile": PHONE, "gender": "male",
        "member_kind": "full", "joined_on": "2001-07-01", "full_on": "2002-07-01",
    });
    let id = admin.post("/api/records/members", member.clone()).await.expect(201).at("/id");
    // refused by the database itself, which would quote the row
    assert!(admin.post("/api/records/members", member).await.status >= 400);
    admin.get(&format!("/api/records/members/{id}")).await.expect(200);
    for query in [NAME, &id_no, PHONE] {
        admin.get(&format!("/api/records/members?q={query}")).await;
        admin.get(&format!("/api/records/members/{query}")).await;
        admin.get(&format!("/{query}")).await;
        admin.post(&format!("/api/records/{query}"), json!({ "name": query })).await;
        admin.post("/api/records/members", json!({ "name": query, query: query })).await;
        let odd = Method::from_bytes(if query == NAME { b"SIMA" } else { query.as_bytes() }).unwrap();
        admin.send(admin.request(odd, "/api/records/members")).await;
    }
    let hints = [("tracestate", format!("a={id_no}")), ("baggage", format!("phone={PHONE}"))];
    let traced = admin.request(Method::GET, "/api/records/units").header("user-agent", id_no.as_str());
    let traced = traced.header("traceparent", super::stage::outside().2);
    admin
        .send(hints.iter().fold(traced, |request, (name, value)| request.header(*name, value)))
        .await
        .expect(200);
    let stranger = stage.stranger(&process);
    let wrong = json!({ "login": "geheim.admin", "password": format!("{PASSWORD}!") });
    stranger.post("/api/identity/sessions", wrong).await;
    let right = json!({ "login": "geheim.admin", "password": PASSWORD });
    stranger.post("/api/identity/sessions", right).await.expect(200);
    stranger.post("/api/identity/password-resets", json!({ "email": stage.email() })).await;
    let roster =
        format!("姓名,性别,公民身份号码,人员类别,所在党支部\n{NAME},男,{id_no},正式党员,不可言说支部");
    admin.upload("/api/records/imports", "roster.csv", roster.into_bytes()).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let scraped =
        reqwest::get(format!("http://127.0.0.1:{metrics}/metrics")).await.unwrap().text().await.unwrap();
    let cookies = [admin.cookie(), stranger.cookie()];
    let log = process.stop().await.unwrap();
    let collected = stage.collector.wait(|text| text.contains("INSERT members")).await;

    let percent: String = NAME.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut planted: Vec<String> = [
        NAME,
        &percent,
        &id_no,
        PHONE,
        PASSWORD,
        ADMIN,
        &token,
        &secret,
        "不可言说",
        "绝密单位",
        "geheim",
        "SIMA",
    ]
    .map(str::to_owned)
    .to_vec();
    planted.push(stage.email());
    let values = cookies.iter().flatten().filter_map(|cookie| cookie.split_once('='));
    planted.extend(values.map(|(_, value)| value.to_owned()));
    for (place, text) in [("spans", &collected), ("log", &log), ("metrics", &scraped)] {
        assert!(text.len() > 1000, "{place} tell nothing at all");
        for word in &planted {
            let line = text.lines().find(|line| line.contains(word.as_str()));
            assert_eq!(line, None, "{place} tell {word}");
        }
    }
}
