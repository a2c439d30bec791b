//! The one door: whose host it is, which page sent a request, what a body may be.

use super::{PASSWORD, behind_the_back, log_in, somebody, world};
use reqwest::{
    Body, Method,
    header::{CONTENT_TYPE, HOST, HeaderMap, ORIGIN},
};
use serde_json::json;
use suites::{Answer, Org, TestApp};

const SESSIONS: &str = "/api/identity/sessions";

/// A request with these headers and no others.
async fn raw(app: &TestApp, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .tls_certs_only(Vec::new())
        .build();
    let mut all = HeaderMap::new();
    for (name, value) in headers {
        let name: reqwest::header::HeaderName = name.parse().expect("a name of a header");
        all.append(name, value.parse().expect("a value of a header"));
    }
    let request = http.expect("a client").request(method, format!("http://{}{path}", app.address()));
    Answer::of(request.headers(all).body(body).send().await.expect("the gateway answers")).await
}

fn host(org: &Org) -> String {
    org.url().split_once("://").map_or_else(String::new, |(_, host)| host.to_owned())
}

async fn send_json(org: &Org, body: impl Into<Body>) -> Answer {
    let person = org.stranger();
    let request = person.request(Method::POST, SESSIONS).header(CONTENT_TYPE, "application/json");
    person.send(request.body(body)).await
}

#[tokio::test]
async fn a_host_that_is_no_organisation_is_told_so_in_both_languages() {
    let org = world().await;
    let app = org.app;
    let get = async |hosts: &[&str], path: &str, language: &str| {
        let mut headers: Vec<(&str, &str)> = hosts.iter().map(|host| (HOST.as_str(), *host)).collect();
        headers.push(("accept-language", language));
        raw(app, Method::GET, path, &headers, Body::default()).await
    };
    let long = format!("{}.localhost", "a".repeat(300));
    for nowhere in ["nobody-here.localhost", "example.org", "a@localhost", "-.localhost", &long] {
        let answer = get(&[nowhere], "/api/identity/tenant", "zh-CN").await;
        answer.refused(404, "unknown_host");
        assert_eq!(get(&[nowhere], "/", "zh-CN").await.status, 404, "{nowhere}");
    }
    let (zh, en) = (
        get(&["nobody.localhost"], "/api/identity/tenant", "zh-CN").await.at("/detail"),
        get(&["nobody.localhost"], "/api/identity/tenant", "en").await.at("/detail"),
    );
    assert!(!zh.is_ascii() && en.is_ascii(), "{zh} {en}");
    let (here, port) = (host(&org), app.address().port());
    get(&[&here], "/api/identity/tenant", "en").await.expect(200);
    get(&[&here.to_uppercase()], "/api/identity/tenant", "en").await.expect(200);
    // a proxy may have believed the other one
    let two = get(&[&here, &format!("localhost:{port}")], "/api/identity/tenant", "en").await;
    assert!(matches!(two.status, 400 | 404), "{}", two.text());
}

#[tokio::test]
async fn an_address_without_a_page_is_a_page_for_browsers_and_a_problem_for_programs() {
    let org = world().await;
    let app = org.app;
    let get = async |host: &str, path: &str, accept: &str, language: &str| {
        let headers = [(HOST.as_str(), host), ("accept", accept), ("accept-language", language)];
        raw(app, Method::GET, path, &headers, Body::default()).await
    };
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let (platform, here) = (format!("localhost:{}", app.address().port()), host(&org));
    for (host, path) in
        [(&platform, "/nosuchpage"), (&platform, "/signups"), (&platform, "/login/x"), (&here, "/login/x")]
    {
        let page = get(host, path, browser, "zh-CN").await.expect(404);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        assert!(page.text().contains("<title>找不到这个页面"), "{}", page.text());
        let en = get(host, path, browser, "en").await.expect(404).text();
        assert!(en.contains("<title>There is no such page"), "{en}");
        for accept in ["*/*", "application/json", "text/html;q=0"] {
            get(host, path, accept, "zh-CN").await.refused(404, "not_found");
        }
    }
    for path in ["/api/nobody", "/api/nobody/x", "/assets/none.js"] {
        get(&platform, path, browser, "zh-CN").await.refused(404, "not_found");
    }
}

