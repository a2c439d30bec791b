use super::{DOMAINS, add, fresh, org, prove, visitor};
use serde_json::json;
use suites::{PASSWORD, Person};

async fn prime(admin: &Person, host: &str, primary: bool) -> suites::Answer {
    let request = admin.request(reqwest::Method::PATCH, &format!("{DOMAINS}/{host}"));
    admin.send(request.json(&json!({ "primary": primary }))).await
}

#[tokio::test]
async fn a_proven_host_is_the_organisations_and_a_removed_one_nobodys() {
    let org = org().await;
    let host = fresh("serving");
    let there = visitor(&org, &host);
    there.get("/api/identity/tenant").await.refused(404, "unknown_host");
    add(&org.admin().await, &host).await.expect(201);
    there.get("/api/identity/tenant").await.refused(404, "unknown_host");
    org.admin().await.delete(&format!("{DOMAINS}/{host}")).await.expect(204);

    prove(&org, &host).await;
    let card = there.get("/api/identity/tenant").await.expect(200);
    assert_eq!(card.at("/slug"), org.slug());
    org.person("zhangsan", "auditor", None, None).await;
    there
        .post("/api/identity/sessions", json!({ "login": "zhangsan", "password": PASSWORD }))
        .await
        .expect(200);
    there.get("/api/identity/session").await.expect(200);
    there
        .send(there.request(reqwest::Method::PATCH, "/api/identity/session").json(&json!({"locale": "en"})))
        .await
        .expect(204);
    // a page of another host does not act here, the organisation's other host included
    let elsewhere = org.stranger();
    let request = there.request(reqwest::Method::DELETE, "/api/identity/sessions");
    let foreign = request.header("sec-fetch-site", "same-site");
    there.send(foreign).await.refused(403, "cross_site");
    elsewhere.get("/api/identity/session").await.refused(401, "unauthenticated");

    org.admin().await.delete(&format!("{DOMAINS}/{host}")).await.expect(204);
    there.get("/api/identity/tenant").await.refused(404, "unknown_host");
}

#[tokio::test]
async fn letters_lead_to_the_primary_host() {
    let org = org().await;
    let (host, other) = (fresh("primary"), fresh("second"));
    let admin = org.admin().await;
    add(&admin, &host).await.expect(201);
    prime(&admin, &host, true).await.refused(409, "host_not_verified");
    admin.delete(&format!("{DOMAINS}/{host}")).await.expect(204);
    prove(&org, &host).await;
    prove(&org, &other).await;
    assert_eq!(prime(&admin, &host, true).await.expect(200).at("/state"), "primary");
    assert_eq!(prime(&admin, &other, true).await.expect(200).at("/state"), "primary");
    let list = admin.get(DOMAINS).await.expect(200);
    let primary =
        list.json["items"].as_array().unwrap().iter().filter(|domain| domain["state"] == "primary").count();
    assert_eq!(primary, 1, "{}", list.text());

    let invite = |email: String| json!({ "email": email, "display_name": "新同志", "role": "auditor" });
    let (first, second) = (format!("one@{}.example", org.slug()), format!("two@{}.example", org.slug()));
    admin.post("/api/identity/invitations", invite(first.clone())).await.expect(201);
    let port = org.app.address().port();
    let letter = org.app.letters(&first, 1).await;
    assert!(
        letter[0].text().contains(&format!("http://{other}:{port}/login/invitation")),
        "{}",
        letter[0].text()
    );
    prime(&admin, &other, false).await.expect(200);
    admin.post("/api/identity/invitations", invite(second.clone())).await.expect(201);
    let letter = org.app.letters(&second, 1).await;
    assert!(letter[0].text().contains(&org.url()), "{}", letter[0].text());
}
