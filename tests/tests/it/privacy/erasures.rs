use super::{ERASURES, Ground, OWN_ERASURES, behind_the_back, count, proof, until};
use kernel::Service;
use serde_json::{Value, json};

async fn ask(g: &Ground, items: Value) -> suites::Answer {
    let proof = proof(&g.person).await;
    g.person.post(OWN_ERASURES, json!({ "items": items, "note": "不再需要", "proof": proof })).await
}

#[tokio::test]
async fn asking_is_answered_within_days_and_can_be_taken_back() {
    let g = Ground::new().await;
    let items = json!({ "items": ["phone"], "proof": "v4.public.none" });
    g.person.post(OWN_ERASURES, items).await.refused(403, "proof_required");
    ask(&g, json!([])).await.refused(422, "validation");
    ask(&g, json!(["soul"])).await.expect(422);
    let asked = ask(&g, json!(["member_contact", "archive"])).await.expect(201);
    let today = kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI);
    assert_eq!(asked.at("/due_on"), (today + time::Duration::days(15)).to_string());
    ask(&g, json!(["phone"])).await.refused(409, "erasure_open_already");
    // what a note says of somebody's life is not to be read in the database
    let plain = "erasures WHERE position(convert_to('不再需要', 'UTF8') IN note_sealed) > 0";
    assert_eq!(count(&g.org, Service::Identity, plain).await, 0);

    let other = g.org.person("lisi", "auditor", None, None).await;
    let path = format!("{OWN_ERASURES}/{}", asked.at("/id"));
    other.delete(&path).await.refused(404, "not_found");
    other.get(ERASURES).await.refused(403, "forbidden");
    g.person.delete(&path).await.expect(204);
    g.person.delete(&path).await.refused(409, "erasure_not_open");
    ask(&g, json!(["phone"])).await.expect(201);
}

#[tokio::test]
async fn parts_of_the_record_are_gone_and_the_archive_stays() {
    let g = Ground::new().await;
    let wish = json!({ "field": "mobile", "proposed": "16000000001" });
    g.person.post("/api/records/corrections", wish).await.expect(201);
    let asked = ask(&g, json!(["member_contact", "member_address", "archive"])).await.expect(201);
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    let granted = |items: &[&str]| json!({ "granted": items });
    g.person.post(&path, granted(&["member_contact"])).await.refused(403, "forbidden");
    let archive = g.admin.post(&path, granted(&["archive"])).await.expect(422);
    assert_eq!(archive.fields()[0].1, "erasure_archive_stays");
    let unasked = g.admin.post(&path, granted(&["account"])).await.expect(422);
    assert_eq!(unasked.fields()[0].1, "erasure_not_asked");
    let silent = g.admin.post(&path, granted(&["member_contact"])).await.expect(422);
    assert_eq!(silent.fields()[0], ("/reason".to_owned(), "erasure_reason_needed".to_owned()));
    let neighbour = g.org.neighbour().await;
    neighbour.admin().await.post(&path, granted(&[])).await.refused(404, "not_found");

    let decided = g.admin.post(&path, granted(&["member_contact", "member_address"])).await.expect(200);
    assert_eq!((decided.at("/state"), decided.at("/outcome")), ("decided".into(), "partly".into()));
    assert_eq!(decided.json["kept"], json!(["archive"]));
    g.admin.post(&path, granted(&[])).await.refused(409, "erasure_not_open");
    until(&g.person, OWN_ERASURES, |list| list["items"][0]["state"] == "done").await;

    let me = g.person.get("/api/records/me").await.expect(200);
    assert_eq!(
        (me.at("/member/mobile_masked"), me.at("/member/address_masked")),
        ("null".into(), "null".into())
    );
    assert_eq!(me.at("/member/name"), "张三");
    let sealed = "members WHERE mobile_sealed IS NOT NULL OR mobile_tail_blind IS NOT NULL OR address_sealed IS NOT NULL";
    assert_eq!(count(&g.org, Service::Records, sealed).await, 0);
    let corrections = g.person.get("/api/records/corrections").await.expect(200);
    assert_eq!(
        (corrections.at("/items/0/state"), corrections.at("/items/0/proposed")),
        ("withdrawn".into(), "***".into())
    );
    let email = format!("zhangsan@{}.example", g.org.slug());
    let letters = g.org.app.letters(&email, 2).await;
    assert_eq!(letters.len(), 2, "the person is told");
}

