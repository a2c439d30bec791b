use super::SAMPLES;
use kernel::TenantKind;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use suites::{Answer, Org, Person, TestApp, resident_id};
use time::Date;

async fn names(org: &Org, list: &str) -> Vec<String> {
    let answer = org.admin().await.get(&format!("/api/records/{list}")).await.expect(200);
    let items = answer.json["items"].as_array().cloned().unwrap_or_default();
    items.iter().filter_map(|item| item["name"].as_str().map(str::to_owned)).collect()
}

async fn id_of(org: &Org, list: &str, name: &str) -> String {
    let answer = org.admin().await.get(&format!("/api/records/{list}")).await.expect(200);
    let items = answer.json["items"].as_array().cloned().unwrap_or_default();
    let found = items.iter().find(|item| item["name"] == name).expect("it is there");
    found["id"].as_str().unwrap_or_default().to_owned()
}

const TREE: &str = "units?tree=true&limit=200";
const ROSTER: &str = "members?limit=200";

#[tokio::test]
async fn one_press_puts_samples_in_and_one_takes_them_away_for_every_kind() {
    let app = TestApp::get().await;
    for kind in TenantKind::ALL {
        let org = app.org(*kind).await;
        let admin = org.admin().await;
        let put = admin.post(SAMPLES, json!({})).await.expect(201);
        assert_eq!(put.json["real"], json!({ "units": 0, "members": 0, "secretaries": 0 }), "{kind}");
        assert_eq!(put.json["may_add"], false);
        let (tree, roster) = (names(&org, TREE).await, names(&org, ROSTER).await);
        assert_eq!(
            (Some(tree.len()), Some(roster.len())),
            (size(&put.json["units"]), size(&put.json["members"]))
        );
        assert!(tree.iter().chain(&roster).all(|name| name.contains("示例")), "{tree:?} {roster:?}");
        admin.post(SAMPLES, json!({})).await.refused(409, "samples_there");
        let gone = admin.delete(SAMPLES).await.expect(200);
        assert_eq!(gone.json["kept"], json!([]), "{kind}: {}", gone.text());
        assert_eq!(gone.json["left"]["may_add"], true);
        assert!(names(&org, TREE).await.is_empty() && names(&org, ROSTER).await.is_empty());
        assert_eq!(admin.delete(SAMPLES).await.expect(200).json["removed"], 0, "twice is once");
        admin.post(SAMPLES, json!({})).await.expect(201);
        let log = admin.get("/api/records/audit?subject=samples").await.expect(200);
        let actions: Vec<_> =
            log.json["items"].as_array().into_iter().flatten().map(|entry| entry["action"].clone()).collect();
        assert_eq!(actions, ["add", "remove", "add"]);
    }
}

fn size(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|n| usize::try_from(n).ok())
}

