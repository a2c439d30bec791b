//! An operator looks into one organisation, is seen, reads and does nothing else.

use super::{API, admin, behind, items, made, until};
use kernel::{Service, TenantKind};
use serde_json::json;
use suites::{Answer, Org, Person, TestApp};

async fn asked(operator: &Person, org: &Org) -> Answer {
    let path = format!("{API}/tenants/{}/entries", org.entry.tenant.id);
    operator.post(&path, json!({ "reason": "排查导入故障", "minutes": 30 })).await
}

/// Follows the link the operator gets.
async fn goes_in(operator: &Person, org: &Org, entry: &str) -> Person {
    let ticket = operator.post(&format!("{API}/entries/{entry}/enter"), json!({})).await.expect(200);
    let url = ticket.at("/url");
    assert!(url.starts_with(&org.url()), "{url}");
    let token = url.split_once("#token=").expect("a token").1.to_owned();
    let visitor = org.stranger();
    visitor.post("/api/identity/operator-entries/redeem", json!({ "token": token })).await.expect(200);
    let again = org.stranger().post("/api/identity/operator-entries/redeem", json!({ "token": token })).await;
    again.refused(404, "ticket_invalid");
    visitor
}

/// The id of an entry an operator who is nobody else's has asked for.
pub(crate) async fn asks(app: &'static TestApp, org: &Org, name: &str) -> String {
    asked(&made(app, name).await, org).await.expect(201).at("/id")
}

/// An operator who is nobody else's and has come in; with the id of the entry.
pub(crate) async fn looks_in(app: &'static TestApp, org: &Org, name: &str) -> (Person, String) {
    let operator = made(app, name).await;
    let entry = asked(&operator, org).await.expect(201).at("/id");
    (goes_in(&operator, org, &entry).await, entry)
}

async fn lines(clerk: &Person, service: &str) -> Vec<(String, String)> {
    let log = clerk.get(&format!("/api/{service}/audit?subject=operator_entry&limit=200")).await.expect(200);
    let line = |line: &serde_json::Value| {
        let path = line["new"]["path"].as_str().unwrap_or_default().to_owned();
        assert_eq!(line["actor"]["kind"].as_str().map(|kind| kind != "account"), Some(true));
        (line["action"].as_str().unwrap_or_default().to_owned(), path)
    };
    items(&log).iter().map(line).collect()
}

#[tokio::test]
async fn it_reads_masked_changes_nothing_and_leaves_a_trace_of_every_look() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let clerk = org.admin().await;
    let unit = org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    let member = org.member("张三", &unit).await;
    let operator = made(app, "opener").await;
    let entry = asked(&operator, &org).await.expect(201);
    assert_eq!(entry.at("/state"), "open");
    asked(&operator, &org).await.refused(409, "entry_open");
    // after those about the invitation and the second factor
    assert_eq!(app.letters(&org.admin_email, 3).await.len(), 3, "the administrator is told by mail");
    let visitor = goes_in(&operator, &org, &entry.at("/id")).await;
    let session = visitor.get("/api/identity/session").await.expect(200);
    assert_eq!(session.at("/visit/entry_id"), entry.at("/id"));
    assert!(session.at("/visit/platform_url").starts_with("http"), "the way back");
    let seen = visitor.get(&format!("/api/records/members/{member}")).await.expect(200);
    assert_eq!(seen.at("/name"), "张三");
    visitor.get("/api/records/units").await.expect(200);
    visitor.get("/api/identity/accounts").await.expect(200);
    for (path, body) in [
        (format!("/api/records/members/{member}/reveal"), json!({ "fields": ["id_no"], "reason": "x" })),
        ("/api/records/members".to_owned(), json!({})),
        ("/api/identity/invitations".to_owned(), json!({})),
        (format!("/api/identity/operator-entries/{}/end", entry.at("/id")), json!({})),
    ] {
        visitor.post(&path, body).await.refused(403, "read_only");
    }
    visitor.get("/api/records/members/export?format=csv").await.refused(403, "forbidden");
    let (records, identity) = (lines(&clerk, "records").await, lines(&clerk, "identity").await);
    let read = |path: &str| ("operator.read".to_owned(), path.to_owned());
    assert!(records.contains(&read(&format!("/api/records/members/{member}"))), "{records:?}");
    assert!(records.contains(&read("/api/records/units")));
    assert!(identity.contains(&read("/api/identity/accounts")));
    assert!(identity.iter().any(|(action, _)| action == "operator.entered"));
    assert!(identity.iter().any(|(action, _)| action == "operator.came_in"));
    let listed = clerk.get("/api/identity/operator-entries?going=true").await.expect(200);
    assert_eq!(items(&listed)[0]["reason"], "排查导入故障");
}

