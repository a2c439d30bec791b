use super::{DESK, application, applied, ask, confirmed, mail, operator, slug, terms, until};
use serde_json::json;
use suites::{PASSWORD, TestApp, code};
use time::OffsetDateTime;

#[tokio::test]
async fn from_an_application_to_the_first_administrator_at_work() {
    let app = TestApp::get().await;
    let desk = operator(app, "approver").await;
    let slug = slug();
    let (token, id) = confirmed(app, &slug, &desk).await;
    let answer = desk.post(&format!("{DESK}/{id}/approve"), json!({})).await.expect(200);
    assert!(matches!(&*answer.at("/state"), "approving" | "approved"), "{}", answer.text());
    let again = desk.post(&format!("{DESK}/{id}/approve"), json!({})).await.expect(200);
    assert_eq!(again.at("/tenant_id"), answer.at("/tenant_id"), "approving twice is approving once");
    let status = until(app, &token, "approved").await;
    assert_eq!(status.at("/url"), app.url(Some(&slug)));

    let letters = app.letters(&mail(&slug), 2).await;
    assert!(letters[1].text().contains("周明"), "the administrator is called by name");
    assert!(letters[1].text().contains("申请已经通过"), "{}", letters[1].text());
    let invitation = letters[1].token().expect("the invitation has a link");
    let admin = app.stranger(Some(&slug));
    let redeem = json!({ "token": invitation, "user_name": "zhouming", "password": PASSWORD });
    let redeemed = admin.post("/api/identity/invitations/redeem", redeem).await.expect(200);
    assert_eq!(redeemed.json["next"], "enrol_totp");
    let secret = admin.post("/api/identity/totp", json!({})).await.expect(200).at("/secret");
    let now = OffsetDateTime::now_utc().unix_timestamp();
    admin.post("/api/identity/totp/confirm", json!({ "code": code(&secret, now, 0) })).await.expect(200);
    let session = admin.get("/api/identity/session").await.expect(200);
    assert_eq!(
        (session.at("/tenant/kind"), session.at("/roles/0/role")),
        ("enterprise".into(), "tenant_admin".into())
    );

    let log = admin.get("/api/identity/audit?action=tenant.approved").await.expect(200);
    let entries = log.json["items"].as_array().cloned().unwrap_or_default();
    assert_eq!(entries.len(), 1, "who let it in stands in its own log, once");
    assert_eq!(entries[0]["actor"]["kind"], "operator");
    let query =
        format!("/api/identity/operator/log?action=signup.approved&tenant={}", answer.at("/tenant_id"));
    let deeds = desk.get(&query).await.expect(200);
    assert_eq!(deeds.json["items"][0]["detail"]["name"], format!("中共{slug}委员会"));
    assert!(deeds.json["items"][0]["why"].is_null(), "nobody gave a reason: {}", deeds.text());
    // a letter that was queued later has come: nothing more is on its way. The third says that a second factor
    // was set up, and leads nowhere
    applied(app, &super::slug()).await;
    let letters = app.letters(&mail(&slug), 3).await;
    let links = letters.iter().filter_map(|letter| letter.token()).count();
    assert_eq!((letters.len(), links), (3, 2), "nothing is sent twice");
    let refused = desk.post(&format!("{DESK}/{id}/refuse"), json!({ "reason": "太晚了" })).await;
    refused.refused(409, "signup_state");
}

#[tokio::test]
async fn who_is_refused_reads_why_and_the_address_is_free_again() {
    let app = TestApp::get().await;
    let desk = operator(app, "refuser").await;
    let slug = slug();
    let (token, id) = confirmed(app, &slug, &desk).await;
    let path = format!("{DESK}/{id}/refuse");
    desk.post(&path, json!({ "reason": " " })).await.expect(422);
    let refused = desk.post(&path, json!({ "reason": "名称与印章不符" })).await.expect(200);
    assert_eq!((refused.at("/state"), refused.at("/reason")), ("refused".into(), "名称与印章不符".into()));
    desk.post(&path, json!({ "reason": "再说一遍" })).await.expect(200);
    let log = desk.get("/api/identity/operator/log?action=signup.refused&limit=200").await.expect(200);
    let deeds = log.json["items"].as_array().cloned().unwrap_or_default();
    let deed = deeds.iter().find(|line| line["detail"]["signup"] == id.as_str()).expect("it is in the log");
    assert_eq!(
        (&deed["why"], &deed["detail"]["name"]),
        (&json!("名称与印章不符"), &json!(format!("中共{slug}委员会")))
    );
    let letters = app.letters(&mail(&slug), 2).await;
    assert!(letters[1].text().contains("名称与印章不符"), "{}", letters[1].text());
    let status = ask(app, "status", &token).await.expect(200);
    assert_eq!(status.at("/reason"), "名称与印章不符");
    desk.post(&format!("{DESK}/{id}/approve"), json!({})).await.refused(409, "signup_state");
    let visitor = app.stranger(None);
    let body = application(&slug, &terms(&visitor).await);
    visitor.post(super::SIGNUPS, body).await.expect(202);
    assert_eq!(app.letters(&mail(&slug), 3).await.len(), 3);
}