#[tokio::test]
async fn a_page_of_another_site_changes_nothing() {
    let (org, neighbour) = (world().await, world().await);
    let person = somebody(&org, "clicked").await;
    let (cookie, here) = (person.cookie().unwrap_or_default(), host(&org));
    let from = async |more: &[(&str, &str)]| {
        let mut headers = vec![(HOST.as_str(), here.as_str()), ("cookie", cookie.as_str())];
        headers.extend_from_slice(more);
        raw(org.app, Method::DELETE, "/api/identity/session", &headers, Body::default()).await
    };
    for origin in
        ["https://evil.example", "null", &neighbour.url(), &org.url().replace("http://", "https://")]
    {
        from(&[(ORIGIN.as_str(), origin)]).await.refused(403, "cross_site");
    }
    for site in ["cross-site", "same-site"] {
        from(&[("sec-fetch-site", site)]).await.refused(403, "cross_site");
        from(&[(ORIGIN.as_str(), &org.url()), ("sec-fetch-site", site)]).await.refused(403, "cross_site");
    }
    person.get("/api/identity/session").await.expect(200);
    from(&[(ORIGIN.as_str(), &org.url()), ("sec-fetch-site", "same-origin")]).await.expect(204);
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let org = world().await;
    let person = org.stranger();
    let unknown =
        raw(org.app, Method::GET, "/", &[(HOST.as_str(), "nobody.localhost")], Body::default()).await;
    let answers = [
        person.get("/api/identity/tenant").await.expect(200),
        person.get("/api/identity/accounts").await.expect(401),
        person.get("/api/nobody/x").await.expect(404),
        person.post("/theme/x.css", json!({})).await.expect(405),
        person.get("/theme/%ff.css").await.expect(404),
        person.get("/api/docs/").await,
        person.get("/login/").await,
        unknown,
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert!(answer.header("x-request-id").is_some());
        if answer.status >= 400 && answer.header("content-type") != Some("text/html; charset=utf-8") {
            assert!(!answer.code().is_empty(), "{}", answer.text());
        }
    }
    assert_eq!(person.get("/api/identity/tenant").await.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_monstrous_body_is_refused_whatever_it_says_of_itself() {
    let org = world().await;
    let text = || format!("{{\"login\":\"{}\",\"password\":\"x\"}}", "x".repeat(10 << 20));
    send_json(&org, text()).await.refused(413, "body_too_large");
    // without a length it is cut while it comes
    let chunks: Vec<Result<Vec<u8>, std::io::Error>> =
        text().into_bytes().chunks(64 << 10).take(20).map(|chunk| Ok(chunk.to_vec())).collect();
    let stream = futures_util::stream::iter(chunks);
    send_json(&org, Body::wrap_stream(stream)).await.refused(413, "body_too_large");
    send_json(&org, "[".repeat(100_000)).await.refused(400, "too_deep");
    send_json(&org, "{\"login\":").await.refused(400, "bad_json");
    send_json(&org, vec![0xff, 0xfe, 0x00]).await.refused(400, "bad_json");
    let nul = send_json(&org, r#"{"login":"a\u0000b","password":"x"}"#).await.expect(422);
    assert_eq!(nul.fields(), [("/login".into(), "nul_byte".into())]);
    let twice = send_json(&org, r#"{"login":"a","login":"b","password":"x"}"#).await.expect(422);
    assert_eq!(twice.fields(), [("/login".into(), "given_twice".into())]);
    let person = org.stranger();
    let plain = person.request(Method::POST, SESSIONS).header(CONTENT_TYPE, "text/plain").body("{}");
    person.send(plain).await.refused(415, "unsupported_media");
}

#[tokio::test]
async fn days_out_of_all_calendars_are_refused_and_no_error_of_ours() {
    let org = world().await;
    let admin = org.admin().await;
    somebody(&org, "timeless").await;
    let found = admin.get("/api/identity/accounts?q=timeless").await.expect(200);
    let account = found.at("/items/0/id");
    for from in ["-9999-01-01", "0000-01-01"] {
        let body = json!({ "account_id": account, "role": "examiner", "from": from });
        let refused = admin.post("/api/identity/assignments", body).await.expect(422);
        assert_eq!(refused.fields(), [("/from".into(), "invalid_value".into())]);
    }
    for at in ["9999-12-31T23:59:59-23:59", "2026-02-30", "%00", "x"] {
        admin.get(&format!("/api/identity/audit?from={at}")).await.expect(422);
    }
    admin.get("/api/identity/audit?from=0000-01-01T00:00:00%2B23:59").await.expect(200);
    admin.get("/api/identity/accounts?cursor=AAAA").await.expect(422);
}

/// Links in letters lead to the host the organisation has, whatever a client calls it.
#[tokio::test]
async fn a_letter_does_not_lead_where_a_client_says() {
    let org = world().await;
    somebody(&org, "fished").await;
    let name = host(&org).rsplit_once(':').map_or_else(String::new, |(name, _)| name.to_owned());
    let evil = format!("{name}.:6666");
    let headers = [(HOST.as_str(), evil.as_str()), (CONTENT_TYPE.as_str(), "application/json")];
    let body = Body::from(r#"{"login":"fished"}"#);
    raw(org.app, Method::POST, "/api/identity/password-resets", &headers, body).await.expect(202);
    let letters = org.app.letters(&super::address(&org, "fished"), 2).await;
    assert_eq!(letters.len(), 2, "the invitation and the reset");
    for letter in letters {
        let text = letter.text();
        assert!(text.contains(&format!("{}/login/", org.url())) && !text.contains(":6666"), "{text}");
    }
}

#[tokio::test]
async fn what_cannot_be_typed_at_log_in_is_no_password_and_no_name() {
    let org = world().await;
    let email = super::address(&org, "odd");
    let token = super::invited(&org, &email, json!({})).await;
    let redeem =
        |password: &str, name: &str| json!({ "token": token, "password": password, "user_name": name });
    let path = "/api/identity/invitations/redeem";
    let refused = org.stranger().post(path, redeem("Rope\tway-Lamp7", "odd")).await.expect(422);
    assert_eq!(refused.fields(), [("/password".into(), "control_character".into())]);
    let hidden = format!(" Ｏ{}d\u{7}d\u{200b} ", " ".repeat(60));
    let person = org.stranger();
    person.post(path, redeem(PASSWORD, &hidden)).await.expect(200);
    assert_eq!(person.get("/api/identity/session").await.at("/account/user_name"), "Odd");
    log_in(&org.stranger(), "odd", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_crowd_that_asks_at_once_does_not_fill_a_mailbox() {
    let org = world().await;
    somebody(&org, "popular").await;
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let person = org.stranger();
        all.spawn(async move {
            person.post("/api/identity/password-resets", json!({ "login": "popular" })).await.status
        });
    }
    while let Some(status) = all.join_next().await {
        assert_eq!(status.expect("the task ends"), 202);
    }
    assert_eq!(behind_the_back(&org, "UPDATE resets SET used_at = now()").await, 3);
}