#[tokio::test]
async fn what_real_records_hang_on_stays_and_is_named() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Enterprise).await;
    let admin = org.admin().await;
    admin.post(SAMPLES, json!({})).await.expect(201);
    let steel = id_of(&org, TREE, "示例·炼钢车间党支部").await;
    let works = id_of(&org, TREE, "示例·制造部党总支").await;
    org.member("真实的人", &steel).await;
    let real = org.unit("真正的支部", "branch", Some(&works)).await;
    let held = id_of(&org, ROSTER, "示例·陈晓东").await;
    let post = json!({
        "unit_id": real, "member_id": held, "post": "secretary", "started_on": "2025-01-01", "basis": "elected",
    });
    admin.post("/api/records/posts", post).await.expect(201);
    let renamed = id_of(&org, ROSTER, "示例·李秀兰").await;
    admin
        .patch(&format!("/api/records/members/{renamed}"), 1, json!({ "job_title": "改过的" }))
        .await
        .expect(200);
    let state = admin.get(SAMPLES).await.expect(200);
    assert_eq!(state.json["real"], json!({ "units": 1, "members": 1, "secretaries": 1 }));

    let gone = admin.delete(SAMPLES).await.expect(200);
    let mut kept: Vec<String> = gone.json["kept"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            assert!(one["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
            one["name"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    kept.sort();
    // the member with the real post, the branch with the real member, and all above what is real
    assert_eq!(kept, ["示例·公司党委", "示例·制造部党总支", "示例·炼钢车间党支部", "示例·陈晓东"]);
    assert_eq!(gone.json["left"]["posts"], 0);
    let roster = names(&org, ROSTER).await;
    assert_eq!(roster.len(), 2, "{roster:?}");
    let again = admin.delete(SAMPLES).await.expect(200);
    assert_eq!(
        (again.json["removed"].as_u64(), again.json["kept"].as_array().map(Vec::len)),
        (Some(0), Some(4))
    );
}

#[tokio::test]
async fn a_real_roster_is_no_place_for_samples() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let admin = org.admin().await;
    let root = org.unit("机关党委", "party_committee", None).await;
    let branch = org.unit("第一支部", "branch", Some(&root)).await;
    let most = app.settings().samples.real_members_most;
    for n in 0..=most {
        let member = json!({
            "name": format!("党员{n}"), "unit_id": branch, "id_no": resident_id(), "gender": "male",
            "member_kind": "full", "joined_on": "2001-07-01", "full_on": "2002-07-01",
        });
        admin.post("/api/records/members", member).await.expect(201);
    }
    assert_eq!(admin.get(SAMPLES).await.expect(200).json["may_add"], false);
    admin.post(SAMPLES, json!({})).await.refused(409, "real_roster");
    assert_eq!(names(&org, TREE).await.len(), 2);
}

#[tokio::test]
async fn samples_stand_below_a_real_top_where_they_fit() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Association).await;
    let admin = org.admin().await;
    let root = org.unit("协会党委", "party_committee", None).await;
    admin.post(SAMPLES, json!({})).await.expect(201);
    let tree = admin.get(&format!("/api/records/units?parent={root}")).await.expect(200);
    assert_eq!(tree.at("/items/0/name"), "示例·协会片区");
    admin.delete(SAMPLES).await.expect(200);
    assert_eq!(names(&org, TREE).await, ["协会党委"]);
    let small = app.org(TenantKind::Association).await;
    let admin = small.admin().await;
    small.unit("唯一的支部", "branch", None).await;
    admin.post(SAMPLES, json!({})).await.refused(409, "samples_do_not_fit");
    assert_eq!(names(&small, TREE).await.len(), 1, "nothing is half put in");
}

#[tokio::test]
async fn only_who_may_build_the_whole_tree_plays_with_it() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Enterprise).await;
    let root = org.unit("党委", "party_committee", None).await;
    let branch = org.unit("支部", "branch", Some(&root)).await;
    let secretary = org.person("shuji", "secretary", Some(&branch), None).await;
    secretary.get(SAMPLES).await.expect(403);
    secretary.post(SAMPLES, json!({})).await.expect(403);
    secretary.delete(SAMPLES).await.expect(403);
}

