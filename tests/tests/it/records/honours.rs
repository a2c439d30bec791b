//! Commendations and honours of members and units: entered, listed, withdrawn, and by whom.

use super::{Ground, MEMBERS, draft, today};
use serde_json::{Value, json};
use time::Duration;

const HONOURS: &str = "/api/records/honours";

fn honour(whom: &str, id: &str, title: &str) -> Value {
    json!({
        whom: id, "level": "county", "title": title, "awarded_by": "中共某县委", "awarded_on": "2025-06-28",
        "doc_no": "〔2025〕21号",
    })
}

#[tokio::test]
async fn honours_are_entered_for_members_and_units() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let of_member = honour("member_id", &member, "优秀共产党员");
    let kept = g.admin.post(HONOURS, of_member.clone()).await.expect(201);
    assert_eq!((kept.at("/member_id"), kept.at("/unit_id")), (member.clone(), g.east.clone()));
    g.admin.post(HONOURS, of_member.clone()).await.refused(409, "honour_entered_already");
    let of_unit = g.admin.post(HONOURS, honour("unit_id", &g.east, "先进基层党组织")).await.expect(201);
    assert_eq!(of_unit.json["member_id"], Value::Null);

    let mut both = of_member.clone();
    both["unit_id"] = json!(g.east);
    g.admin.post(HONOURS, both).await.refused(422, "honour_of_one");
    let mut soon = of_member.clone();
    soon["awarded_on"] = json!(today() + Duration::DAY);
    g.admin.post(HONOURS, soon).await.refused(422, "in_future");

    let theirs = g.admin.get(&format!("{HONOURS}?member_id={member}")).await.expect(200);
    assert_eq!(theirs.json["items"].as_array().map(Vec::len), Some(1));
    let own = g.admin.get(&format!("{HONOURS}?unit_id={}", g.east)).await.expect(200);
    assert_eq!(own.at("/items/0/title"), "先进基层党组织", "that of its member is no honour of the unit");
    let log = g.admin.get("/api/records/audit?action=record_honour&subject=honour").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(2));

    let one = format!("{HONOURS}/{}", kept.at("/id"));
    g.admin.delete(&one).await.expect(204);
    g.admin.delete(&one).await.refused(404, "not_found");
    let theirs = g.admin.get(&format!("{HONOURS}?member_id={member}")).await.expect(200);
    assert_eq!(theirs.json["items"], json!([]));
    g.admin.post(HONOURS, of_member).await.expect(201);
}

#[tokio::test]
async fn a_secretary_keeps_those_of_the_own_branch() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let secretary = g.org.person("dongqu", "secretary", Some(&g.east), None).await;
    let kept = secretary.post(HONOURS, honour("member_id", &member, "优秀共产党员")).await.expect(201);
    let beside = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let refused = beside.post(HONOURS, honour("member_id", &member, "优秀党务工作者")).await;
    assert_eq!(refused.refused(422, "unknown_member").fields()[0].0, "/member_id");
    let one = format!("{HONOURS}/{}", kept.at("/id"));
    beside.delete(&one).await.refused(404, "not_found");
    assert_eq!(beside.get(HONOURS).await.expect(200).json["items"], json!([]));
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    assert_eq!(commissioner.get(HONOURS).await.expect(200).at("/items/0/id"), kept.at("/id"));
    commissioner.delete(&one).await.refused(403, "forbidden");
    g.org.neighbour().await.admin().await.delete(&one).await.refused(404, "not_found");
    secretary.delete(&one).await.expect(204);
}