#[tokio::test]
async fn a_closed_account_opens_nothing_and_holds_nothing() {
    let g = Ground::new().await;
    let id = g.person.get("/api/identity/session").await.expect(200).at("/account/id");
    let asked = ask(&g, json!(["account"])).await.expect(201);
    let decided = g
        .admin
        .post(&format!("{ERASURES}/{}/decide", asked.at("/id")), json!({ "granted": ["account"] }))
        .await
        .expect(200);
    assert_eq!((decided.at("/state"), decided.at("/outcome")), ("done".into(), "complete".into()));
    g.person.get("/api/identity/session").await.refused(401, "unauthenticated");
    let log_in = json!({ "login": "zhangsan", "password": suites::PASSWORD });
    g.org.stranger().post("/api/identity/sessions", log_in).await.refused(401, "login_refused");
    let left = format!(
        "accounts WHERE id = '{id}' AND (user_name IS NOT NULL OR email_sealed IS NOT NULL OR email_blind IS NOT NULL \
         OR phone_sealed IS NOT NULL OR member_id IS NOT NULL OR password_hash <> '' OR totp_secret IS NOT NULL)"
    );
    assert_eq!(count(&g.org, Service::Identity, &left).await, 0);
    // that there was a log-in is kept for as long as the law says, but nothing that opens anything
    let (log_ins, ways_in) = (format!("sessions WHERE account_id = '{id}'"), "octet_length(token_hash) = 32");
    assert_eq!(count(&g.org, Service::Identity, &log_ins).await, 1);
    assert_eq!(count(&g.org, Service::Identity, &format!("{log_ins} AND {ways_in}")).await, 0);
    for table in ["password_history", "invitations", "recovery_codes"] {
        assert_eq!(
            count(&g.org, Service::Identity, &format!("{table} WHERE account_id = '{id}'")).await,
            0,
            "{table}"
        );
    }
    let account = format!("/api/identity/accounts/{id}");
    assert_eq!(g.admin.get(&account).await.expect(200).at("/state"), "closed");
    g.admin.patch(&account, 99, json!({ "disabled": false })).await.refused(409, "account_closed");
    // the member may come back with another account
    let member = g.member.clone();
    g.org.person("zhangsan2", "auditor", None, Some(&member)).await;
}

#[tokio::test]
async fn an_answer_kept_for_whoever_sends_again_goes_with_the_account() {
    let g = Ground::new().await;
    let id = g.person.get("/api/identity/session").await.expect(200).at("/account/id");
    let export = g.person.request(reqwest::Method::POST, "/api/identity/me/export");
    let export = export.header("idempotency-key", "own").json(&json!({ "proof": proof(&g.person).await }));
    g.person.send(export).await.expect(200);
    let kept = format!("idempotency_keys WHERE actor = '{id}'");
    assert_eq!(count(&g.org, Service::Identity, &kept).await, 1);
    let asked = ask(&g, json!(["account"])).await.expect(201);
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    g.admin.post(&path, json!({ "granted": ["account"] })).await.expect(200);
    assert_eq!(count(&g.org, Service::Identity, &kept).await, 0);
}

#[tokio::test]
async fn relatives_of_the_dead_are_heard_and_nobody_decides_alone_about_oneself() {
    let g = Ground::new().await;
    let wish = json!({
        "member_id": g.member, "subject_name": "张三", "items": ["member_address"], "note": "父亲去世",
        "applicant": "张小三", "relation": "子女",
    });
    let asked = g.admin.post(ERASURES, wish.clone()).await.expect(201);
    assert_eq!((asked.at("/on_behalf"), asked.at("/applicant")), ("true".into(), "张小三".into()));
    g.admin.post(ERASURES, wish).await.refused(409, "erasure_open_already");
    let list = g.admin.get(&format!("{ERASURES}?state=received")).await.expect(200);
    assert_eq!(list.at("/items/0/relation"), "子女");
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    let refused =
        g.admin.post(&path, json!({ "granted": [], "reason": "须保留至档案移交" })).await.expect(200);
    assert_eq!((refused.at("/outcome"), refused.at("/state")), ("refused".into(), "done".into()));
    let me = g.person.get("/api/records/me").await.expect(200);
    assert_ne!(me.at("/member/address_masked"), "null");

    let proof = proof(&g.admin).await;
    let own = json!({ "items": ["account"], "proof": proof });
    let own = g.admin.post(OWN_ERASURES, own).await.expect(201);
    let own = format!("{ERASURES}/{}/decide", own.at("/id"));
    g.admin.post(&own, json!({ "granted": ["account"] })).await.refused(409, "own_erasure");
}