#[tokio::test]
async fn nothing_is_to_be_decided_before_the_letter_is_answered() {
    let app = TestApp::get().await;
    let desk = operator(app, "early").await;
    let slug = slug();
    let token = applied(app, &slug).await;
    let list = desk.get(&format!("{DESK}?state=unverified&limit=200")).await.expect(200);
    let rows = list.json["items"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|row| row["slug"] == slug.as_str()).expect("operators see it");
    let id = row["id"].as_str().unwrap_or_default();
    desk.post(&format!("{DESK}/{id}/approve"), json!({})).await.refused(409, "signup_state");
    desk.post(&format!("{DESK}/{id}/refuse"), json!({ "reason": "x" })).await.refused(409, "signup_state");
    for _ in 0..2 {
        assert_eq!(ask(app, "verify", &token).await.expect(200).at("/state"), "waiting", "twice is once");
    }
    let one = desk.get(&format!("{DESK}/{id}")).await.expect(200);
    assert_eq!((one.at("/slug"), one.at("/contact_email")), (slug.clone(), mail(&slug)));
    desk.get(&format!("{DESK}/{}", kernel::SignupId::new())).await.expect(404);
}

#[tokio::test]
async fn the_list_is_paged_and_belongs_to_operators() {
    let app = TestApp::get().await;
    let desk = operator(app, "pager").await;
    for _ in 0..3 {
        applied(app, &slug()).await;
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = desk.get(&format!("{DESK}?state=unverified&limit=2{cursor}")).await.expect(200);
        seen.extend(page.json["items"].as_array().into_iter().flatten().map(|row| row["id"].to_string()));
        let Some(next) = page.json["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert!(seen.len() == count && count >= 3, "every application once");
    desk.get(&format!("{DESK}?state=king")).await.expect(422);
    app.stranger(None).get(DESK).await.refused(401, "unauthenticated");
}

/// How many letters to an address say that an application waits.
async fn told_of(app: &'static TestApp, address: &str, slug: &str) -> usize {
    let letters = app.letters(address, 1).await;
    let about =
        letters.iter().map(suites::Letter::text).filter(|text| text.contains(&format!("中共{slug}委员会")));
    about.filter(|text| text.contains("/console/signups")).count()
}

#[tokio::test]
async fn who_may_decide_hears_by_letter_that_an_application_waits() {
    let app = TestApp::get().await;
    let (desk, aide) = (operator(app, "decider").await, operator(app, "aide").await);
    let path = "/api/identity/operator";
    let id = aide.get(&format!("{path}/session")).await.expect(200).at("/id");
    desk.put(&format!("{path}/operators/{id}/role"), json!({ "role": "support" })).await.expect(200);
    let address = |name: &str| format!("{name}-{}@desk.example", std::process::id());
    let slug = slug();
    let token = applied(app, &slug).await;
    assert_eq!(
        told_of(app, &address("decider"), &slug).await,
        0,
        "the letter to the contact is not answered"
    );
    for _ in 0..2 {
        assert_eq!(ask(app, "verify", &token).await.expect(200).at("/state"), "waiting");
    }
    let end = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    while told_of(app, &address("decider"), &slug).await == 0 {
        assert!(tokio::time::Instant::now() < end, "nobody is told");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    // a letter that was queued later has come: nothing more is on its way
    applied(app, &super::slug()).await;
    assert_eq!(told_of(app, &address("decider"), &slug).await, 1, "twice is once");
    assert_eq!(told_of(app, &address("aide"), &slug).await, 0, "who may not decide is left alone");
}

#[tokio::test]
async fn the_telephone_is_for_those_who_decide() {
    let app = TestApp::get().await;
    let (desk, aide) = (operator(app, "caller").await, operator(app, "onlooker").await);
    let path = "/api/identity/operator";
    let id = aide.get(&format!("{path}/session")).await.expect(200).at("/id");
    desk.put(&format!("{path}/operators/{id}/role"), json!({ "role": "auditor" })).await.expect(200);
    let (visitor, slug) = (app.stranger(None), slug());
    let mut body = application(&slug, &terms(&visitor).await);
    body["contact_phone"] = json!(" 160 5462 3754 ");
    visitor.post(super::SIGNUPS, body).await.expect(202);
    let list = desk.get(&format!("{DESK}?state=unverified&limit=200")).await.expect(200);
    let rows = list.json["items"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|row| row["slug"] == slug.as_str()).expect("operators see it");
    assert_eq!((&row["contact_phone_masked"], &row["contact_phone"]), (&json!("160****3754"), &json!(null)));
    let one = format!("{DESK}/{}", row["id"].as_str().unwrap_or_default());
    assert_eq!(desk.get(&one).await.expect(200).at("/contact_phone"), "16054623754");
    let seen = aide.get(&one).await.expect(200);
    assert_eq!(seen.at("/contact_phone_masked"), "160****3754");
    assert!(!seen.text().contains("16054623754"), "{}", seen.text());
    let own = desk.get(&format!("{path}/session")).await.expect(200).at("/id");
    let log = desk.get(&format!("{path}/log?action=signup.phone_read&operator={own}")).await.expect(200);
    let lines = log.json["items"].as_array().cloned().unwrap_or_default();
    assert_eq!(lines.len(), 1, "{}", log.text());
    assert_eq!(lines[0]["detail"]["signup"], row["id"]);
    let log = desk.get(&format!("{path}/log?action=signup.phone_read&operator={id}")).await.expect(200);
    assert_eq!(log.json["items"], json!([]), "who sees it masked has read nothing");
}
