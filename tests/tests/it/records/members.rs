use super::{Ground, MEMBERS, draft, draft_with};
use serde_json::{Value, json};

#[tokio::test]
async fn a_record_keeps_every_field_and_shows_sensitive_ones_masked() {
    let g = Ground::enterprise().await;
    let full = json!({
        "id_no": "11010519491231002x", "birth_date": "1950-01-31", "joined_on": "1975-07-01", "full_on": "1976-07-01",
        "ethnic": "01", "native_place_code": "310000", "native_place": "上海", "birth_place": "北京", "education": "21",
        "degree": "308", "work_post": "retired", "job_title": "工程师", "work_unit": "某厂", "mobile": "+86 160 5462 3754",
        "landline": "01062345678", "address": "上海市芳市永川西安街b座", "police_station": "某派出所",
        "circumstances": {"hardship": true}, "veteran": true, "medal": true, "not_applicable": [],
    });
    let made = g.admin.post(MEMBERS, draft_with("赵\u{3000}淑兰", &g.east, full)).await.expect(201);
    let member = g.admin.get(&format!("{MEMBERS}/{}", made.at("/id"))).await.expect(200);
    let expected = json!({
        "name": "赵淑兰", "id_no_masked": "110105********002X", "gender": "female", "birth_date": "1950-01-31",
        "id_birth_date": "1949-12-31", "ethnic": "01", "education": "21", "degree": "308", "political_status": "01",
        "mobile_masked": "160****3754", "landline_masked": "010*******78", "address_masked": "上海市芳市永******",
        "police_station_masked": "***", "work_post": "retired", "veteran": true, "medal": true,
        "membership_state": "normal", "unit_name": "东区党支部",
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&member.json[field], value, "{field}");
    }
    let text = member.text();
    for secret in ["11010519491231002X", "16054623754", "62345678", "西安街", "某派出所", "hardship"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert_eq!(member.json["flags"], json!(["veteran", "medal", "birth_date_differs"]));
    assert_eq!(member.at("/warnings/0/code"), "birth_date_differs");
    assert_eq!(member.json["warnings"][0]["basis"], json!(null), "two papers differ: that is no rule");
    assert_eq!(member.header("etag"), Some("\"v1\""));
}

#[tokio::test]
async fn a_warning_names_the_rule_it_rests_on() {
    let g = Ground::enterprise().await;
    // full for long, and nobody has entered since when
    let open = draft_with("张三", &g.east, json!({"full_on": null}));
    let made = g.admin.post(MEMBERS, open).await.expect(201);
    let shown = g.admin.get(&format!("{MEMBERS}/{}", made.at("/id"))).await.expect(200);
    for answer in [&made, &shown] {
        let warnings = answer.json["warnings"].as_array().cloned().unwrap_or_default();
        let warning = warnings.iter().find(|one| one["code"] == "full_date_missing").expect("a warning");
        assert_eq!(warning["basis"]["rule"], "members.joining");
        assert!(warning["basis"]["source"].as_str().is_some_and(|source| !source.is_empty()), "{warning}");
        assert!(warning["basis"]["effective_from"].is_string(), "{warning}");
    }
}

#[tokio::test]
async fn a_reveal_leaves_a_trace_with_its_reason_and_without_the_value() {
    let g = Ground::enterprise().await;
    let made = g
        .admin
        .post(MEMBERS, draft_with("张三", &g.east, json!({"mobile": "16054623754"})))
        .await
        .expect(201);
    let path = format!("{MEMBERS}/{}/reveal", made.at("/id"));
    let shown = g
        .admin
        .post(&path, json!({"fields": ["mobile", "address"], "reason": "核对联系方式"}))
        .await
        .expect(200);
    assert_eq!(shown.json, json!({"mobile": "16054623754", "address": null}));
    let blank = g.admin.post(&path, json!({"fields": ["mobile"], "reason": " "})).await.expect(422);
    assert_eq!(blank.fields()[0].0, "/reason");
    g.admin.post(&path, json!({"fields": [], "reason": "x"})).await.expect(422);
    g.admin.post(&path, json!({"fields": ["salary"], "reason": "x"})).await.expect(422);
    let log = g.admin.get("/api/records/audit?action=reveal").await.expect(200);
    assert_eq!(
        (log.at("/items/0/why"), log.at("/items/0/new/fields/0")),
        ("核对联系方式".into(), "mobile".into())
    );
    let everything = g.admin.get("/api/records/audit").await.expect(200).text();
    assert!(!everything.contains("16054623754"));
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    commissioner.post(&path, json!({"fields": ["mobile"], "reason": "x"})).await.refused(403, "forbidden");
}

#[tokio::test]
async fn a_change_clears_sets_and_leaves() {
    let g = Ground::enterprise().await;
    let more = json!({"mobile": "16054623754", "job_title": "焊工", "education": "60"});
    let made = g.admin.post(MEMBERS, draft_with("张三", &g.east, more)).await.expect(201);
    let path = format!("{MEMBERS}/{}", made.at("/id"));
    let change = json!({"mobile": "16000000001", "job_title": null, "reason": "本人来电"});
    let changed = g.admin.patch(&path, 1, change).await.expect(200);
    assert_eq!(changed.at("/mobile_masked"), "160****0001");
    assert!(changed.json["job_title"].is_null() && changed.json["education"] == "60");
    g.admin.patch(&path, 1, json!({"job_title": "x"})).await.refused(412, "precondition_failed");
    let nothing = g.admin.patch(&path, 2, json!({"education": "60"})).await.expect(200);
    assert_eq!(nothing.json["version"], 2, "what is the same already is no change");
    let log = g.admin.get("/api/records/audit?action=update&subject=member").await.expect(200);
    assert_eq!(log.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(log.at("/items/0/old/mobile"), "160****3754");
    assert_eq!(log.at("/items/0/why"), "本人来电");
    let wrong = g.admin.patch(&path, 2, json!({"name": null})).await.expect(422);
    assert_eq!(wrong.fields(), [("/name".to_owned(), "missing".to_owned())]);
    g.admin.patch(&path, 2, json!({"unit_id": g.west})).await.refused(422, "reason_needed");
    let moved = g.admin.patch(&path, 2, json!({"unit_id": g.west, "reason": "录入有误"})).await.expect(200);
    assert_eq!(moved.at("/unit_name"), "西区党支部");
    let confirmed = draft_with("李四", &g.east, json!({"member_kind": "probationary", "full_on": null}));
    let made = g.admin.post(MEMBERS, confirmed).await.expect(201);
    assert_eq!(made.at("/political_status"), "02");
    let path = format!("{MEMBERS}/{}", made.at("/id"));
    let full =
        g.admin.patch(&path, 1, json!({"member_kind": "full", "full_on": "2002-07-01"})).await.expect(200);
    assert_eq!(full.at("/political_status"), "01");
}

#[tokio::test]
async fn a_number_is_held_once_in_an_organisation_and_may_be_held_in_another() {
    let g = Ground::enterprise().await;
    let person = draft("张三", &g.east);
    g.admin.post(MEMBERS, person.clone()).await.expect(201);
    let again = g.admin.post(MEMBERS, person.clone()).await.refused(409, "duplicate_id");
    assert_eq!(again.fields()[0].0, "/id_no");
    let other = Ground::enterprise().await;
    let mut there = person;
    there["unit_id"] = json!(other.east);
    other.admin.post(MEMBERS, there).await.expect(201);
    other.admin.get(&format!("{MEMBERS}/{}", uuid::Uuid::now_v7())).await.refused(404, "not_found");
}

#[tokio::test]
async fn members_belong_into_branches_and_their_groups() {
    let g = Ground::enterprise().await;
    let refused = g.admin.post(MEMBERS, draft("张三", &g.root)).await.refused(422, "cannot_hold_members");
    assert_eq!(refused.fields()[0].0, "/unit_id");
    let group = g.org.unit("甲小组", "group", Some(&g.west)).await;
    let wrong = draft_with("张三", &g.east, json!({"group_id": group}));
    g.admin.post(MEMBERS, wrong).await.refused(422, "not_a_group");
    let right = draft_with("张三", &g.west, json!({"group_id": group}));
    assert_eq!(g.admin.post(MEMBERS, right).await.expect(201).at("/group_name"), "甲小组");
    let in_group = g.admin.get(&format!("{MEMBERS}?unit_id={group}")).await.expect(200);
    assert_eq!(super::names(&in_group.json), ["张三"]);
}

#[tokio::test]
async fn lists_page_without_gaps_or_repetitions() {
    let g = Ground::enterprise().await;
    for n in 0..7 {
        let unit = if n % 2 == 0 { &g.east } else { &g.west };
        g.admin
            .post(MEMBERS, draft(&format!("成员{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚"][n]), unit))
            .await
            .expect(201);
    }
    for sort in ["name", "-name", "joined_on", "-joined_on"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = g.admin.get(&format!("{MEMBERS}?limit=3&sort={sort}{cursor}")).await.expect(200);
            assert_eq!(page.json["total"].is_null(), !cursor.is_empty());
            seen.extend(page.json["items"].as_array().unwrap().iter().map(|item| item["id"].clone()));
            match page.json["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let all = seen.len();
        seen.sort_by_key(Value::to_string);
        seen.dedup();
        assert_eq!((all, seen.len()), (7, 7), "{sort}");
    }
    let east = g.admin.get(&format!("{MEMBERS}?unit_id={}", g.east)).await.expect(200);
    assert_eq!(east.json["total"], 4);
    let root = g.admin.get(&format!("{MEMBERS}?unit_id={}", g.root)).await.expect(200);
    assert_eq!(root.json["total"], 7);
    let only = g.admin.get(&format!("{MEMBERS}?unit_id={}&below=false", g.root)).await.expect(200);
    assert_eq!(only.json["total"], 0);
}
