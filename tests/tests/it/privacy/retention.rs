use super::{Ground, NOTICES, behind_the_back, count, proof, publish, until};
use kernel::Service;
use serde_json::{Value, json};

const RETENTION: &str = "/api/identity/retention";
const PURGES: &str = "/api/identity/retention/purges";
const RUN: &str = "/api/identity/retention/run";
const SERVICES: [Service; 3] = [Service::Identity, Service::Records, Service::Notifications];

fn class<'a>(retention: &'a Value, word: &str) -> &'a Value {
    let all = retention["classes"].as_array().expect("classes");
    all.iter().find(|kept| kept["class"] == word).expect("the class")
}

#[tokio::test]
async fn periods_stay_within_the_law() {
    let g = Ground::new().await;
    let now = g.admin.get(RETENTION).await.expect(200).json;
    assert_eq!(
        (&class(&now, "sessions")["days"], &class(&now, "sessions")["least"]),
        (&json!(183), &json!(183))
    );
    assert!(class(&now, "sessions")["basis"].as_str().unwrap().contains("网络安全法"));
    let short = json!({ "days": { "sessions": 30, "imports": 30 } });
    let refused = g.admin.patch(RETENTION, 0, short).await.expect(422);
    assert_eq!(refused.fields(), [("/days/sessions".to_owned(), "retention_out_of_bounds".to_owned())]);
    g.admin.patch(RETENTION, 0, json!({ "days": { "everything": 30 } })).await.expect(422);
    let changed = g.admin.patch(RETENTION, 0, json!({ "days": { "imports": 30 } })).await.expect(200).json;
    assert_eq!(class(&changed, "imports")["days"], 30);
    let audit = g.admin.get("/api/identity/audit?action=retention.changed").await.expect(200);
    assert_eq!(
        (audit.at("/items/0/old/imports"), audit.at("/items/0/new/imports")),
        ("90".into(), "30".into())
    );
    g.person.get(RETENTION).await.refused(403, "forbidden");
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    auditor.get(RETENTION).await.expect(200);
    auditor.patch(RETENTION, 0, json!({ "days": { "imports": 60 } })).await.refused(403, "forbidden");
    auditor.post(RUN, json!({})).await.refused(403, "forbidden");
}

