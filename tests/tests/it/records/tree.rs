use super::{Ground, MEMBERS, UNITS, draft, names, today};
use serde_json::{Value, json};

#[tokio::test]
async fn a_tree_grows_and_is_shown_in_order() {
    let g = Ground::enterprise().await;
    let group = json!({"name": "甲小组", "kind": "group", "parent_id": g.east, "short_name": "甲"});
    let group = g.admin.post(UNITS, group).await.expect(201);
    assert_eq!(group.header("etag"), Some("\"v1\""));
    let tree = g.admin.get(&format!("{UNITS}?tree=true")).await.expect(200);
    assert_eq!(names(&tree.json), ["集团党委", "东区党支部", "甲小组", "西区党支部"]);
    let items = tree.json["items"].as_array().unwrap();
    let path = |n: usize| items[n]["path"].as_str().unwrap();
    assert!(path(2).starts_with(path(1)) && path(1).starts_with(path(0)));
    assert_eq!((items[2]["depth"].as_u64(), tree.json["total"].as_u64()), (Some(3), Some(4)));
    let below = g.admin.get(&format!("{UNITS}?parent={}", g.root)).await.expect(200);
    assert_eq!(below.json["items"].as_array().unwrap().len(), 2);
    let found = g.admin.get(&format!("{UNITS}?q=东区")).await.expect(200);
    assert_eq!(names(&found.json), ["东区党支部"]);
    let one = g.admin.get(&format!("{UNITS}?limit=1")).await.expect(200);
    let next = one.at("/next");
    let two = g.admin.get(&format!("{UNITS}?limit=3&cursor={next}")).await.expect(200);
    assert_eq!((two.json["items"].as_array().unwrap().len(), two.json["next"].is_null()), (3, true));
}

#[tokio::test]
async fn a_unit_says_what_may_be_done_and_what_is_missing() {
    let g = Ground::enterprise().await;
    g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201);
    let root = g.admin.get(&format!("{UNITS}/{}", g.root)).await.expect(200);
    assert_eq!(
        (root.json["members_full"].as_i64(), root.json["members_probationary"].as_i64()),
        (Some(1), Some(0))
    );
    assert!(root.json["allowed_children"].as_array().unwrap().contains(&json!("branch")));
    let branch = g.admin.get(&format!("{UNITS}/{}", g.east)).await.expect(200);
    let codes: Vec<_> =
        branch.json["warnings"].as_array().unwrap().iter().map(|w| w["code"].clone()).collect();
    assert_eq!(codes, [json!("too_few_full_members"), json!("no_secretary")]);
    let rules = [branch.at("/warnings/0/basis/rule"), branch.at("/warnings/1/basis/rule")];
    assert_eq!(rules, ["units.thresholds", "posts"]);
    assert!(branch.at("/warnings/0/basis/source").contains("条例"));
    assert!(branch.at("/warnings/0/basis/effective_from").as_str() >= "2018-01-01");
    assert!(branch.json["capabilities"].as_array().unwrap().contains(&json!("holds_members")));
    assert!(branch.json["actions"].as_array().unwrap().contains(&json!("dissolve")));
}

#[tokio::test]
async fn a_change_needs_the_version_it_is_meant_for() {
    let g = Ground::enterprise().await;
    let path = format!("{UNITS}/{}", g.east);
    let change = json!({"name": "东城党支部", "contact_phone": "010-62345678", "credit_code": "91350100m000100y43",
        "term_started_on": "2024-05-01"});
    g.admin
        .send(g.admin.request(reqwest::Method::PATCH, &path).json(&change))
        .await
        .refused(428, "precondition_required");
    let changed = g.admin.patch(&path, 1, change).await.expect(200);
    assert_eq!(
        (changed.at("/name"), changed.at("/contact_phone")),
        ("东城党支部".into(), "010-62345678".into())
    );
    assert_eq!(
        (changed.at("/credit_code"), changed.at("/term/ends_on")),
        ("91350100M000100Y43".into(), "2027-05-01".into())
    );
    assert_eq!(changed.header("etag"), Some("\"v2\""));
    g.admin.patch(&path, 1, json!({"name": "x"})).await.refused(412, "precondition_failed");
    let cleared = g.admin.patch(&path, 2, json!({"contact_phone": null})).await.expect(200);
    assert!(cleared.json["contact_phone"].is_null() && cleared.json["name"] == "东城党支部");
    let log = g.admin.get("/api/records/audit?subject=unit&action=update").await.expect(200);
    assert!(!log.text().contains("62345678"), "{}", log.text());
}