#[tokio::test]
async fn it_is_good_for_that_organisation_alone_and_ends_when_the_organisation_says_so() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (clerk, neighbour) = (org.admin().await, org.neighbour().await);
    let operator = made(app, "stayer").await;
    let entry = asked(&operator, &org).await.expect(201).at("/id");
    let visitor = goes_in(&operator, &org, &entry).await;
    visitor.visits(&neighbour.url()).get("/api/identity/accounts").await.refused(401, "unauthenticated");
    visitor.visits(&app.url(None)).get(&format!("{API}/tenants")).await.refused(401, "unauthenticated");
    // another's entry is no entry, wherever it is asked about
    let other = made(app, "other-stayer").await;
    other.post(&format!("{API}/entries/{entry}/enter"), json!({})).await.expect(404);
    let there = neighbour.admin().await;
    there.post(&format!("/api/identity/operator-entries/{entry}/end"), json!({})).await.expect(404);
    let ended =
        clerk.post(&format!("/api/identity/operator-entries/{entry}/end"), json!({})).await.expect(200);
    assert_eq!((ended.at("/state"), ended.at("/ended_by")), ("ended".into(), "tenant".into()));
    visitor.get("/api/identity/accounts").await.refused(401, "unauthenticated");
    operator.post(&format!("{API}/entries/{entry}/enter"), json!({})).await.refused(409, "entry_over");
    let listed = operator.get(&format!("{API}/entries?tenant={}", org.entry.tenant.id)).await.expect(200);
    assert_eq!(
        (items(&listed)[0]["state"].clone(), items(&listed)[0]["own"].clone()),
        (json!("ended"), json!(true))
    );
}

#[tokio::test]
async fn it_ends_by_itself_and_the_log_says_so() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let clerk = org.admin().await;
    let operator = made(app, "sleeper").await;
    let entry = asked(&operator, &org).await.expect(201).at("/id");
    let visitor = goes_in(&operator, &org, &entry).await;
    let schema = org.entry.tenant.key.schema();
    let past = "ends_at = now() - interval '1 second'";
    behind(&org, Service::Identity, &format!("UPDATE {schema}.operator_entries SET {past}")).await;
    visitor.get("/api/identity/accounts").await.refused(401, "unauthenticated");
    let pointer = format!("UPDATE platform.operator_entries SET {past} WHERE id = '{entry}'");
    behind(&org, Service::Identity, &pointer).await;
    until("the end of an entry", async || {
        lines(&clerk, "identity").await.iter().any(|(action, _)| action == "operator.left")
    })
    .await;
    asked(&operator, &org).await.expect(201);
}

