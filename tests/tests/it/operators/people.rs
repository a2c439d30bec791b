//! Inviting, disabling and resetting each other; the log.

use super::{API, PASSWORD, address, admin, comes, in_role, items};
use kernel::{Locale, SystemClock};
use serde_json::json;
use std::sync::Arc;
use suites::{Person, TestApp};
use testkit::on_lasting_runtime;

#[tokio::test]
async fn a_disabled_operator_is_out_at_once_and_comes_back_with_both_factors() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    let (person, id) = in_role(app, "absent", "support").await;
    person.get(&format!("{API}/tenants")).await.expect(200);
    let path = |verb: &str| format!("{API}/operators/{id}/{verb}");
    assert_eq!(chief.post(&path("disable"), json!({})).await.expect(200).at("/state"), "disabled");
    person.get(&format!("{API}/tenants")).await.refused(401, "unauthenticated");
    chief.post(&path("disable"), json!({})).await.refused(409, "operator_state");
    chief.post(&path("reset"), json!({})).await.refused(409, "operator_state");
    assert_eq!(chief.post(&path("enable"), json!({})).await.expect(200).at("/state"), "active");
    person.get(&format!("{API}/tenants")).await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn who_lost_the_telephone_is_reset_by_another_and_the_old_factors_are_nothing() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    let email = address("phoneless");
    let guest = json!({ "email": email, "display_name": "无手机", "role": "auditor" });
    let id = chief.post(&format!("{API}/operators"), guest).await.expect(201).at("/id");
    let person = app.stranger(None);
    let first = comes(app, &person, &email, 1).await;
    let old_code = first.at("/recovery_codes/0");
    let reset = chief.post(&format!("{API}/operators/{id}/reset"), json!({})).await.expect(200);
    assert_eq!(reset.at("/state"), "invited");
    person.get(&format!("{API}/session")).await.refused(401, "unauthenticated");
    let attempt = json!({ "login": email, "password": PASSWORD, "totp": old_code });
    person.post(&format!("{API}/sessions"), attempt.clone()).await.refused(401, "login_refused");
    comes(app, &person, &email, 2).await;
    person.get(&format!("{API}/session")).await.expect(200);
    person.post(&format!("{API}/sessions"), attempt).await.refused(401, "login_refused");
}

#[tokio::test]
async fn bad_invitations_name_their_field() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    let path = format!("{API}/operators");
    let guest = |email: &str, name: &str| json!({ "email": email, "display_name": name, "role": "support" });
    let wrong = chief.post(&path, guest("nobody", "x")).await.expect(422);
    assert_eq!(wrong.fields()[0].0, "/email");
    let wrong = chief.post(&path, guest(&address("nameless"), " ")).await.expect(422);
    assert_eq!(wrong.fields()[0].0, "/display_name");
    let (_, id) = in_role(app, "twice", "support").await;
    let listed = chief.get(&format!("{path}?limit=200")).await.expect(200);
    assert!(
        items(&listed)
            .iter()
            .any(|row| row["id"] == id && row["login_masked"].as_str().unwrap().contains('*'))
    );
}

#[tokio::test]
async fn the_log_says_who_did_what_to_whom_and_can_be_narrowed() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    let own = chief.get(&format!("{API}/session")).await.expect(200).at("/id");
    let (_, id) = in_role(app, "logged", "auditor").await;
    chief.put(&format!("{API}/operators/{id}/role"), json!({ "role": "support" })).await.expect(200);
    let lines = chief.get(&format!("{API}/log?operator={id}&action=operator.role_changed")).await.expect(200);
    let lines = items(&lines);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["operator_id"], own);
    assert_eq!(
        (&lines[0]["about_name"], &lines[0]["detail"]["role"]),
        (&json!("logged"), &json!(["auditor", "support"]))
    );
    let none = chief.get(&format!("{API}/log?operator={id}&to=2020-01-01")).await.expect(200);
    assert!(items(&none).is_empty());
    chief.get(&format!("{API}/log?from=yesterday")).await.expect(422);
    let first = chief.get(&format!("{API}/log?limit=1")).await.expect(200);
    let next = chief.get(&format!("{API}/log?limit=1&cursor={}", first.at("/next"))).await.expect(200);
    assert_ne!(items(&first)[0]["id"], items(&next)[0]["id"]);
}

/// A product of its own, in which there is nobody yet.
async fn lonely(app: &'static TestApp) -> zhibu::App {
    let mut settings = app.settings().clone();
    let port = suites::free_port();
    settings.server.listen = format!("127.0.0.1:{port}").parse().unwrap();
    settings.database.name = format!("zl{}", std::process::id());
    settings.warm_pool.size = 1;
    on_lasting_runtime(async move {
        zhibu::prepare(&zhibu::deployment(&settings)?, 4).await?;
        Ok(zhibu::App::start(settings, Arc::new(SystemClock)).await?)
    })
    .await
    .expect("it starts")
}

#[tokio::test]
async fn the_last_admin_stays() {
    let app = TestApp::get().await;
    let other = lonely(app).await;
    let email = address("only");
    other.invite_operator(&email, "独自", Locale::Zh).await.unwrap();
    let person = Person::at(other.address(), &app.url(None));
    comes(app, &person, &email, 1).await;
    let own = person.get(&format!("{API}/session")).await.expect(200).at("/id");
    let path = |id: &str, verb: &str| format!("{API}/operators/{id}/{verb}");
    person.put(&path(&own, "role"), json!({ "role": "support" })).await.refused(409, "last_operator_admin");
    person.post(&path(&own, "disable"), json!({})).await.refused(409, "last_operator_admin");
    person.post(&path(&own, "reset"), json!({})).await.refused(409, "last_operator_admin");
    // an admin who has not come yet cannot take over
    let guest = address("late");
    let late = json!({ "email": guest, "display_name": "后来", "role": "admin" });
    let late = person.post(&format!("{API}/operators"), late).await.expect(201).at("/id");
    person.post(&path(&own, "disable"), json!({})).await.refused(409, "last_operator_admin");
    let second = Person::at(other.address(), &app.url(None));
    comes(app, &second, &guest, 1).await;
    second.post(&path(&own, "disable"), json!({})).await.expect(200);
    second.put(&path(&late, "role"), json!({ "role": "auditor" })).await.refused(409, "last_operator_admin");
    on_lasting_runtime(async move { other.stop().await }).await.unwrap();
}

#[tokio::test]
async fn a_letter_is_in_the_language_the_inviter_chose_last() {
    let app = TestApp::get().await;
    let (chief, org) = (admin(app).await, app.org(kernel::TenantKind::Agency).await);
    let email = address("reader");
    for (locale, letters, action) in [("en", 1, "Set password"), ("zh-CN", 2, "设置密码")] {
        let guest = json!({ "email": email, "display_name": "读者", "role": "auditor", "locale": locale });
        chief.post(&format!("{API}/operators"), guest).await.expect(201);
        let got = app.letters(&email, letters).await;
        assert_eq!(got.len(), letters);
        assert!(got[letters - 1].text().contains(action), "{}", got[letters - 1].text());
    }
    let email = address("first-reader");
    let guest = json!({ "email": email, "display_name": "Zhou", "reason": "x", "locale": "en" });
    chief.post(&format!("{API}/tenants/{}/administrators", org.entry.tenant.id), guest).await.expect(201);
    let got = app.letters(&email, 1).await;
    assert!(got[0].text().contains("Dear Zhou"), "{}", got[0].text());
}
