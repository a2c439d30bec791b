use super::{CADRES, Ground, change, codes, days_ago};
use serde_json::json;

#[tokio::test]
async fn a_cadre_may_be_a_member_or_not() {
    let g = Ground::new().await;
    let member = g.org.member("张三", &g.branch).await;
    let new = json!({"unit_id": g.branch, "member_id": member});
    let made = g.committee.post(CADRES, new.clone()).await.expect(201);
    assert_eq!((made.at("/name"), made.at("/member_id")), ("张三".into(), member));
    assert!(made.at("/id_no_masked").contains('*'));
    g.committee.post(CADRES, new).await.refused(409, "cadre_known_already");
    let other = g.cadre().await;
    let list = g.committee.get(CADRES).await.expect(200);
    assert_eq!((list.json["items"].as_array().map(Vec::len), &list.json["total"]), (Some(2), &json!(2)));
    let left = json!({"left_on": days_ago(1), "left_reason": "退休"});
    change(&g.committee, &other, json!({"left_on": days_ago(1)})).await.refused(422, "cadre_left_whole");
    change(&g.committee, &other, left).await.expect(200);
    assert_eq!(g.committee.get(CADRES).await.json["total"], json!(1));
    assert_eq!(g.committee.get(&format!("{CADRES}?left=true")).await.json["total"], json!(1));
}

#[tokio::test]
async fn a_gap_in_the_career_is_named() {
    let g = Ground::new().await;
    let id = g.cadre().await;
    let gap = "1998.09--2002.07  学习\n2002.10--  工作人员";
    let seen = change(&g.committee, &id, json!({"resume": gap})).await.expect(200);
    assert_eq!(codes(&seen, "findings"), ["resume_gap"]);
    assert!(seen.at("/findings/0/detail").contains("2002年7月"));
    let bad = change(&g.committee, &id, json!({"resume": "1998.13--2002.07  学习"})).await.expect(422);
    assert_eq!(bad.fields(), [("/resume".into(), "resume_bad_month".into())]);
}

#[tokio::test]
async fn what_is_sealed_is_read_with_a_reason() {
    let g = Ground::new().await;
    let id = g.cadre().await;
    let family = json!([{"relation": "妻子", "name": "李四", "birth": "1981-02", "political": "群众", "work": "某校教师"}]);
    let seen = change(&g.committee, &id, json!({"family": family, "health": "健康"})).await.expect(200);
    assert_eq!((&seen.json["family_count"], &seen.json["health_known"]), (&json!(1), &json!(true)));
    assert!(!seen.text().contains("李四"));
    let path = format!("{CADRES}/{id}/reveal");
    let blank = json!({"fields": ["family"], "reason": " "});
    g.committee.post(&path, blank).await.refused(422, "missing");
    let open = json!({"fields": ["family", "id_no"], "reason": "核对任免表"});
    let open = g.committee.post(&path, open).await.expect(200);
    assert_eq!((open.at("/family/0/name"), open.json["health"].is_null()), ("李四".into(), true));
    assert_eq!(open.at("/id_no").len(), 18);
    let log = g.admin.get("/api/records/audit?limit=5").await.expect(200);
    assert!(log.text().contains("\"reveal\"") && !log.text().contains("李四"));
}

#[tokio::test]
async fn the_five_values_are_compared_with_the_file() {
    let g = Ground::new().await;
    let id = g.cadre().await;
    change(&g.committee, &id, json!({"person": {"gender": "", "work_began": "2002-07"}})).await.expect(200);
    let path = format!("{CADRES}/{id}/checks");
    let check = async |version: i64, body: serde_json::Value| {
        let request = g.committee.request(reqwest::Method::POST, &path);
        g.committee.send(request.header("if-match", format!("\"v{version}\"")).json(&body)).await
    };
    let found =
        json!({"item": "work_began", "file_month": "2002-08", "source": "干部履历表", "verified_by": "赵六"});
    let seen = check(2, found).await.expect(200);
    let work = seen.json["checks"].as_array().into_iter().flatten().find(|one| one["item"] == "work_began");
    let work = work.expect("the value is there");
    assert_eq!((&work["agreement"], &work["file_value"]), (&json!("differs"), &json!("2002.08")));
    assert!(codes(&seen, "findings").contains(&"cadre_file_differs".to_owned()));
    let missing = json!({"item": "career", "source": "干部履历表", "verified_by": "赵六"});
    assert_eq!(check(3, missing).await.expect(422).fields(), [("/agrees".into(), "missing".into())]);
    let agrees = json!({"item": "career", "agrees": true, "source": "干部履历表", "verified_by": "赵六"});
    check(3, agrees).await.expect(200);
    let changed = change(&g.committee, &id, json!({"resume": "2002.07--  某局科员"})).await.expect(200);
    assert!(codes(&changed, "findings").contains(&"cadre_check_changed".to_owned()));
}

#[tokio::test]
async fn a_wrong_value_is_named() {
    let g = Ground::new().await;
    let new = |more: serde_json::Value| {
        let mut new = json!({"unit_id": g.branch, "name": "王五"});
        for (field, value) in more.as_object().into_iter().flatten() {
            new[field] = value.clone();
        }
        new
    };
    for (more, field, code) in [
        (json!({"name": " "}), "/name", "missing"),
        (json!({"id_no": "110105194912310021"}), "/id_no", "invalid_id_no"),
        (json!({"person": {"gender": "M"}}), "/person/gender", "cadre_gender"),
        (
            json!({"results": [{"year": 2024, "grade": "excellent"}, {"year": 2024, "grade": "competent"}]}),
            "/results",
            "cadre_year_twice",
        ),
        (
            json!({"penalties": [{"on": "2025-01-01", "penalty": "probation_within_party", "own_months": 6}]}),
            "/penalties/0/own_months",
            "cadre_penalty_length",
        ),
        (json!({"member_id": uuid::Uuid::now_v7()}), "/member_id", "unknown_member"),
        (json!({"unit_id": uuid::Uuid::now_v7()}), "/unit_id", "unknown_unit"),
    ] {
        let refused = g.committee.post(CADRES, new(more)).await.expect(422);
        assert_eq!(refused.fields(), [(field.into(), code.into())]);
    }
}
