//! What an organisation may use: warned before, refused beyond, decided by operators.

use super::{API, admin, behind, items, until};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use std::time::Duration;
use suites::{Org, PASSWORD, Person, TestApp, code, resident_id};
use tenancy::{
    portability::verify,
    quota::{self, Quota, QuotaError, STANDING},
};
use time::OffsetDateTime;

async fn decide(chief: &Person, org: &Org, quotas: Value) -> Value {
    let path = format!("{API}/tenants/{}/quotas", org.entry.tenant.id);
    chief.put(&path, quotas).await.expect(200).json
}

fn member(unit: &str, name: &str) -> Value {
    json!({
        "name": name, "unit_id": unit, "id_no": resident_id(), "gender": "male", "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01",
    })
}

#[tokio::test]
async fn more_members_than_allowed_are_refused_by_hand_and_by_file() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    let unit = org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    decide(&chief, &org, json!({ "members": { "hard": 2, "soft": 1 } })).await;
    for name in ["甲", "乙"] {
        clerk.post("/api/records/members", member(&unit, name)).await.expect(201);
    }
    let full = clerk.post("/api/records/members", member(&unit, "丙")).await;
    full.clone().refused(409, "quota_members");
    assert!(full.text().contains('2'), "{}", full.text());
    // the file is read and checked, and nothing of it is entered
    let sheet = format!(
        "姓名,公民身份号码,所在党支部,人员类别,加入党组织日期,转为正式党员日期,性别\n丁,{},第一支部,正式党员,2001-07-01,2002-07-01,男\n",
        resident_id()
    );
    let upload =
        clerk.upload("/api/records/imports?kind=members", "roster.csv", sheet.into_bytes()).await.expect(202);
    let path = format!("/api/records/imports/{}", upload.at("/id"));
    until("the check of a file", async || clerk.get(&path).await.json["state"] == "checked").await;
    assert_eq!(clerk.get(&path).await.json["rows_good"], 1, "{}", clerk.get(&path).await.text());
    clerk.post(&format!("{path}/apply"), json!({ "mode": "good_rows" })).await.refused(409, "quota_members");
    assert_eq!(clerk.get(&path).await.json["state"], "checked");
    // a wider bound lets it in, an absent one is the kind's
    decide(&chief, &org, json!({ "members": { "hard": 3 } })).await;
    clerk.post(&format!("{path}/apply"), json!({ "mode": "good_rows" })).await.expect(202);
    until("the rows of a file", async || clerk.get(&path).await.json["state"] == "applied").await;
    clerk.post("/api/records/members", member(&unit, "戊")).await.refused(409, "quota_members");
    let neighbour = org.neighbour().await;
    let there = neighbour
        .unit("第一支部", "branch", Some(&neighbour.unit("党委", "party_committee", None).await))
        .await;
    for name in ["甲", "乙", "丙", "丁"] {
        neighbour.member(name, &there).await;
    }
    decide(&chief, &org, json!({})).await;
    clerk.post("/api/records/members", member(&unit, "己")).await.expect(201);
}

#[tokio::test]
async fn many_at_once_do_not_get_past_the_bound() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    let unit = org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    decide(&chief, &org, json!({ "members": { "hard": 3 } })).await;
    let tries = (0..8).map(|n| clerk.post("/api/records/members", member(&unit, &format!("张{n}"))));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 3);
    assert!(answers.iter().all(|answer| answer.status == 201 || answer.code() == "quota_members"));
}

#[tokio::test]
async fn what_is_stored_is_counted_exactly_and_by_each_for_itself() {
    let app = TestApp::get().await;
    let (org, other) = (app.org(TenantKind::Agency).await, app.org(TenantKind::Agency).await);
    decide(&admin(app).await, &org, json!({ "storage": { "hard": 1000 } })).await;
    let service = Service::Records;
    let scope = async |org: &Org| {
        app.deployment().system_scope(service).enter(&org.entry.tenant.key).await.unwrap().unwrap()
    };
    let (db, ours, theirs) = (app.deployment().tenant_db(service), scope(&org).await, scope(&other).await);
    let tx = db.begin(&ours).await.unwrap();
    assert_eq!(quota::take(&tx, Quota::Storage, STANDING, 600).await.unwrap().used, 600);
    tx.rollback().await.unwrap();
    let tx = db.begin(&ours).await.unwrap();
    assert_eq!(quota::used(&tx, "storage", STANDING).await.unwrap(), 0, "rolled back, nothing was taken");
    quota::take(&tx, Quota::Storage, STANDING, 1000).await.unwrap();
    let full = quota::take(&tx, Quota::Storage, STANDING, 1).await;
    assert!(matches!(full, Err(QuotaError::Full(refusal)) if (refusal.used, refusal.most) == (1000, 1000)));
    quota::release(&tx, Quota::Storage, STANDING, 400).await.unwrap();
    quota::take(&tx, Quota::Storage, STANDING, 400).await.unwrap();
    tx.commit().await.unwrap();
    let tx = db.begin(&theirs).await.unwrap();
    assert_eq!(quota::used(&tx, "storage", STANDING).await.unwrap(), 0);
    quota::take(&tx, Quota::Storage, STANDING, 5000).await.unwrap();
    let tx = db.begin(&ours).await.unwrap();
    assert_eq!(quota::used(&tx, "storage", STANDING).await.unwrap(), 1000);
}