#[tokio::test]
async fn hearing_of_a_decision_again_erases_nothing_new() {
    let g = Ground::new().await;
    let asked = ask(&g, json!(["member_contact"])).await.expect(201);
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    g.admin.post(&path, json!({ "granted": ["member_contact"] })).await.expect(200);
    until(&g.person, OWN_ERASURES, |list| list["items"][0]["state"] == "done").await;
    let version = g.admin.get(&format!("/api/records/members/{}", g.member)).await.expect(200);
    let version = version.json["version"].as_i64().unwrap();
    let patch = json!({ "mobile": "16000000009" });
    g.admin.patch(&format!("/api/records/members/{}", g.member), version, patch).await.expect(200);
    let again = "UPDATE event_positions SET txid = 0, seq = 0 WHERE consumer = 'records.privacy'";
    behind_the_back(&g.org, Service::Records, again).await;
    // another decision wakes the consumer, which starts from the beginning
    let asked = ask(&g, json!(["member_address"])).await.expect(201);
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    g.admin.post(&path, json!({ "granted": ["member_address"] })).await.expect(200);
    until(&g.person, OWN_ERASURES, |list| list["items"][0]["state"] == "done").await;
    let me = g.person.get("/api/records/me").await.expect(200);
    assert_eq!(me.at("/member/mobile_masked"), "160****0009");
    assert_eq!(me.at("/member/address_masked"), "null");
}

#[tokio::test]
async fn photographs_and_files_go_and_what_has_to_be_kept_stays() {
    let g = Ground::new().await;
    let brought = async |kind: &str| {
        let path = format!("/api/records/members/{}/documents?kind={kind}", g.member);
        let file = [b"%PDF-1.7\n".as_slice(), &[7; 500]].concat();
        g.admin.upload(&path, "a.pdf", file).await.expect(201).at("/id")
    };
    let (photo, certificate) = (brought("photo").await, brought("certificate").await);
    let application = brought("admission_application").await;
    let asked = ask(&g, json!(["photo", "files"])).await.expect(201);
    let path = format!("{ERASURES}/{}/decide", asked.at("/id"));
    let decided = g.admin.post(&path, json!({ "granted": ["photo", "files"] })).await.expect(200);
    assert_eq!((decided.at("/state"), decided.at("/outcome")), ("decided".into(), "complete".into()));
    until(&g.person, OWN_ERASURES, |list| list["items"][0]["state"] == "done").await;
    for gone in [photo, certificate] {
        let path = format!("/api/records/documents/{gone}");
        g.admin.get(&path).await.refused(404, "not_found");
        g.person.get(&format!("{path}/content")).await.refused(404, "not_found");
    }
    g.person.get(&format!("/api/records/documents/{application}/content")).await.expect(200);
    // the rest of the record was not asked for
    let me = g.person.get("/api/records/me").await.expect(200);
    assert_ne!(me.at("/member/mobile_masked"), "null");
    let log = "audit_log WHERE action = 'erase' AND new::json->>'files_erased' = '2' AND new::json->>'files_kept' = '1'";
    assert_eq!(count(&g.org, Service::Records, log).await, 1);
}

#[tokio::test]
async fn whoever_has_no_record_has_no_files_to_ask_for() {
    let g = Ground::new().await;
    let proof = proof(&g.admin).await;
    let wish = json!({ "items": ["photo"], "proof": proof });
    let refused = g.admin.post(OWN_ERASURES, wish).await.expect(422);
    assert_eq!(refused.fields(), [("/items".into(), "erasure_no_record".into())]);
}
