use super::{Ground, MEMBERS, UNITS, draft, today};
use serde_json::json;
use suites::TestApp;

#[tokio::test]
async fn a_branch_under_a_group_and_other_wrong_places_are_refused_in_both_languages() {
    let g = Ground::enterprise().await;
    let group = g.org.unit("甲小组", "group", Some(&g.east)).await;
    let branch = json!({"name": "某支部", "kind": "branch", "parent_id": group});
    let refused = g.admin.post(UNITS, branch.clone()).await.refused(422, "kind_not_allowed_here");
    assert_eq!(refused.at("/detail"), "党支部不能设在党小组之下");
    assert_eq!(refused.fields(), [("/kind".to_owned(), "kind_not_allowed_here".to_owned())]);
    let mut english = g.org.admin().await;
    english.language = "en";
    let refused = english.post(UNITS, branch).await.refused(422, "kind_not_allowed_here");
    assert_eq!(refused.at("/detail"), "a branch cannot stand under a group");
    let wrong = json!({"parent_id": group, "decided_on": today().to_string()});
    g.admin.post(&format!("{UNITS}/{}/move", g.west), wrong).await.refused(422, "kind_not_allowed_here");
    let second = json!({"name": "另一党委", "kind": "party_committee"});
    g.admin.post(UNITS, second).await.refused(409, "root_exists");
    let same = json!({"name": "东区党支部", "kind": "branch", "parent_id": g.root});
    g.admin.post(UNITS, same).await.refused(409, "unit_name_taken");
}

#[tokio::test]
async fn the_top_of_an_organisation_is_no_group() {
    let org = TestApp::get().await.org(kernel::TenantKind::Agency).await;
    let admin = org.admin().await;
    let group = json!({"name": "某小组", "kind": "group"});
    admin.post(UNITS, group).await.refused(422, "kind_not_allowed_at_top");
    let list = admin.get(&format!("{UNITS}?tree=true")).await.expect(200);
    assert_eq!(list.json["items"], json!([]), "nothing is half written");
}

#[tokio::test]
async fn units_never_stand_in_a_circle_today_or_in_the_past() {
    let g = Ground::enterprise().await;
    let a = g.org.unit("甲总支", "party_committee", Some(&g.root)).await;
    let b = g.org.unit("乙总支", "party_committee", Some(&a)).await;
    let go = |to: &str, on: &str| json!({"parent_id": to, "decided_on": on});
    let refused =
        g.admin.post(&format!("{UNITS}/{a}/move"), go(&b, "2024-01-01")).await.refused(422, "unit_cycle");
    assert_eq!(refused.fields()[0].0, "/parent_id");
    g.admin.post(&format!("{UNITS}/{a}/move"), go(&a, "2024-01-01")).await.refused(422, "unit_cycle");
    // b leaves a on 1 February; that a was under b from 1 January cannot be
    g.admin.post(&format!("{UNITS}/{b}/move"), go(&g.root, "2024-02-01")).await.expect(200);
    let late = g.admin.post(&format!("{UNITS}/{a}/move"), go(&b, "2024-01-01")).await;
    late.refused(422, "unit_cycle_in_past");
    g.admin.post(&format!("{UNITS}/{a}/move"), go(&b, "2024-02-01")).await.expect(200);
    g.admin
        .post(&format!("{UNITS}/{a}/move"), go(&g.root, "2024-01-15"))
        .await
        .refused(422, "decided_too_early");
    g.admin
        .post(&format!("{UNITS}/{a}/move"), go(&g.root, "2999-01-01"))
        .await
        .refused(422, "decided_in_future");
    g.admin.post(&format!("{UNITS}/{}/move", g.root), go(&a, "2024-03-01")).await.refused(422, "root_stays");
}

#[tokio::test]
async fn a_kind_is_changed_only_where_it_fits() {
    let g = Ground::enterprise().await;
    let path = format!("{UNITS}/{}", g.east);
    g.admin.patch(&path, 1, json!({"kind": "group"})).await.refused(422, "kind_not_allowed_here");
    g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201);
    g.admin.patch(&path, 1, json!({"kind": "functional_branch"})).await.refused(409, "kind_keeps_members");
    let changed = g.admin.patch(&path, 1, json!({"kind": "joint_branch"})).await.expect(200);
    assert_eq!(changed.at("/kind"), "joint_branch");
    let history = g.admin.get(&format!("{path}/history")).await.expect(200);
    assert_eq!(history.at("/changes/0/kind"), "joint_branch");
}

#[tokio::test]
async fn the_reach_of_a_role_is_the_unit_and_what_lies_below() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let far = g.admin.post(MEMBERS, draft("李四", &g.west)).await.expect(201).at("/id");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), Some(&member)).await;
    let units = secretary.get(UNITS).await.expect(200);
    assert_eq!(super::names(&units.json), ["东区党支部"]);
    secretary.get(&format!("{UNITS}/{}", g.west)).await.refused(404, "not_found");
    secretary.get(&format!("{MEMBERS}/{far}")).await.refused(404, "not_found");
    secretary.get(&format!("{MEMBERS}/{}", uuid::Uuid::now_v7())).await.refused(404, "not_found");
    secretary.get(&format!("{UNITS}/{}", g.east)).await.expect(200);
    let wish = json!({"decided_on": today().to_string()});
    secretary.post(&format!("{UNITS}/{}/dissolve", g.east), wish).await.refused(403, "forbidden");
    secretary.post(MEMBERS, draft("王五", &g.west)).await.refused(422, "unknown_unit");
    let seen = secretary.get(MEMBERS).await.expect(200);
    assert_eq!(super::names(&seen.json), ["张三"]);
    secretary.post(MEMBERS, draft("王五", &g.east)).await.expect(201);
}

/// Its members have their membership in the branch it would leave.
#[tokio::test]
async fn a_group_with_members_stays_in_its_branch() {
    let g = Ground::enterprise().await;
    let group = g.org.unit("甲小组", "group", Some(&g.east)).await;
    let someone = super::draft_with("张三", &g.east, json!({"group_id": group}));
    let member = g.admin.post(MEMBERS, someone).await.expect(201).at("/id");
    let path = format!("{UNITS}/{group}/move");
    let wish = json!({"parent_id": g.west, "decided_on": today().to_string()});
    let refused = g.admin.post(&path, wish.clone()).await.refused(409, "group_has_members");
    assert_eq!(refused.fields()[0].0, "/parent_id");
    g.admin.patch(&format!("{MEMBERS}/{member}"), 1, json!({"group_id": null})).await.expect(200);
    let moved = g.admin.post(&path, wish).await.expect(200);
    assert_eq!(moved.at("/parent_id"), g.west);
}