#[tokio::test]
async fn requests_beyond_the_second_wait_for_the_next() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    decide(&chief, &org, json!({ "requests": { "hard": 2 } })).await;
    let many = (0..60).map(|_| clerk.get("/api/identity/session"));
    let answers = futures_util::future::join_all(many).await;
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status == 429).collect();
    assert!(!refused.is_empty(), "none of 60 was refused");
    let says_when = |answer: &&suites::Answer| answer.header("retry-after").is_some();
    assert!(refused.iter().all(|answer| answer.code() == "quota_requests") && refused.iter().all(says_when));
    let neighbour = org.neighbour().await;
    neighbour.admin().await.get("/api/identity/session").await.expect(200);
    until("the next second", async || clerk.get("/api/identity/session").await.status == 200).await;
    decide(&chief, &org, json!({})).await;
}

/// How near the nearest quota of the organisation is in the operators' list, found by that or not.
async fn listed(chief: &Person, org: &Org, filter: &str) -> Option<String> {
    let path = format!("{API}/tenants?q={}{filter}", org.slug());
    let list = chief.get(&path).await.expect(200);
    let rows = items(&list);
    let own = rows.iter().find(|row| row["id"] == json!(org.entry.tenant.id))?;
    own["quota_state"].as_str().map(str::to_owned)
}

#[tokio::test]
async fn the_busiest_second_is_warned_of_and_shows_in_the_list() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    assert_eq!(listed(&chief, &org, "&quota=fine").await.as_deref(), Some("fine"));
    assert_eq!(listed(&chief, &org, "&quota=warn").await, None);
    decide(&chief, &org, json!({ "requests": { "soft": 2, "hard": 100_000 } })).await;
    let many = (0..20).map(|_| clerk.get("/api/identity/session"));
    let answers = futures_util::future::join_all(many).await;
    assert!(answers.iter().all(|answer| answer.status == 200), "nothing is refused before the bound");
    until("the warning", async || listed(&chief, &org, "").await.as_deref() == Some("warn")).await;
    let quotas = clerk.get("/api/identity/quotas").await.expect(200);
    let requests = quotas.json.as_array().unwrap().iter().find(|quota| quota["quota"] == "requests").unwrap();
    assert_eq!(requests["state"], "warn", "{}", quotas.text());
    assert!(requests["used"].as_u64().is_some_and(|most| most >= 2), "{}", quotas.text());
    let list = clerk.get("/api/notifications/deliveries").await.expect(200);
    assert!(
        items(&list).iter().all(|letter| letter["template"] != "quota_warning"),
        "a busy second asks nothing"
    );
    assert_eq!(listed(&chief, &org, "&quota=warn").await.as_deref(), Some("warn"));
    assert_eq!(listed(&chief, &org, "&quota=full").await, None);
    decide(&chief, &org, json!({ "requests": { "hard": 1 } })).await;
    until("what is used up", async || listed(&chief, &org, "&quota=full").await.is_some()).await;
    decide(&chief, &org, json!({})).await;
    until("what is fine again", async || listed(&chief, &org, "&quota=fine").await.is_some()).await;
    chief.get(&format!("{API}/tenants?quota=some")).await.expect(422);
}

#[tokio::test]
async fn letters_beyond_the_day_wait_and_those_one_needs_go_out() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    // the administrator's own invitation has gone out today
    decide(&chief, &org, json!({ "mails": { "hard": 1 } })).await;
    let email = format!("waiting@{}.example", org.slug());
    let invitation = json!({ "email": email, "display_name": "等候", "role": "auditor" });
    clerk.post("/api/identity/invitations", invitation).await.expect(201);
    until("the letter that waits", async || {
        let list = clerk.get("/api/notifications/deliveries?state=queued").await.expect(200);
        let items = list.json["items"].as_array().cloned().unwrap_or_default();
        items.iter().any(|letter| letter["template"] == "invitation" && !letter["next_at"].is_null())
    })
    .await;
    assert!(app.servers.mail.letters().iter().all(|letter| !letter.to.contains(&email)));
    let reset = json!({ "login": org.admin_email });
    org.stranger().post("/api/identity/password-resets", reset).await;
    until("the reset goes out", async || {
        let list = clerk.get("/api/notifications/deliveries?state=sent").await.expect(200);
        items(&list).iter().any(|letter| letter["template"] == "password_reset")
    })
    .await;
    let letters = app.letters(&org.admin_email, 1).await;
    let resets = letters.iter().filter(|letter| letter.text().contains("/login/reset#token="));
    assert_eq!(resets.count(), 1, "and once");
    assert!(app.servers.mail.letters().iter().all(|letter| !letter.to.contains(&email)), "it waits still");
}

