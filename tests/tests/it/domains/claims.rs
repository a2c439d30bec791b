use super::{DOMAINS, add, check, fresh, org, prove};
use serde_json::json;

#[tokio::test]
async fn what_is_no_host_of_ones_own_is_refused() {
    let org = org().await;
    let admin = org.admin().await;
    for bad in ["", "host", "10.0.0.1", "a b.cn", "http://a.cn", "a.cn:80", "a..cn"] {
        add(&admin, bad).await.refused(422, "host_invalid");
    }
    for ours in ["localhost.", "x.localhost", &format!("{}.localhost", org.slug())] {
        let refused = add(&admin, ours).await.expect(422);
        assert!(["host_invalid", "host_ours"].contains(&refused.code()), "{ours}: {}", refused.text());
    }
    let name = fresh("dang");
    let added = add(&admin, &format!(" {}. ", name.to_uppercase())).await.expect(201);
    assert_eq!((added.at("/host"), added.at("/state")), (name.clone(), "pending".into()));
    assert_eq!(added.at("/record_name"), format!("_zhibu-challenge.{name}"));
    assert_eq!(added.at("/points_to"), "localhost", "the host of the platform");
    add(&admin, &name).await.refused(409, "host_added_already");
    let chinese = add(&admin, &format!("党建{}.中国", std::process::id())).await.expect(201);
    assert!(
        chinese.at("/host").starts_with("xn--") && chinese.at("/shown").starts_with("党建"),
        "{}",
        chinese.text()
    );
}

#[tokio::test]
async fn a_host_belongs_to_the_one_that_proves_it_and_nobody_learns_who_else_asked() {
    let (mine, theirs) = (org().await, org().await);
    let host = fresh("contested");
    let (admin, rival) = (mine.admin().await, theirs.admin().await);
    let first = add(&admin, &host).await.expect(201);
    let second = add(&rival, &host).await.expect(201);
    assert_ne!(first.at("/record_text"), second.at("/record_text"));
    mine.app.zone.text(&second.at("/record_name"), &second.at("/record_text"));
    assert_eq!(check(&admin, &host).await.expect(200).at("/failure"), "not_found");
    assert_eq!(check(&rival, &host).await.expect(200).at("/state"), "verified");
    mine.app.zone.text(&first.at("/record_name"), &first.at("/record_text"));
    let late = check(&admin, &host).await.expect(200);
    assert_eq!((late.at("/state"), late.at("/failure")), ("pending".into(), "taken".into()));
    assert!(!late.text().contains(theirs.slug()) && !late.text().contains(&theirs.entry.name));
    let third = super::org().await;
    let refused = add(&third.admin().await, &host).await.expect(409);
    assert_eq!(refused.code(), "host_taken");
    assert!(!refused.text().contains(theirs.slug()) && !refused.text().contains(&theirs.entry.name));
}

#[tokio::test]
async fn another_organisations_host_is_an_unknown_host() {
    let (mine, theirs) = (org().await, org().await);
    let (proven, unknown) = (fresh("theirs"), fresh("nobodys"));
    prove(&theirs, &proven).await;
    let admin = mine.admin().await;
    for host in [&proven, &unknown] {
        let path = format!("{DOMAINS}/{host}");
        check(&admin, host).await.refused(404, "not_found");
        admin
            .send(admin.request(reqwest::Method::PATCH, &path).json(&json!({"primary": true})))
            .await
            .refused(404, "not_found");
        admin.delete(&path).await.refused(404, "not_found");
    }
    assert_eq!(admin.get(DOMAINS).await.expect(200).json["items"], json!([]));
    let list = theirs.admin().await.get(DOMAINS).await.expect(200);
    assert_eq!((list.at("/items/0/host"), list.at("/items/0/points_to")), (proven, "localhost".into()));
}

#[tokio::test]
async fn only_administrators_touch_hosts_and_every_step_is_in_the_log() {
    let org = org().await;
    let auditor = org.person("shenji", "auditor", None, None).await;
    auditor.get(DOMAINS).await.expect(200);
    add(&auditor, &fresh("no")).await.refused(403, "forbidden");
    org.stranger().get(DOMAINS).await.refused(401, "unauthenticated");
    let host = fresh("logged");
    prove(&org, &host).await;
    let admin = org.admin().await;
    admin.delete(&format!("{DOMAINS}/{host}")).await.expect(204);
    let audit = admin.get("/api/identity/audit?subject=domain").await.expect(200);
    let actions: Vec<_> =
        audit.json["items"].as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["domain.removed", "domain.verified", "domain.added"]);
}