/// The kinds whose period was changed after the notice in force was drafted.
async fn changed_since_notice(g: &Ground) -> Vec<String> {
    let retention = g.admin.get(RETENTION).await.expect(200).json;
    let all = retention["classes"].as_array().expect("classes").iter();
    let changed = all.filter(|kept| kept["changed_since_notice"] == true);
    changed.filter_map(|kept| kept["class"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_period_changed_after_the_notice_was_drafted_is_named_until_there_is_another_notice() {
    let g = Ground::new().await;
    let change =
        async |days: Value| g.admin.patch(RETENTION, 0, json!({ "days": days })).await.expect(200).json;
    change(json!({ "imports": 60 })).await;
    assert!(changed_since_notice(&g).await.is_empty(), "there is no notice");
    g.publish("第一版").await;
    assert!(changed_since_notice(&g).await.is_empty(), "it was drafted with this period");

    change(json!({ "imports": 60, "resets": 200 })).await;
    assert!(changed_since_notice(&g).await.is_empty(), "one is as it was, the other in no notice");
    let now = change(json!({ "imports": 30 })).await;
    assert_eq!(class(&now, "imports")["changed_since_notice"], true, "the answer to the change says so");
    assert_eq!(changed_since_notice(&g).await, ["imports"]);

    let draft = g.admin.post(NOTICES, json!({})).await.expect(201).at("/id");
    let path = format!("{NOTICES}/{draft}");
    g.admin.patch(&path, 1, json!({ "text_zh": "第二版" })).await.expect(200);
    assert_eq!(changed_since_notice(&g).await, ["imports"], "a draft tells nobody anything");
    change(json!({ "corrections": 200 })).await;
    publish(&g.admin, &path, 2).await.expect(200);
    assert_eq!(changed_since_notice(&g).await, ["corrections"], "changed while it was a draft");
}

/// How many log-ins each round erased.
fn log_ins_erased(list: &Value) -> Vec<i64> {
    let all = list["items"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|purge| purge["class"] == "sessions")
        .filter_map(|purge| purge["erased"].as_i64())
        .collect()
}

#[tokio::test]
async fn a_log_in_stays_on_record_for_half_a_year_after_it_ended() {
    let g = Ground::new().await;
    let id = g.person.get("/api/identity/session").await.expect(200).at("/account/id");
    let cookie = g.person.cookie();
    g.person.delete("/api/identity/session").await.expect(204);
    g.person.set_cookie(cookie);
    g.person.get("/api/identity/session").await.refused(401, "unauthenticated");
    let whose = format!("account_id = '{id}'");
    let over = format!("sessions WHERE {whose} AND ended_at IS NOT NULL AND token_hash = uuid_send(id)");
    assert_eq!(count(&g.org, Service::Identity, &over).await, 1, "it is on record and opens nothing");

    let again = g.org.stranger();
    let log_in = json!({ "login": "zhangsan", "password": suites::PASSWORD });
    again.post("/api/identity/sessions", log_in).await.expect(200);
    let list = again.get("/api/identity/sessions").await.expect(200);
    assert_eq!(list.json["items"].as_array().map(Vec::len), Some(1), "what has ended is no session");
    let shown = json!({ "proof": proof(&again).await });
    let own = again.post("/api/identity/me/export", shown).await.expect(200).json;
    let log_ins = own["log_ins"].as_array().expect("log-ins");
    assert_eq!(log_ins.iter().filter(|one| one["ended_at"].is_string()).count(), 1, "{own}");
    assert_eq!(log_ins.len(), 2);

    let aged = async |days: u16| {
        let ended = format!("ended_at = now() - interval '{days} days'");
        let begun = format!("created_at = now() - interval '{} days'", days + 1);
        let sql = format!("UPDATE sessions SET {ended}, {begun} WHERE {whose} AND ended_at IS NOT NULL");
        behind_the_back(&g.org, Service::Identity, &sql).await;
        let rounds = log_ins_erased(&g.admin.get(PURGES).await.expect(200).json).len();
        g.admin.post(RUN, json!({})).await.expect(202);
        let list = until(&g.admin, PURGES, |list| log_ins_erased(list).len() > rounds).await;
        log_ins_erased(&list).iter().sum::<i64>()
    };
    assert_eq!(aged(182).await, 0);
    assert_eq!(count(&g.org, Service::Identity, &over).await, 1, "kept until its time is over");
    assert_eq!(aged(184).await, 1);
    assert_eq!(count(&g.org, Service::Identity, &over).await, 0);
    again.get("/api/identity/session").await.expect(200);
}

#[tokio::test]
async fn what_is_over_its_time_is_erased_in_every_service_and_written_down() {
    let g = Ground::new().await;
    let wish = json!({ "field": "education", "proposed": "21" });
    let asked = g.person.post("/api/records/corrections", wish).await.expect(201).at("/id");
    g.person.delete(&format!("/api/records/corrections/{asked}")).await.expect(204);
    let sheet = "姓名,公民身份号码,所在党支部,入党日期\n王五,,东区党支部,\n".as_bytes().to_vec();
    let import =
        g.admin.upload("/api/records/imports?kind=members", "roster.csv", sheet).await.expect(202).at("/id");
    until(&g.admin, &format!("/api/records/imports/{import}"), |import| import["state"] == "checked").await;
    until(&g.admin, "/api/notifications/deliveries?state=sent", |list| {
        list["items"].as_array().unwrap().len() >= 2
    })
    .await;
    let neighbour = Ground::new().await;

    let past = "now() - interval '4 years'";
    for (service, statement) in [
        (Service::Identity, format!("UPDATE invitations SET expires_at = {past}")),
        (Service::Records, format!("UPDATE corrections SET asked_at = {past}")),
        (Service::Records, format!("UPDATE imports SET created_at = {past}")),
        (Service::Notifications, format!("UPDATE deliveries SET created_at = {past}")),
    ] {
        behind_the_back(&g.org, service, &statement).await;
    }
    g.admin.post(RUN, json!({})).await.expect(202);
    let erased = |list: &Value, word: &str| {
        let items = list["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter(|purge| purge["class"] == word).filter_map(|purge| purge["erased"].as_i64()).max()
    };
    let list = until(&g.admin, PURGES, |list| {
        ["invitations", "corrections", "imports", "deliveries"]
            .iter()
            .all(|word| erased(list, word) > Some(0))
    })
    .await;
    assert_eq!(erased(&list, "sessions"), Some(0), "no log-in is over its time");
    g.person.get("/api/records/me").await.expect(200);
    for (service, table) in [
        (Service::Identity, "invitations"),
        (Service::Records, "corrections"),
        (Service::Records, "import_rows"),
        (Service::Notifications, "deliveries"),
    ] {
        assert_eq!(count(&g.org, service, table).await, 0, "{table}");
        let theirs = count(&neighbour.org, service, table).await;
        assert!(theirs > 0 || service == Service::Records, "{table} of another organisation");
    }
    assert_eq!(count(&g.org, Service::Records, "imports").await, 1, "that there was an import stays");
    let audit = g.admin.get("/api/identity/audit?action=retention.purged").await.expect(200);
    assert_eq!(audit.at("/items/0/actor/kind"), "system");
    let who = g.admin.get("/api/identity/session").await.expect(200).at("/account/id");
    assert_eq!(audit.at("/items/0/new/asked_by"), who, "whoever asked for the round is written down");
    assert!(audit.json["items"][0]["new"]["erased"]["invitations"].as_i64() > Some(0), "{}", audit.text());
    assert_eq!(audit.at("/items/0/new/before/invitations").len(), "2026-06-18".len());
    for (service, subject, erased) in [
        (Service::Records, "import", "imports"),
        (Service::Records, "correction", "corrections"),
        (Service::Notifications, "delivery", "deliveries"),
    ] {
        let entry = format!(
            "audit_log WHERE action = 'retention.purged' AND subject = '{subject}' AND actor_kind = 'system' \
             AND new::json->>'class' = '{erased}' AND new::json->>'asked_by' = '{who}' \
             AND (new::json->>'erased')::bigint > 0 AND new::json->>'before' IS NOT NULL"
        );
        assert_eq!(count(&g.org, service, &entry).await, 1, "{subject}");
    }
}

/// Answers of this age under this key, in every service.
async fn answered(g: &Ground, key: &str, hours: u8) {
    for service in SERVICES {
        let row = format!(
            "INSERT INTO idempotency_keys (actor, key, request_hash, status, content_type, body, created_at) \
             VALUES (gen_random_uuid(), '{key}', ''::bytea, 200, 'application/json', ''::bytea, \
             now() - interval '{hours} hours')"
        );
        behind_the_back(&g.org, service, &row).await;
    }
}

#[tokio::test]
async fn an_answer_is_kept_for_a_day_and_forgotten_in_every_service() {
    let g = Ground::new().await;
    answered(&g, "of-yesterday", 25).await;
    answered(&g, "of-today", 23).await;
    g.admin.post(RUN, json!({})).await.expect(202);
    for service in SERVICES {
        let left =
            async |key: &str| count(&g.org, service, &format!("idempotency_keys WHERE key = '{key}'")).await;
        let end = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
        while left("of-yesterday").await > 0 {
            assert!(tokio::time::Instant::now() < end, "{service} still keeps it");
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        assert_eq!(left("of-today").await, 1, "{service}");
    }
}
