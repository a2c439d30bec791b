use super::{Ground, IMPORTS, MEMBERS, file, id_no, person, row};
use serde_json::json;

#[tokio::test]
async fn all_or_nothing_takes_no_refused_row() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "x.csv", file(&[person(1), row("", &id_no(2))])).await;
    let answer = ground.apply(&id, "all_or_nothing").await.refused(409, "import_has_refused_rows");
    assert_eq!(answer.fields()[0].0, "/mode");
    assert_eq!(ground.members().await, 0);
    ground.applied(&id, "good_rows").await;
    assert_eq!(ground.members().await, 1);
    ground.apply(&id, "good_rows").await.refused(409, "import_not_checked");
    let none = ground.checked("members", "y.csv", file(&[row("", &id_no(3))])).await;
    ground.apply(&none, "good_rows").await.refused(409, "import_has_no_good_rows");
}

#[tokio::test]
async fn who_came_in_meanwhile_is_not_entered_again() {
    let ground = Ground::with_branch().await;
    let strict = ground.checked("members", "a.csv", file(&[person(11), person(12)])).await;
    let loose = ground.checked("members", "b.csv", file(&[person(11), person(13)])).await;
    let first = ground.checked("members", "c.csv", file(&[person(11)])).await;
    ground.applied(&first, "all_or_nothing").await;
    ground.apply(&strict, "all_or_nothing").await.expect(202);
    let import = ground.settled(&strict).await;
    assert_eq!(
        (import["state"].as_str(), import["problem"]["code"].as_str()),
        (Some("checked"), Some("import_rows_changed"))
    );
    assert_eq!((import["rows_good"].as_i64(), import["rows_refused"].as_i64()), (Some(1), Some(1)));
    assert_eq!(ground.rows(&strict, "refused").await[0]["findings"][0]["code"], "duplicate_id");
    assert_eq!(ground.members().await, 1, "nothing or all");
    let done = ground.applied(&loose, "good_rows").await;
    assert_eq!((done["rows_done"].as_i64(), done["rows_refused"].as_i64()), (Some(1), Some(1)));
    assert_eq!(ground.members().await, 2);
    ground.applied(&strict, "good_rows").await;
    assert_eq!(ground.members().await, 3);
}

#[tokio::test]
async fn a_branch_that_is_gone_takes_nobody() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "a.csv", file(&[person(21)])).await;
    let units = ground.admin.get("/api/records/units?q=第一党支部").await.expect(200);
    let dissolve = json!({"decided_on": "2025-01-01", "doc_no": "1"});
    let path = format!("/api/records/units/{}/dissolve", units.at("/items/0/id"));
    assert_eq!(ground.admin.post(&path, dissolve).await.status / 100, 2);
    let done = ground.applied(&id, "good_rows").await;
    assert_eq!((done["rows_done"].as_i64(), done["rows_refused"].as_i64()), (Some(0), Some(1)));
    assert_eq!(ground.rows(&id, "refused").await[0]["findings"][0]["code"], "unknown_branch");
}

#[tokio::test]
async fn a_file_is_thrown_away_with_all_it_held() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "x.csv", file(&[person(31)])).await;
    ground.admin.delete(&format!("{IMPORTS}/{id}")).await.expect(204);
    ground.admin.delete(&format!("{IMPORTS}/{id}")).await.expect(204);
    assert!(ground.rows(&id, "good").await.is_empty());
    ground.apply(&id, "good_rows").await.refused(409, "import_not_checked");
    let kept = ground.checked("members", "y.csv", file(&[person(32)])).await;
    ground.applied(&kept, "good_rows").await;
    ground.admin.delete(&format!("{IMPORTS}/{kept}")).await.refused(409, "import_is_kept");
}

#[tokio::test]
async fn progress_is_streamed_until_nothing_moves() {
    let ground = Ground::with_branch().await;
    let rows: Vec<String> = (100..700).map(person).collect();
    let id = ground.upload("members", "x.csv", file(&rows)).await.expect(202).at("/id");
    let stream = ground.admin.get(&format!("{IMPORTS}/{id}/progress")).await.expect(200);
    assert_eq!(stream.header("content-type"), Some("text/event-stream"));
    let text = stream.text();
    let events: Vec<serde_json::Value> = text
        .lines()
        .filter_map(|line| line.strip_prefix("data:"))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect();
    let last = events.last().unwrap();
    assert_eq!((last["state"].as_str(), last["rows_good"].as_i64()), (Some("checked"), Some(600)), "{text}");
}

#[tokio::test]
async fn everything_is_written_down_and_nothing_in_the_clear() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "x.csv", file(&[person(41)])).await;
    ground.applied(&id, "good_rows").await;
    let log = ground.admin.get("/api/records/audit?subject=import&limit=50").await.expect(200);
    let actions: Vec<&str> =
        log.json["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    for action in ["upload", "check", "apply", "applied"] {
        assert!(actions.contains(&action), "{action} in {actions:?}");
    }
    assert!(log.json["items"].as_array().unwrap().iter().all(|entry| entry["actor"]["kind"] == "account"));
    let all = ground.admin.get("/api/records/audit?limit=100").await.expect(200).text();
    assert!(!all.contains(&id_no(41)));
    let member = ground.admin.get(MEMBERS).await.expect(200);
    assert_eq!(member.at("/items/0/unit_name"), "第一党支部");
}