#[tokio::test]
async fn background_work_beyond_the_day_waits() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    decide(&chief, &org, json!({ "jobs": { "hard": 0 } })).await;
    let sheet = "姓名,公民身份号码,所在党支部,入党日期\n丁,,第一支部,\n".as_bytes().to_vec();
    let upload = clerk.upload("/api/records/imports?kind=members", "roster.csv", sheet).await.expect(202);
    let waits = format!(
        "SELECT last_error FROM platform.jobs WHERE tenant_key = '{}' AND run_at > now() AND last_error LIKE 'the job seconds%'",
        org.entry.tenant.key
    );
    until("the job that waits", async || behind(&org, Service::Records, &waits).await.is_some()).await;
    assert_eq!(
        clerk.get(&format!("/api/records/imports/{}", upload.at("/id"))).await.json["state"],
        "reading"
    );
    // what the platform owes is done all the same: nothing is kept beyond its time because the day is used up
    let purges = async || items(&clerk.get("/api/identity/retention/purges").await.expect(200)).len();
    let before = purges().await;
    clerk.post("/api/identity/retention/run", json!({})).await.expect(202);
    until("the clearing up", async || purges().await > before).await;
}

#[tokio::test]
async fn administrators_are_told_once_before_it_is_used_up() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    let unit = org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    let told = decide(&chief, &org, json!({ "members": { "soft": 1, "hard": 9 } })).await;
    let of_members = |quotas: &Value| {
        quotas.as_array().unwrap().iter().find(|q| q["quota"] == "members").cloned().unwrap()
    };
    assert_eq!(
        (of_members(&told)["decided"].as_bool(), of_members(&told)["soft"].as_u64()),
        (Some(true), Some(1))
    );
    org.member("甲", &unit).await;
    until("the warning", async || {
        of_members(&clerk.get("/api/identity/quotas").await.json)["state"] == "warn"
    })
    .await;
    // the invitation and the second factor had letters of their own
    assert_eq!(app.letters(&org.admin_email, 3).await.len(), 3, "a letter about the quota");
    tokio::time::sleep(std::time::Duration::from_secs(12)).await;
    assert_eq!(app.letters(&org.admin_email, 3).await.len(), 3, "once");
    clerk.post("/api/records/members", member(&unit, "乙")).await.expect(201);
    let wrong = chief
        .put(
            &format!("{API}/tenants/{}/quotas", org.entry.tenant.id),
            json!({ "members": { "soft": 5, "hard": 4 } }),
        )
        .await
        .expect(422);
    assert_eq!(wrong.fields(), [("/members/soft".into(), "soft_above_hard".into())]);
}

/// Uses the second up that it is.
async fn crowd(clerk: &Person) {
    until("a second that is used up", async || {
        let many = (0..8).map(|_| clerk.get("/api/identity/session"));
        let answers = futures_util::future::join_all(many).await;
        answers.iter().any(|answer| answer.code() == "quota_requests")
    })
    .await;
}

#[tokio::test]
async fn what_is_used_up_stands_in_nobodys_way_out() {
    const EXPORTS: &str = "/api/identity/exports";
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    let (secret, _) = org.admin_factor().await;
    let now = || OffsetDateTime::now_utc().unix_timestamp();
    decide(&chief, &org, json!({ "requests": { "hard": 1 }, "jobs": { "hard": 0 } })).await;
    crowd(&clerk).await;
    let order = json!({
        "password": PASSWORD, "code": code(&secret, now(), 1), "passphrase": "correct horse battery staple",
    });
    let id = clerk.post(EXPORTS, order).await.expect(202).at("/id");
    let path = format!("{EXPORTS}/{id}");
    until("the export", async || clerk.get(&path).await.expect(200).json["state"] == "ready").await;
    // each code counts once: the next one comes with the next half-minute
    tokio::time::sleep(Duration::from_secs(u64::try_from(31 - now() % 30).unwrap())).await;
    crowd(&clerk).await;
    let proof = json!({ "password": PASSWORD, "code": code(&secret, now(), 1) });
    let url = clerk.post(&format!("{path}/ticket"), proof).await.expect(200).at("/url");
    crowd(&clerk).await;
    let fetched = clerk.get(&url).await.expect(200);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fetched.tar");
    std::fs::write(&file, &fetched.bytes).unwrap();
    assert_eq!(verify(&file).await.unwrap().manifest.tenant.id, org.entry.tenant.id);
    decide(&chief, &org, json!({})).await;
}