#[tokio::test]
async fn the_tree_of_another_day_is_shown() {
    let g = Ground::enterprise().await;
    let general = g.org.unit("生产党总支", "general_branch", Some(&g.root)).await;
    let moved = json!({"parent_id": general, "decided_on": "2024-03-01", "doc_no": "党发〔2024〕3号"});
    let moved = g.admin.post(&format!("{UNITS}/{}/move", g.east), moved).await.expect(200);
    assert_eq!(moved.at("/parent_id"), general);
    let history =
        async |on: &str| g.admin.get(&format!("{UNITS}/{}/history?on={on}", g.root)).await.expect(200).json;
    let parent_on = |history: &serde_json::Value| {
        let tree = history["tree"].as_array().unwrap();
        tree.iter().find(|unit| unit["id"] == g.east.as_str()).map(|unit| unit["parent_id"].clone())
    };
    assert_eq!(parent_on(&history("2024-02-29").await), Some(json!(g.root)));
    assert_eq!(parent_on(&history("2024-03-01").await), Some(json!(general)));
    let own = g.admin.get(&format!("{UNITS}/{}/history", g.east)).await.expect(200);
    let changes = own.json["changes"].as_array().unwrap();
    assert_eq!(
        (changes.len(), changes[0]["change"].as_str(), changes[0]["doc_no"].as_str()),
        (2, Some("moved"), Some("党发〔2024〕3号"))
    );
    let before = "2020-01-01T00:00:00Z";
    let path = format!("{UNITS}/{}/history?on={}&known_at={before}", g.root, today());
    assert_eq!(g.admin.get(&path).await.expect(200).json["tree"], json!([]), "nothing was recorded by then");
}

#[tokio::test]
async fn a_merged_unit_gives_everything_to_the_other() {
    let g = Ground::enterprise().await;
    let group = g.org.unit("甲小组", "group", Some(&g.east)).await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let post = json!({"unit_id": g.east, "member_id": member, "post": "secretary", "started_on": "2024-01-01", "basis": "elected"});
    g.admin.post(super::POSTS, post).await.expect(201);
    let mut merge = json!({"into_id": g.west, "decided_on": today().to_string()});
    let path = format!("{UNITS}/{}/merge", g.east);
    let refused = g.admin.post(&path, merge.clone()).await.expect(422);
    assert_eq!(refused.fields()[0].0, "/doc_no", "by the paper of the committee above");
    merge["doc_no"] = json!("集党委〔2026〕8号");
    let target = g.admin.post(&path, merge).await.expect(200);
    assert_eq!(target.at("/id"), g.west);
    let closed = g.admin.get(&format!("{UNITS}/{}", g.east)).await.expect(200);
    assert_eq!((closed.at("/state"), closed.at("/merged_into_id")), ("merged".into(), g.west.clone()));
    let moved = g.admin.get(&format!("{MEMBERS}/{member}")).await.expect(200);
    assert_eq!(moved.at("/unit_id"), g.west);
    let group = g.admin.get(&format!("{UNITS}/{group}")).await.expect(200);
    assert_eq!(group.at("/parent_id"), g.west);
    assert!(group.at("/path").starts_with(&target.at("/path")));
    let log = g.admin.get("/api/records/audit?action=merge").await.expect(200);
    assert_eq!((log.at("/items/0/new/posts"), log.at("/items/0/new/members")), ("1".into(), "1".into()));
    let posts = g.admin.get(&format!("{}?unit_id={}", super::POSTS, g.east)).await.expect(200);
    assert_eq!(posts.at("/items/0/ended_on"), today().to_string());
    let tree = g.admin.get(&format!("{UNITS}?tree=true")).await.expect(200);
    assert_eq!(names(&tree.json), ["集团党委", "西区党支部", "甲小组"]);
}

#[tokio::test]
async fn only_an_empty_unit_is_dissolved() {
    let g = Ground::enterprise().await;
    let path = format!("{UNITS}/{}/dissolve", g.east);
    let wish = json!({"decided_on": today().to_string(), "doc_no": "1"});
    let group = g.org.unit("甲小组", "group", Some(&g.east)).await;
    g.admin.post(&path, wish.clone()).await.refused(409, "unit_has_children");
    let member = g
        .admin
        .post(MEMBERS, super::draft_with("张三", &g.east, json!({"group_id": group})))
        .await
        .expect(201);
    // the branch itself decides about its groups
    let own = json!({"decided_on": today().to_string()});
    g.admin.post(&format!("{UNITS}/{group}/dissolve"), own).await.expect(200);
    g.admin.post(&path, wish.clone()).await.refused(409, "unit_has_members");
    let member_path = format!("{MEMBERS}/{}", member.at("/id"));
    let left = g.admin.get(&member_path).await.expect(200);
    assert!(left.json["group_id"].is_null(), "nobody belongs to a group that is gone");
    let version = left.json["version"].as_i64().unwrap();
    g.admin.patch(&member_path, version, json!({"membership_state": "deceased"})).await.expect(200);
    let committee = g.org.person("dangwei", "org_committee", Some(&g.east), None).await;
    for (who, doc_no) in [(&g.admin, Value::Null), (&g.admin, json!(" ")), (&committee, Value::Null)] {
        let bare = json!({"decided_on": today().to_string(), "doc_no": doc_no});
        let refused = who.post(&path, bare).await.refused(422, "missing");
        assert_eq!(refused.fields(), [("/doc_no".to_owned(), "missing".to_owned())]);
        assert!(refused.text().contains("支部工作条例"), "the rule: {}", refused.text());
    }
    let closed = g.admin.post(&path, wish.clone()).await.expect(200);
    assert_eq!(closed.at("/state"), "dissolved");
    let shown = g.admin.get(&format!("{UNITS}/{}", g.east)).await.expect(200);
    assert_eq!(shown.json["warnings"], json!([]), "nobody asks about members and posts of what is no more");
    g.admin.post(&path, wish).await.refused(409, "unit_not_active");
    g.admin.post(MEMBERS, draft("李四", &g.east)).await.refused(409, "unit_not_active");
}
