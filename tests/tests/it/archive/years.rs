use super::Ground;
use serde_json::{Value, json};

#[tokio::test]
async fn a_year_is_sealed_locked_opened_and_sealed_again() {
    let g = Ground::new().await;
    let meeting = g.meeting("学习贯彻全会精神").await;
    let seen = g.secretary.get(&g.path("")).await.expect(200);
    assert_eq!((&seen.json["sealed"], &seen.json["kinds"][0]["kind"]), (&json!(false), &json!("meeting")));
    assert_eq!(seen.json["kinds"][0]["keep"], "years_30");
    assert_eq!(g.secretary.post(&g.path("/seal"), json!({})).await.status, 403, "that is for the committee");
    let sealed = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!((&sealed.json["sealed"], &sealed.json["seals"][0]["number"]), (&json!(true), &json!(1)));
    assert_eq!(sealed.json["seals"][0]["sum"], sealed.json["sum"]);
    g.committee.post(&g.path("/seal"), json!({})).await.refused(409, "archive_sealed_already");

    let correct = || async {
        let version = g.version(&meeting).await;
        let request = g.secretary.request(reqwest::Method::POST, &format!("{meeting}/versions"));
        let body = json!({"reason": "笔误", "details": {"subject": "学习全会精神"}});
        g.secretary.send(request.header("if-match", format!("\"v{version}\"")).json(&body)).await
    };
    let locked = correct().await;
    assert_eq!(locked.status, 422, "{}", locked.text());
    let verdict = g.secretary.get(&g.path("/verify")).await.expect(200);
    assert_eq!(verdict.json["whole"], true);

    assert_eq!(g.committee.post(&g.path("/opening"), json!({"reason": " "})).await.status, 422);
    let opened = g.committee.post(&g.path("/opening"), json!({"reason": "主题有误"})).await.expect(200);
    assert_eq!((&opened.json["sealed"], opened.at("/seals/0/reason")), (&json!(false), "主题有误".into()));
    correct().await.expect(200);
    let again = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!(again.json["seals"][0]["number"], 2);
    assert_ne!(again.json["seals"][0]["sum"], again.json["seals"][1]["sum"]);
    let log = g.admin.get("/api/records/audit?subject=archive").await.expect(200);
    let sums: Vec<&Value> =
        log.json["items"].as_array().into_iter().flatten().map(|one| &one["new"]["sum"]).collect();
    assert!(sums.contains(&&again.json["sum"]), "the sum stands in the audit chain: {}", log.text());
}

#[tokio::test]
async fn what_changes_behind_a_seal_shows() {
    let g = Ground::new().await;
    g.meeting("学习").await;
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    let version = json!({"reason": null, "content": {"minutes": "另一份"}});
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let sql = format!("UPDATE meeting_versions SET content = '{}'::jsonb", version["content"]);
    sqlx::Executor::execute(&mut schema, sqlx::AssertSqlSafe(sql)).await.expect("the statement runs");
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!((&verdict.json["whole"], verdict.at("/changes/0/change")), (&json!(false), "changed".into()));
    let years = g.committee.get(&format!("/api/records/units/{}/archive", g.branch)).await.expect(200);
    assert_eq!(years.json["items"][0]["changed"], true);
}

#[tokio::test]
async fn a_year_that_is_not_over_or_empty_is_not_sealed() {
    let g = Ground::new().await;
    let at = |year: i32| format!("/api/records/units/{}/archive/{year}/seal", g.branch);
    assert_eq!(g.committee.post(&at(g.year + 1), json!({})).await.status, 422);
    assert_eq!(g.committee.post(&at(g.year), json!({})).await.status, 422);
    assert_eq!(g.committee.post(&at(1900), json!({})).await.status, 404);
    g.committee.get(&g.path("/verify")).await.refused(409, "archive_not_sealed");
}

#[tokio::test]
async fn a_year_is_taken_away_as_a_whole() {
    let g = Ground::new().await;
    g.meeting("学习").await;
    let file = g.secretary.get(&g.path("/export")).await.expect(200);
    let name = file.header("content-disposition").unwrap_or_default();
    // 年度档案-东区党支部-, and the year
    let encoded = "%E5%B9%B4%E5%BA%A6%E6%A1%A3%E6%A1%88-%E4%B8%9C%E5%8C%BA%E5%85%9A%E6%94%AF%E9%83%A8-";
    assert!(name.ends_with(&format!("UTF-8''{encoded}{}.zip", g.year)), "{name}");
    let log = g.admin.get("/api/records/audit?subject=archive").await.expect(200);
    assert_eq!(log.at("/items/0/action"), "export_archive");
}

#[tokio::test]
async fn of_a_talk_the_year_keeps_who_and_when() {
    let g = Ground::new().await;
    let li = g.org.member("李四", &g.branch).await;
    let day = format!("{}-03-01", g.year);
    let talk = json!({"unit_id": g.branch, "one_id": g.zhang, "other_id": li, "day": day});
    let talk = g.secretary.post("/api/records/talks", talk).await.expect(201);
    let seen = g.secretary.get(&g.path("")).await.expect(200);
    let kind = &seen.json["kinds"][0];
    assert_eq!((&kind["kind"], &kind["keep"]), (&json!("talk"), &json!("years_10")));
    let entry = &kind["entries"][0];
    assert_eq!((&entry["id"], &entry["on"]), (&talk.json["id"], &json!(day)));
    let title = entry["title"].as_str().unwrap_or_default();
    assert!(title.contains("张三") && title.contains("李四"), "{title}");
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    let request = g
        .secretary
        .request(reqwest::Method::POST, &format!("/api/records/talks/{}/withdraw", talk.at("/id")));
    let withdrawn = g.secretary.send(request.header("if-match", "\"v1\"")).await;
    assert_eq!(withdrawn.status, 422, "a sealed year is locked: {}", withdrawn.text());
}
