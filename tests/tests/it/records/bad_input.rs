use super::{Ground, MEMBERS, UNITS, draft, draft_with, encoded};
use serde_json::{Value, json};

#[tokio::test]
async fn every_fault_of_a_member_names_its_field() {
    let g = Ground::enterprise().await;
    let cases: [(Value, &str, &str); 14] = [
        (json!({"id_no": "110105194912310021"}), "/id_no", "bad_check_digit"),
        (json!({"id_no": "110105491231002"}), "/id_no", "first_generation_id"),
        (json!({"id_no": "1"}), "/id_no", "bad_id_no"),
        (json!({"gender": "female"}), "/gender", "gender_contradicts_id"),
        (json!({"full_on": "2001-06-30"}), "/full_on", "confirmed_before_joined"),
        (json!({"name": " "}), "/name", "missing_name"),
        (json!({"mobile": "12345"}), "/mobile", "bad_mobile"),
        (json!({"ethnic": "99"}), "/ethnic", "unknown_code"),
        (json!({"circumstances": {"health": "1"}}), "/circumstances/health", "not_collected"),
        (json!({"joined_on": "2999-01-01", "full_on": null}), "/joined_on", "date_in_future"),
        (json!({"joined_on": "1983-02-30"}), "/joined_on", "invalid_value"),
        (json!({"salary": 1}), "/salary", "unknown_field"),
        (json!({"member_kind": "guest"}), "/member_kind", "invalid_value"),
        (json!({"name": "张\u{0}三"}), "/name", "nul_byte"),
    ];
    for (change, pointer, code) in cases {
        let refused = g.admin.post(MEMBERS, draft_with("张三", &g.east, change)).await.expect(422);
        let expected = (pointer.to_owned(), code.to_owned());
        assert!(refused.fields().contains(&expected), "{expected:?} in {}", refused.text());
    }
    let early = draft_with("张三", &g.east, json!({"full_on": "2001-06-30"}));
    let detail = g.admin.post(MEMBERS, early).await.expect(422).at("/fields/0/detail");
    for part in ["2001年6月30日", "2001年7月1日", "（依据：中国共产党章程", "第七条", "自2017年10月24日起）"]
    {
        assert!(detail.contains(part), "{part}: {detail}");
    }
    let list = g.admin.get(MEMBERS).await.expect(200);
    assert_eq!(list.json["items"], json!([]), "nothing is half written");
}

#[tokio::test]
async fn all_faults_come_at_once_in_the_language_asked_for() {
    let g = Ground::enterprise().await;
    let mut english = g.org.admin().await;
    english.language = "en";
    let bad = draft_with("", &g.east, json!({"id_no": "x", "mobile": "1", "landline": "2"}));
    let refused = english.post(MEMBERS, bad).await.refused(422, "validation");
    let pointers: Vec<String> = refused.fields().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/name", "/mobile", "/landline", "/id_no"]);
    assert_eq!(refused.at("/fields/0/detail"), "The name is missing");
}

#[tokio::test]
async fn nonsense_is_never_a_failure_of_ours() {
    let g = Ground::enterprise().await;
    for path in [
        format!("{UNITS}/x"),
        format!("{UNITS}/00000000-0000-0000-0000-000000000000"),
        format!("{MEMBERS}/%00"),
        format!("{MEMBERS}/{}", "9".repeat(300)),
    ] {
        g.admin.get(&path).await.refused(404, "not_found");
    }
    for query in [
        "limit=0",
        "limit=999",
        "cursor=x",
        "sort=salary",
        "kind=guest",
        "unit_id=1",
        "q=%00",
        "no=1",
        "below=maybe",
    ] {
        g.admin.get(&format!("{MEMBERS}?{query}")).await.expect(422);
    }
    for query in ["on=yesterday", "on=2024-02-30", "known_at=now"] {
        g.admin.get(&format!("{UNITS}/{}/history?{query}", g.root)).await.expect(422);
    }
    for q in ["'; drop table members; --", "\\", "%", "\u{202e}", "\"", "张'"] {
        g.admin.get(&format!("{MEMBERS}?q={}", encoded(q))).await.expect(200);
    }
    let long = "长".repeat(201);
    let unit = json!({"name": long, "kind": "branch", "parent_id": g.root});
    g.admin.post(UNITS, unit).await.expect(422);
    let odd = json!({"name": "x", "kind": "branch", "parent_id": g.root, "position": 99_999_999_999_i64});
    g.admin.post(UNITS, odd).await.expect(422);
    let wrong = json!({"name": "x", "kind": "branch", "parent_id": "root"});
    let wrong = g.admin.post(UNITS, wrong).await.expect(422);
    assert_eq!(wrong.fields()[0].0, "/parent_id");
    g.admin.post(MEMBERS, json!([])).await.expect(422);
}

#[tokio::test]
async fn a_request_sent_twice_enters_one_member() {
    let g = Ground::enterprise().await;
    let send = |body: Value| {
        let request =
            g.admin.request(reqwest::Method::POST, MEMBERS).header("idempotency-key", "once").json(&body);
        g.admin.send(request)
    };
    let person = draft("张三", &g.east);
    let first = send(person.clone()).await.expect(201);
    let second = send(person).await.expect(201);
    assert_eq!(first.json, second.json);
    send(draft("李四", &g.east)).await.refused(422, "idempotency_mismatch");
    let list = g.admin.get(MEMBERS).await.expect(200);
    assert_eq!(list.json["total"], 1);
}

#[tokio::test]
async fn days_nobody_meant_are_refused_by_name() {
    let g = Ground::enterprise().await;
    for (field, day) in
        [("birth_date", "-9999-01-01"), ("birth_date", "0000-01-01"), ("joined_on", "0201-07-01")]
    {
        let refused =
            g.admin.post(MEMBERS, draft_with("张三", &g.east, json!({field: day}))).await.expect(422);
        let expected = (format!("/{field}"), "date_too_early".to_owned());
        assert!(refused.fields().contains(&expected), "{expected:?} in {}", refused.text());
    }
    let unit = json!({"name": "某支部", "kind": "branch", "parent_id": g.root, "founded_on": "-9999-01-01"});
    let refused = g.admin.post(UNITS, unit).await.expect(422);
    assert_eq!(refused.fields(), [("/founded_on".to_owned(), "date_too_early".to_owned())]);
    let wish = json!({"decided_on": "0000-12-31"});
    let refused =
        g.admin.post(&format!("{UNITS}/{}/dissolve", g.east), wish).await.refused(422, "date_too_early");
    assert_eq!(refused.fields()[0].0, "/decided_on");
    for path in [
        "/api/records/posts?on=-9999-01-01",
        "/api/records/audit?from=-9999-01-01",
        "/api/records/audit?to=0000-01-01",
    ] {
        let refused = g.admin.get(path).await.expect(422);
        let parameter = path.split(['?', '=']).nth(1).unwrap();
        assert_eq!(refused.fields()[0].0, format!("?{parameter}"), "{}", refused.text());
    }
    // a cursor is text that anybody may write
    let place = json!({"id": uuid::Uuid::now_v7(), "initials": "z", "joined_on": "-9999-01-01"}).to_string();
    let cursor = data_encoding::BASE64URL_NOPAD.encode(place.as_bytes());
    let refused = g.admin.get(&format!("{MEMBERS}?sort=joined_on&cursor={cursor}")).await.expect(422);
    assert_eq!(refused.fields()[0].0, "?cursor");
    assert_eq!(g.admin.get(MEMBERS).await.expect(200).json["total"], 0);
}