#[tokio::test]
async fn the_list_of_who_is_in_goes_on_behind_one_whose_time_is_up() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let clerk = org.admin().await;
    let mut entries = Vec::new();
    for name in ["first-in", "run-out", "last-in"] {
        entries.push(asks(app, &org, name).await);
    }
    let schema = org.entry.tenant.key.schema();
    let past = "ends_at = now() - interval '1 second'";
    let late = format!("UPDATE {schema}.operator_entries SET {past} WHERE id = '{}'", entries[1]);
    behind(&org, Service::Identity, &late).await;
    let page = async |cursor: &str| {
        clerk.get(&format!("/api/identity/operator-entries?going=true&limit=1{cursor}")).await.expect(200)
    };
    let one = page("").await;
    assert_eq!(items(&one)[0]["id"], json!(entries[2]));
    let other = page(&format!("&cursor={}", one.at("/next"))).await;
    assert_eq!(items(&other).len(), 1, "{}", other.text());
    assert_eq!(
        (items(&other)[0]["id"].clone(), other.json["next"].clone()),
        (json!(entries[0]), json!(null))
    );
}

#[tokio::test]
async fn an_operator_who_is_disabled_is_out_there_too() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let operator = made(app, "leaver").await;
    let own = operator.get(&format!("{API}/session")).await.expect(200).at("/id");
    let entry = asked(&operator, &org).await.expect(201).at("/id");
    let visitor = goes_in(&operator, &org, &entry).await;
    visitor.get("/api/identity/session").await.expect(200);
    admin(app).await.post(&format!("{API}/operators/{own}/disable"), json!({})).await.expect(200);
    visitor.get("/api/identity/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn what_the_platform_knows_to_be_over_is_over() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let operator = made(app, "finished").await;
    let entry = asked(&operator, &org).await.expect(201).at("/id");
    let visitor = goes_in(&operator, &org, &entry).await;
    visitor.get("/api/identity/session").await.expect(200);
    let over = format!("UPDATE platform.operator_entries SET over = true WHERE id = '{entry}'");
    behind(&org, Service::Identity, &over).await;
    visitor.get("/api/identity/session").await.refused(401, "unauthenticated");
    operator.post(&format!("{API}/entries/{entry}/enter"), json!({})).await.refused(409, "entry_over");
}

#[tokio::test]
async fn where_consent_is_wanted_nobody_comes_in_before_it() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let clerk = org.admin().await;
    let looker = org.person("onlooker", "auditor", None, None).await;
    let policy = "/api/identity/operator-entries/policy";
    assert_eq!(clerk.get(policy).await.expect(200).at("/mode"), "notify");
    looker.put(policy, json!({ "mode": "consent" })).await.refused(403, "forbidden");
    clerk.put(policy, json!({ "mode": "consent" })).await.expect(200);
    let operator = made(app, "asker").await;
    let first = asked(&operator, &org).await.expect(201);
    assert_eq!(first.at("/state"), "waiting");
    let id = first.at("/id");
    operator.post(&format!("{API}/entries/{id}/enter"), json!({})).await.refused(409, "entry_waits");
    looker
        .post(&format!("/api/identity/operator-entries/{id}/approve"), json!({}))
        .await
        .refused(403, "forbidden");
    clerk.post(&format!("/api/identity/operator-entries/{id}/refuse"), json!({})).await.expect(200);
    operator.post(&format!("{API}/entries/{id}/enter"), json!({})).await.refused(409, "entry_over");
    clerk
        .post(&format!("/api/identity/operator-entries/{id}/approve"), json!({}))
        .await
        .refused(409, "entry_decided");
    let second = asked(&operator, &org).await.expect(201).at("/id");
    clerk.post(&format!("/api/identity/operator-entries/{second}/approve"), json!({})).await.expect(200);
    let visitor = goes_in(&operator, &org, &second).await;
    visitor.get("/api/identity/accounts").await.expect(200);
    operator.post(&format!("{API}/entries/{second}/end"), json!({})).await.expect(200);
    visitor.get("/api/identity/accounts").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn a_reason_and_a_limit_are_needed() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let operator = admin(app).await;
    let path = format!("{API}/tenants/{}/entries", org.entry.tenant.id);
    for (body, field) in [
        (json!({ "reason": " ", "minutes": 30 }), "/reason"),
        (json!({ "reason": "x", "minutes": 4 }), "/minutes"),
        (json!({ "reason": "x", "minutes": 6000 }), "/minutes"),
    ] {
        assert_eq!(operator.post(&path, body).await.expect(422).fields()[0].0, field);
    }
    let nobody = format!("{API}/tenants/{}/entries", uuid::Uuid::now_v7());
    operator.post(&nobody, json!({ "reason": "x", "minutes": 30 })).await.expect(404);
    operator
        .post(&format!("{API}/tenants/{}/suspend", org.entry.tenant.id), json!({ "reason": "x" }))
        .await
        .expect(200);
    operator.post(&path, json!({ "reason": "x", "minutes": 30 })).await.refused(409, "tenant_shut");
}

