//! Employers without a body of their own: which should have one, and who may see them by name.

use super::{Ground, chapter, count, table};
use serde_json::{Value, json};

const HELD: [&str; 4] = ["group", "temporary", "joint", "scattered"];

async fn unit(g: &Ground, name: &str, kind: &str, parent: &str, more: Value) -> String {
    let mut new = json!({"name": name, "kind": kind, "parent_id": parent});
    for (field, value) in more.as_object().into_iter().flatten() {
        new[field] = value.clone();
    }
    g.admin.post("/api/records/units", new).await.expect(201).at("/id")
}

/// So many full members who work there.
async fn working(g: &Ground, unit: &str, employer: &str, many: usize, more: Value) {
    for n in 0..many {
        let mut facts = json!({"work_unit": employer});
        for (field, value) in more.as_object().into_iter().flatten() {
            facts[field] = value.clone();
        }
        g.member(&format!("{employer}{n}"), unit, facts).await;
    }
}

fn of(g: &Ground, theme: &str, class: &str) -> String {
    format!("/api/records/units/{}/statistics/behind?theme={theme}&class={class}", g.root)
}

/// A joint branch, a branch of a community, a group of an employer and two task forces.
async fn ground() -> (Ground, String) {
    let g = Ground::new().await;
    let one = |name: &str| json!({"situation": "legal_unit", "body_name": name});
    unit(&g, "六厂党支部", "branch", &g.root, one("六厂")).await;
    let joint = unit(&g, "园区联合党支部", "joint_branch", &g.root, json!({"joint_bodies": 3})).await;
    let community =
        json!({"nature": "community", "situation": "legal_unit", "body_name": "东社区居民委员会"});
    let community = unit(&g, "东社区党支部", "branch", &g.root, community).await;
    let group = unit(&g, "四厂党小组", "group", &g.east, one("四厂")).await;
    let mut long = one("大桥工程");
    long["founded_on"] = json!("2020-01-01");
    unit(&g, "大桥工程临时党支部", "temporary_branch", &g.root, long).await;
    unit(&g, "防汛临时党支部", "temporary_branch", &g.root, one("防汛工程")).await;
    // its members are in the branch of the community, and this is not why it should have one
    unit(&g, "市医院功能型党支部", "functional_branch", &g.root, one("市医院")).await;

    working(&g, &joint, "一厂", 3, json!({})).await;
    working(&g, &joint, "二厂", 2, json!({})).await;
    // on probation nobody counts for a branch, and whose employer has one is not without
    working(&g, &joint, "二厂", 2, json!({"member_kind": "probationary", "full_on": null})).await;
    working(&g, &joint, "六厂", 3, json!({})).await;
    working(&g, &community, "市医院", 3, json!({"work_post": "professional"})).await;
    working(&g, &community, "棉纺厂", 3, json!({"work_post": "retired"})).await;
    working(&g, &community, "邮局", 1, json!({})).await;
    // a workshop of the employer of an ordinary branch is no employer
    working(&g, &g.west, "轧钢车间", 5, json!({})).await;
    working(&g, &g.east, "四厂", 3, json!({"group_id": group})).await;
    (g, joint)
}

#[tokio::test]
async fn who_should_have_a_body_and_has_none_is_counted_once() {
    let (g, joint) = ground().await;
    let root = chapter(&g.admin, &g.root, "bodies", "").await;
    let due = HELD.map(|held| count(&root, "due_bodies", &format!("due_{held}")));
    assert_eq!(due, [1, 1, 1, 1].map(Some));
    let few = HELD.map(|held| count(&root, "few_members", &format!("few_{held}")));
    assert_eq!(few, [0, 1, 1, 1].map(Some));
    for theme in ["due_bodies", "few_members"] {
        let table = table(&root, theme);
        let rows = table["rows"].as_array().into_iter().flatten();
        let sum: i64 = rows.filter_map(|row| row["count"].as_i64()).sum();
        assert_eq!(table["total"].as_i64(), Some(sum), "every employer is in one row");
        assert_eq!(table["basis"]["rule"], "units.thresholds");
    }

    let names = async |theme: &str, class: &str| -> Vec<String> {
        let behind = g.admin.get(&of(&g, theme, class)).await.expect(200);
        let items = behind.json["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|one| one["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names("due_bodies", "due_joint").await, ["一厂"]);
    // once for each of its units
    assert_eq!(names("due_bodies", "due_scattered").await, ["市医院", "市医院"]);
    assert_eq!(names("due_bodies", "due_group").await, ["四厂"]);
    assert_eq!(names("due_bodies", "due_temporary").await, ["大桥工程"]);
    assert_eq!(names("few_members", "few_scattered").await, ["邮局"]);
    assert_eq!(names("few_members", "few_joint").await, ["二厂"]);
    let first = g.admin.get(&of(&g, "due_bodies", "due_joint")).await.expect(200);
    assert_eq!(first.at("/items/0/unit_id"), joint, "it opens the unit its members are in");

    // within the joint branch alone the others are not seen
    let within = chapter(&g.admin, &joint, "bodies", "").await;
    assert_eq!(table(&within, "due_bodies")["total"], 1);
    // before anybody had joined nobody should have had anything but what lasted
    let then = chapter(&g.admin, &g.root, "bodies", "&on=2001-01-01").await;
    assert_eq!(count(&then, "due_bodies", "due_joint"), Some(0));
}

#[tokio::test]
async fn the_employers_come_page_by_page_to_whoever_may_list_the_members() {
    let (g, joint) = ground().await;
    let total = of(&g, "due_bodies", "");
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = g.admin.get(&format!("{total}&limit=2{cursor}")).await.expect(200);
        let items = page.json["items"].as_array().cloned().unwrap_or_default();
        seen.extend(items.iter().map(|one| one["name"].to_string()));
        match page.json["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let once: std::collections::BTreeSet<&String> = seen.iter().collect();
    assert_eq!((seen.len(), once.len()), (5, 4), "one has two units");
    let secretary = g.org.person("yuanqu", "secretary", Some(&joint), None).await;
    secretary.get(&total).await.refused(404, "not_found");
    let own = format!("/api/records/units/{joint}/statistics/behind?theme=due_bodies");
    secretary.get(&own).await.expect(200);
    g.org.neighbour().await.admin().await.get(&own).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_frozen_report_keeps_who_had_none() {
    let (g, joint) = ground().await;
    let freeze = format!("/api/records/units/{}/statistics/snapshots", g.root);
    let frozen = g.admin.post(&freeze, json!({})).await.expect(201);
    assert_eq!(count(&frozen, "due_bodies", "due_joint"), Some(1));
    working(&g, &joint, "八厂", 3, json!({})).await;
    let compare = format!("/api/records/statistics/snapshots/{}/comparison", frozen.at("/id"));
    let now = g.admin.get(&compare).await.expect(200);
    let figures = now.json["figures"].as_array().cloned().unwrap_or_default();
    let differs = |one: &&Value| {
        let label = "在联合党支部（或另有临时、功能型党支部），正式党员已达规定人数";
        one["theme"] == "应建未建党组织的单位" && one["label"] == label
    };
    let joint = figures.iter().find(differs);
    assert_eq!(joint.map(|one| [&one["then"], &one["now"]]), Some([&json!(1), &json!(2)]));
}
