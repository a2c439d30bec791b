use super::{SIGNUPS, application, applied, ask, mail, slug, terms};
use reqwest::Method;
use serde_json::json;
use suites::TestApp;

#[tokio::test]
async fn every_fault_is_named_at_its_field() {
    let app = TestApp::get().await;
    let visitor = app.stranger(None);
    let version = terms(&visitor).await;
    let wrong = json!({
        "kind": "enterprise", "name": " ", "slug": "Admin", "contact_name": "", "contact_email": "nobody",
        "contact_phone": "12345", "terms_version": version, "terms_accepted": false,
    });
    let answer = visitor.post(SIGNUPS, wrong).await.expect(422);
    let mut pointers: Vec<String> = answer.fields().into_iter().map(|(pointer, _)| pointer).collect();
    pointers.sort();
    let all = ["/contact_email", "/contact_name", "/contact_phone", "/name", "/slug", "/terms_accepted"];
    assert_eq!(pointers, all);
    let old = visitor.post(SIGNUPS, application(&slug(), "1949-10-01")).await;
    old.refused(409, "terms_changed");
    let mut strange = application(&slug(), &version);
    strange["plan"] = json!("gold");
    visitor.post(SIGNUPS, strange).await.expect(422);
    let mut kind = application(&slug(), &version);
    kind["kind"] = json!("kingdom");
    visitor.post(SIGNUPS, kind).await.expect(422);
}

#[tokio::test]
async fn a_machine_that_fills_in_everything_hears_the_same_and_gets_nothing() {
    let app = TestApp::get().await;
    let visitor = app.stranger(None);
    let slug = slug();
    let mut body = application(&slug, &terms(&visitor).await);
    body["website"] = json!("https://spam.example");
    visitor.post(SIGNUPS, body).await.expect(202);
    let free = visitor.get(&format!("{SIGNUPS}/address?slug={slug}")).await.expect(200);
    assert_eq!(free.at("/state"), "free");
}

#[tokio::test]
async fn nobody_fills_a_mailbox_and_nobody_learns_whose_it_is() {
    let app = TestApp::get().await;
    let visitor = app.stranger(None);
    let version = terms(&visitor).await;
    let most = app.settings().signup.open_per_email;
    let email = mail(&slug());
    for _ in 0..most + 2 {
        let mut body = application(&slug(), &version);
        body["contact_email"] = json!(email);
        let answer = visitor.post(SIGNUPS, body).await.expect(202);
        assert_eq!(answer.json.as_object().map(serde_json::Map::len), Some(3), "{}", answer.text());
    }
    // one more letter on its way would be here by now: another application's letter is
    applied(app, &slug()).await;
    assert_eq!(app.letters(&email, 1).await.len(), usize::try_from(most).unwrap_or_default());
}

#[tokio::test]
async fn who_mistyped_corrects_and_who_sends_twice_has_sent_once() {
    let app = TestApp::get().await;
    let visitor = app.stranger(None);
    let slug = slug();
    let version = terms(&visitor).await;
    let key = format!("key-{slug}");
    let send = async |email: &str| {
        let mut body = application(&slug, &version);
        body["contact_email"] = json!(email);
        let request = visitor.request(Method::POST, SIGNUPS).header("idempotency-key", &key).json(&body);
        visitor.send(request).await
    };
    let (wrong, right) = (format!("wrong@{slug}.example"), mail(&slug));
    send(&wrong).await.expect(202);
    let first = app.token(&wrong, 1).await;
    send(&wrong).await.expect(202);
    send(&right).await.expect(202);
    let second = app.token(&right, 1).await;
    ask(app, "verify", &first).await.refused(404, "signup_invalid");
    assert_eq!(app.letters(&wrong, 1).await.len(), 1, "the same words sent twice are one letter");
    ask(app, "verify", &second).await.expect(200);
    send(&right).await.expect(202);
    send(&wrong).await.refused(409, "signup_confirmed");
    assert_eq!(ask(app, "status", &second).await.expect(200).at("/state"), "waiting");
}

#[tokio::test]
async fn only_the_letter_opens_the_application() {
    let app = TestApp::get().await;
    let token = applied(app, &slug()).await;
    for bad in ["", "none", &token[1..], &token.to_lowercase()] {
        ask(app, "verify", bad).await.refused(404, "signup_invalid");
        ask(app, "status", bad).await.refused(404, "signup_invalid");
    }
    let shown = ask(app, "status", &token).await.expect(200);
    assert!(!shown.text().contains("contact@"), "the address is masked: {}", shown.text());
    let org = app.org(kernel::TenantKind::Agency).await;
    org.stranger().post(&format!("{SIGNUPS}/verify"), json!({ "token": token })).await.expect(404);
}