/// What the operators' log says of an organisation, the oldest first.
async fn deeds(operator: &Person, org: &Org) -> Vec<(String, String)> {
    let path = format!("{API}/log?tenant={}&limit=200", org.entry.tenant.id);
    let mut lines = items(&operator.get(&path).await.expect(200));
    lines.reverse();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let deeds = lines.iter().map(|line| (text(&line["action"]), text(&line["detail"]["entry"])));
    deeds.filter(|(action, _)| action.starts_with("entry.")).collect()
}

#[tokio::test]
async fn every_step_of_it_stands_in_the_operators_log() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (clerk, operator) = (org.admin().await, made(app, "stepper").await);
    let first = asked(&operator, &org).await.expect(201).at("/id");
    goes_in(&operator, &org, &first).await;
    operator.post(&format!("{API}/entries/{first}/end"), json!({})).await.expect(200);
    let second = asked(&operator, &org).await.expect(201).at("/id");
    clerk.post(&format!("/api/identity/operator-entries/{second}/end"), json!({})).await.expect(200);
    let line = |action: &str, entry: &str| (format!("entry.{action}"), entry.to_owned());
    let expected = [
        line("asked", &first),
        line("entered", &first),
        line("came_in", &first),
        line("left", &first),
        line("asked", &second),
        line("ended", &second),
    ];
    assert_eq!(deeds(&operator, &org).await, expected);
    let path = format!("{API}/log?action=entry.ended&tenant={}", org.entry.tenant.id);
    let ended = items(&operator.get(&path).await.expect(200)).remove(0);
    assert_eq!((&ended["operator_id"], &ended["about_name"]), (&json!(null), &json!("stepper")));
    assert_eq!(ended["detail"]["ended_by"], "tenant");
}

#[tokio::test]
async fn asking_twice_at_once_is_asking_once() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let operator = made(app, "hasty").await;
    let (one, two) = tokio::join!(asked(&operator, &org), asked(&operator, &org));
    let mut met = [(one.status, one.code().to_owned()), (two.status, two.code().to_owned())];
    met.sort();
    assert_eq!(met, [(201, String::new()), (409, "entry_open".to_owned())]);
    let pointers = format!(
        "SELECT count(*)::text FROM platform.operator_entries WHERE tenant_id = '{}'",
        org.entry.tenant.id
    );
    assert_eq!(behind(&org, Service::Identity, &pointers).await.as_deref(), Some("1"));
    assert_eq!(deeds(&operator, &org).await.len(), 1);
}

#[tokio::test]
async fn nobody_the_platform_works_as_changes_a_line_of_the_operators_log() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let granted = "SELECT coalesce(string_agg(DISTINCT g.privilege_type::text, ',' ORDER BY g.privilege_type::text), '') \
         FROM information_schema.role_table_grants g \
         JOIN pg_tables t ON t.schemaname = g.table_schema::text AND t.tablename = g.table_name::text \
         WHERE t.schemaname = 'platform' AND t.tablename = 'operator_log' AND g.grantee::text <> t.tableowner::text";
    assert_eq!(behind(&org, Service::Identity, granted).await.as_deref(), Some("INSERT,SELECT"));
}
