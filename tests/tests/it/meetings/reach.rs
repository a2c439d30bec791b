use super::{Ground, MEETINGS, put, today, yesterday};
use serde_json::json;
use time::Duration;

#[tokio::test]
async fn committee_roles_write_members_read_their_own_and_nobody_else_sees_it() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let meeting = format!("{MEETINGS}/{}", held.at("/id"));
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.branch), None).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    let member = g.member(1, "lisi").await;
    let stranger = g.org.neighbour().await.admin().await;

    let read = commissioner.get(&meeting).await.expect(200);
    assert_eq!(read.json["actions"], json!(["update"]));
    let read = auditor.get(&meeting).await.expect(200);
    assert_eq!((read.json["actions"].clone(), read.json["findings"].clone()), (json!([]), json!([])));
    put(&auditor, &held, "record", g.record(5, 0, 0)).await.refused(403, "forbidden");
    auditor.post(MEETINGS, g.draft(&["lecture"], yesterday())).await.refused(403, "forbidden");
    let read = member.get(&meeting).await.expect(200);
    assert_eq!(
        (read.at("/subject"), read.json["participants"].as_array().unwrap().len()),
        ("学习讨论".into(), 1)
    );
    put(&member, &held, "record", g.record(5, 0, 0)).await.refused(403, "forbidden");
    member.get(&format!("{meeting}/versions")).await.refused(403, "forbidden");
    member.get(MEETINGS).await.refused(403, "forbidden");
    member.get(&format!("{MEETINGS}/calendar?unit_id={}", g.branch)).await.refused(403, "forbidden");
    for other in [&elsewhere, &stranger] {
        other.get(&meeting).await.refused(404, "not_found");
        put(other, &held, "attendance", g.attendance(yesterday(), 5)).await.refused(404, "not_found");
    }
    put(&commissioner, &held, "record", g.record(5, 0, 0)).await.expect(200);
    g.admin.get(&format!("{MEETINGS}/mine")).await.refused(404, "no_member_record");
}

#[tokio::test]
async fn ones_own_meetings_come_with_ones_own_data_and_keep_the_record_of_a_person() {
    let g = Ground::new().await;
    g.planned(&["lecture"], today() + Duration::days(5)).await;
    g.held(&["branch_meeting"], yesterday(), 5).await;
    let member = g.member(3, "zhaoliu").await;
    let mine = member.get(&format!("{MEETINGS}/mine")).await.expect(200);
    let states: Vec<&str> =
        mine.json["items"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["planned", "held"]);
    assert_eq!(mine.at("/items/1/own/mark"), "present");
    assert!(mine.json["items"][0]["started_at"].is_null() && mine.json["items"][1]["started_at"].is_string());
    assert!(mine.json["items"][0]["ended_at"].is_null() && mine.json["items"][1]["ended_at"].is_string());
    let coming = member.get(&format!("{MEETINGS}/mine?from={}", today())).await.expect(200);
    assert_eq!(coming.json["items"].as_array().unwrap().len(), 1);

    let proof =
        member.post("/api/identity/session/proof", json!({"password": suites::PASSWORD})).await.expect(200);
    let taken = member.post("/api/records/me/export", json!({"proof": proof.at("/proof")})).await.expect(200);
    assert_eq!(taken.json["meetings"].as_array().unwrap().len(), 2);
}
