//! What operators know of organisations, and making one.

use super::{API, address, admin, behind, items, until};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use suites::{Org, TestApp};

#[tokio::test]
async fn the_list_can_be_narrowed_and_shows_figures_alone() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Association).await;
    let chief = admin(app).await;
    let found = async |query: &str| {
        let list = chief.get(&format!("{API}/tenants?{query}")).await.expect(200);
        items(&list).iter().map(|row| row["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&format!("q={}", org.slug())).await, [org.slug()]);
    assert_eq!(found(&format!("q={}&kind=association&state=active", org.slug())).await, [org.slug()]);
    assert!(found(&format!("q={}&kind=agency", org.slug())).await.is_empty());
    assert!(found(&format!("q={}&state=suspended", org.slug())).await.is_empty());
    chief.get(&format!("{API}/tenants?state=asleep")).await.expect(422);
    let list = chief.get(&format!("{API}/tenants?q={}", org.slug())).await.expect(200);
    assert!(!list.text().contains(&org.admin_email));
}

#[tokio::test]
async fn the_figures_come_from_what_was_done() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let unit = org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    for name in ["甲", "乙", "丙"] {
        org.member(name, &unit).await;
    }
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    until("the figures of an organisation", async || {
        let detail = chief.get(&path).await.expect(200).json;
        // two units and three members, each entered by hand
        detail["members"] == 3 && detail["entries_month"] == 5 && detail["requests_day"].as_u64() >= Some(5)
    })
    .await;
    let detail = chief.get(&path).await.expect(200);
    assert!(!detail.json["active_at"].is_null(), "{}", detail.text());
    // one after the other, without a pause
    assert!((1..=5).contains(&detail.json["minutes_month"].as_u64().unwrap()), "{}", detail.text());
    assert!(detail.json["requests_month"].as_u64() >= Some(5), "{}", detail.text());
    assert!(!detail.text().contains('甲') && !detail.text().contains("第一支部"));
    let schemas = detail.json["schemas"].as_array().unwrap();
    assert_eq!(schemas.len(), 3);
    assert!(schemas.iter().all(|schema| schema["behind"] == false));
    assert_eq!(detail.json["addresses"][0]["url"], org.url());
    // counting again counts nothing twice
    org.member("丁", &unit).await;
    until("the fourth member", async || chief.get(&path).await.json["members"] == 4).await;
    assert_eq!(chief.get(&path).await.json["entries_month"], 6);
    chief.get(&format!("{API}/tenants/{}", uuid::Uuid::now_v7())).await.expect(404);
}

#[tokio::test]
async fn the_list_says_the_same_of_each_as_its_page() {
    let app = TestApp::get().await;
    let (org, other) = (app.org(TenantKind::Agency).await, app.org(TenantKind::Agency).await);
    let chief = admin(app).await;
    org.unit("第一支部", "branch", Some(&org.unit("党委", "party_committee", None).await)).await;
    let row = async |org: &Org| {
        items(&chief.get(&format!("{API}/tenants?q={}", org.slug())).await.expect(200))[0].clone()
    };
    until("the figures in the list", async || {
        let seen = row(&org).await;
        seen["entries_month"] == 2 && seen["requests_month"].as_u64() >= Some(2)
    })
    .await;
    let (seen, page) = (row(&org).await, format!("{API}/tenants/{}", org.entry.tenant.id));
    let detail = chief.get(&page).await.expect(200).json;
    for figure in ["entries_month", "minutes_month", "schemas"] {
        assert_eq!(seen[figure], detail[figure], "{figure}");
    }
    assert_eq!(row(&other).await["entries_month"], 0, "each has figures of its own");
    let behind_of = |row: &Value| {
        let schemas = row["schemas"].as_array().cloned().unwrap_or_default();
        schemas
            .iter()
            .filter(|schema| schema["behind"] == true)
            .map(|s| s["service"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(behind_of(&seen), Vec::<Value>::new());
    let back = format!(
        "UPDATE platform.tenants SET schema_version = schema_version - 1 WHERE key = '{}'",
        org.entry.tenant.key
    );
    behind(&org, Service::Notifications, &back).await;
    assert_eq!(behind_of(&row(&org).await), ["notifications"]);
    assert_eq!(behind_of(&row(&other).await), Vec::<Value>::new());
    behind(&org, Service::Notifications, &back.replace("- 1", "+ 1")).await;
}

#[tokio::test]
async fn an_organisation_is_created_as_by_the_command_line() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    let (slug, email) = (format!("made-{}", std::process::id()), address("first-admin"));
    let new = |slug: &str, name: &str, email: &str| json!({ "slug": slug, "name": name, "kind": "community", "admin_email": email, "admin_name": "赵主任" });
    let path = format!("{API}/tenants");
    for (body, field) in [
        (new("a", "新单位", &email), "/slug"),
        (new("admin", "新单位", &email), "/slug"),
        (new(&slug, " ", &email), "/name"),
        (new(&slug, "新单位", "nobody"), "/admin_email"),
    ] {
        assert_eq!(chief.post(&path, body).await.expect(422).fields()[0].0, field);
    }
    let made = chief.post(&path, new(&slug, "新单位", &email)).await.expect(201);
    assert_eq!((made.at("/state"), made.at("/kind")), ("active".into(), "community".into()));
    chief.post(&path, new(&slug, "另一个", &email)).await.refused(409, "slug_taken");
    let letters = app.letters(&email, 1).await;
    assert_eq!(letters.len(), 1);
    let token = app.token(&email, 1).await;
    let guest = app.stranger(Some(&slug));
    let preview = guest.post("/api/identity/invitations/preview", json!({ "token": token })).await;
    assert_eq!(preview.expect(200).at("/display_name"), "赵主任");
    let log =
        chief.get(&format!("{API}/log?action=tenant.created&tenant={}", made.at("/id"))).await.expect(200);
    assert_eq!(items(&log).len(), 1);
    let org = app.org(TenantKind::Community).await;
    let state = format!("SELECT state FROM platform.tenants WHERE tenant_id = '{}'", made.at("/id"));
    assert_eq!(behind(&org, Service::Records, &state).await.as_deref(), Some("active"));
}