async fn until(what: &str, mut asked: impl AsyncFnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !asked().await {
        assert!(Instant::now() < end, "it never came: {what}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn whoever_came_in_as_a_sample_is_out_when_the_samples_go() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Enterprise).await;
    let admin = org.admin().await;
    admin.post(SAMPLES, json!({})).await.expect(201);
    let steel = id_of(&org, TREE, "示例·炼钢车间党支部").await;
    let (one, two) = (id_of(&org, ROSTER, "示例·陈晓东").await, id_of(&org, ROSTER, "示例·周明远").await);
    let player = org.person("player", "member", Some(&steel), Some(&one)).await;
    let letter = json!({
        "email": format!("other@{}.example", org.slug()), "display_name": "另一位", "role": "member",
        "unit_id": steel, "member_id": two,
    });
    admin.post("/api/identity/invitations", letter).await.expect(201);
    // somebody real, tied to a sample later
    let real = org.person("real", "auditor", None, None).await;
    let account = format!(
        "/api/identity/accounts/{}",
        real.get("/api/identity/session").await.expect(200).at("/account/id")
    );
    let version = admin.get(&account).await.expect(200).json["version"].as_i64().unwrap_or_default();
    let tied = admin.patch(&account, version, json!({ "member_id": two })).await.expect(200);
    assert_eq!(tied.json["member_id"], json!(two));

    let gone = admin.delete(SAMPLES).await.expect(200);
    assert_eq!(gone.json["kept"], json!([]), "{}", gone.text());
    until("the end of the session", async || player.get("/api/identity/session").await.status == 401).await;
    let pending = "/api/identity/invitations?state=pending";
    until("the end of the letter", async || admin.get(pending).await.expect(200).json["items"] == json!([]))
        .await;
    until("the end of the tie", async || admin.get(&account).await.expect(200).json["member_id"].is_null())
        .await;
    real.get("/api/identity/session").await.expect(200);
    let log_in = json!({ "login": "player", "password": suites::PASSWORD });
    org.stranger().post("/api/identity/sessions", log_in).await.expect(401);
}

const MEETINGS: &str = "/api/records/meetings";

/// A meeting of a unit, planned for the morning of a day.
async fn planned(admin: &Person, unit: &str, day: Date) -> Answer {
    let draft = json!({
        "unit_id": unit, "kinds": ["themed_day"], "subject": "试一试", "place": "会议室",
        "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T11:00:00+08:00"),
        "agenda": ["传达学习"],
    });
    admin.post(MEETINGS, draft).await.expect(201)
}

async fn step(admin: &Person, method: Method, meeting: &Answer, part: &str, body: Value) {
    let path = format!("{MEETINGS}/{}/{part}", meeting.at("/id"));
    let version = format!("\"v{}\"", meeting.json["version"]);
    admin.send(admin.request(method, &path).header("if-match", version).json(&body)).await.expect(200);
}

#[tokio::test]
async fn meetings_that_were_played_go_and_one_with_somebody_real_stays() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Enterprise).await;
    let admin = org.admin().await;
    admin.post(SAMPLES, json!({})).await.expect(201);
    let steel = id_of(&org, TREE, "示例·炼钢车间党支部").await;
    let rolling = id_of(&org, TREE, "示例·轧钢车间党支部").await;
    let today = kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI);
    let yesterday = today - time::Duration::days(1);

    let cancelled = planned(&admin, &steel, today + time::Duration::days(3)).await;
    step(&admin, Method::POST, &cancelled, "cancel", json!({ "reason": "只是试一试" })).await;
    let held = planned(&admin, &steel, yesterday).await;
    let listed = held.json["participants"].as_array().cloned().unwrap_or_default();
    assert!(!listed.is_empty(), "{}", held.text());
    let marks: Vec<Value> =
        listed.iter().map(|one| json!({ "member_id": one["member_id"], "mark": "present" })).collect();
    let attendance = json!({
        "started_at": format!("{yesterday}T09:00:00+08:00"), "ended_at": format!("{yesterday}T11:00:00+08:00"),
        "marks": marks, "guests": 0,
    });
    step(&admin, Method::PUT, &held, "attendance", attendance).await;
    let somebody = org.member("真实的人", &rolling).await;
    let real = planned(&admin, &rolling, today + time::Duration::days(3)).await;
    assert!(real.text().contains(&somebody), "{}", real.text());

    let gone = admin.delete(SAMPLES).await.expect(200);
    let kept = gone.json["kept"].as_array().cloned().unwrap_or_default();
    let reason = |name: &str| kept.iter().find(|one| one["name"] == name).map(|one| one["reason"].clone());
    assert_eq!(reason("示例·炼钢车间党支部"), None, "{}", gone.text());
    assert_eq!(reason("示例·陈晓东"), None, "{}", gone.text());
    for name in ["示例·轧钢车间党支部", "示例·李秀兰"] {
        let reason = reason(name).unwrap_or_else(|| panic!("{name} goes: {}", gone.text()));
        assert!(reason.as_str().is_some_and(|reason| !reason.is_empty()), "{name}");
    }
    for meeting in [&cancelled, &held] {
        admin.get(&format!("{MEETINGS}/{}", meeting.at("/id"))).await.expect(404);
    }
    admin.get(&format!("{MEETINGS}/{}", real.at("/id"))).await.expect(200);
}
