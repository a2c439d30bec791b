use super::{Ground, MEMBERS, POSTS, UNITS, draft, draft_with, today};
use serde_json::{Value, json};

fn post(unit: &str, member: &str, post: &str, from: &str) -> Value {
    json!({"unit_id": unit, "member_id": member, "post": post, "started_on": from, "basis": "elected"})
}

#[tokio::test]
async fn who_was_secretary_on_a_day_is_one_question() {
    let g = Ground::enterprise().await;
    let old = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let new = g.admin.post(MEMBERS, draft("李四", &g.east)).await.expect(201).at("/id");
    let first = g.admin.post(POSTS, post(&g.east, &old, "secretary", "2021-03-01")).await.expect(201);
    assert_eq!(first.at("/member_name"), "张三");
    let taken =
        g.admin.post(POSTS, post(&g.east, &new, "secretary", "2024-03-01")).await.refused(409, "post_taken");
    assert_eq!(taken.at("/detail"), "张三自2021年3月1日起担任书记，任期重叠；请先办理离任");
    let end = json!({"ended_on": "2024-03-01", "reason": "换届"});
    let ended = g.admin.post(&format!("{POSTS}/{}/end", first.at("/id")), end.clone()).await.expect(200);
    assert_eq!((ended.at("/ended_on"), ended.at("/end_reason")), ("2024-03-01".into(), "换届".into()));
    g.admin.post(&format!("{POSTS}/{}/end", first.at("/id")), end).await.refused(409, "post_ended_already");
    g.admin.post(POSTS, post(&g.east, &new, "secretary", "2024-02-29")).await.refused(409, "post_taken");
    g.admin.post(POSTS, post(&g.east, &new, "secretary", "2024-03-01")).await.expect(201);
    for (day, name) in [("2021-02-28", None), ("2024-02-29", Some("张三")), ("2024-03-01", Some("李四"))]
    {
        let held =
            g.admin.get(&format!("{POSTS}?unit_id={}&post=secretary&on={day}", g.east)).await.expect(200);
        assert_eq!(held.json.pointer("/items/0/member_name").and_then(Value::as_str), name, "{day}");
    }
    let unit = g.admin.get(&format!("{UNITS}/{}", g.east)).await.expect(200);
    assert_eq!(unit.at("/secretary_name"), "李四");
    let past = json!({"unit_id": g.east, "member_id": old, "post": "secretary", "started_on": "2018-03-01",
        "ended_on": "2021-03-01", "basis": "elected"});
    g.admin.post(POSTS, past).await.expect(201);
}

#[tokio::test]
async fn what_a_post_asks_for() {
    let g = Ground::enterprise().await;
    let full = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let on_probation =
        json!({"member_kind": "probationary", "full_on": null, "joined_on": today().to_string()});
    let young = g.admin.post(MEMBERS, draft_with("李四", &g.east, on_probation)).await.expect(201).at("/id");
    let cases = [
        (post(&g.east, &young, "secretary", "2024-01-01"), "not_a_full_member", "/member_id"),
        (post(&g.east, &full, "group_leader", "2024-01-01"), "post_not_in_kind", "/post"),
        (post(&g.east, &full, "secretary", "2999-01-01"), "starts_in_future", "/started_on"),
        (post(&g.east, &full, "secretary", "2001-06-30"), "before_joined", "/started_on"),
        (
            post(&g.east, &uuid::Uuid::now_v7().to_string(), "secretary", "2024-01-01"),
            "unknown_member",
            "/member_id",
        ),
        (
            post(&uuid::Uuid::now_v7().to_string(), &full, "secretary", "2024-01-01"),
            "unknown_unit",
            "/unit_id",
        ),
    ];
    for (wish, code, pointer) in cases {
        let refused = g.admin.post(POSTS, wish).await.refused(422, code);
        assert_eq!(refused.fields()[0].0, pointer);
    }
    let term = json!({"unit_id": g.east, "member_id": full, "post": "secretary", "started_on": "2024-01-01",
        "term_end": "2024-01-01", "basis": "acting"});
    g.admin.post(POSTS, term).await.refused(422, "term_before_start");
    let short = json!({"full_on": "2023-08-01", "joined_on": "2022-08-01"});
    let recent = g.admin.post(MEMBERS, draft_with("王五", &g.east, short)).await.expect(201).at("/id");
    let made = g.admin.post(POSTS, post(&g.east, &recent, "secretary", "2024-01-01")).await.expect(201);
    assert_eq!(made.at("/warnings/0/code"), "short_membership");
    assert_eq!(made.at("/warnings/0/basis/rule"), "posts");
    g.admin
        .post(POSTS, post(&g.east, &recent, "secretary", "2024-06-01"))
        .await
        .refused(409, "post_held_already");
    // two deputies are fine
    g.admin.post(POSTS, post(&g.east, &full, "deputy_secretary", "2024-01-01")).await.expect(201);
    g.admin.post(POSTS, post(&g.east, &recent, "deputy_secretary", "2024-01-01")).await.expect(201);
}
