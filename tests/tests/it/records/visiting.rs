use super::{Ground, today};
use serde_json::json;
use time::Duration;

const VISITING: &str = "/api/records/visiting-members";

#[tokio::test]
async fn a_member_from_elsewhere_takes_part_and_leaves() {
    let g = Ground::enterprise().await;
    let west = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let east = g.org.person("dongqu", "secretary", Some(&g.east), None).await;
    let yesterday = (today() - Duration::DAY).to_string();
    let wish = json!({"unit_id": g.west, "name": "王五", "from_place": "云岭县城关镇党委", "paper_no": "2026-003",
        "paper_until": yesterday, "since": "2026-01-05"});
    east.post(VISITING, wish.clone()).await.refused(422, "unknown_unit");
    let mut wrong = wish.clone();
    wrong["since"] = json!((today() + Duration::DAY).to_string());
    west.post(VISITING, wrong).await.refused(422, "in_future");
    let mut wrong = wish.clone();
    wrong["until"] = json!("2026-01-04");
    west.post(VISITING, wrong).await.refused(422, "until_before_since");
    let visitor = west.post(VISITING, wish).await.expect(201);
    assert_eq!(
        (visitor.at("/name"), visitor.at("/unit_id"), visitor.at("/paper_over"), visitor.at("/over")),
        ("王五".into(), g.west.clone(), "true".into(), "false".into())
    );

    let list = |open: bool| format!("{VISITING}?unit_id={}&open={open}", g.west);
    let shown = west.get(&list(true)).await.expect(200);
    assert_eq!(shown.at("/items/0/id"), visitor.at("/id"));
    assert_eq!(east.get(VISITING).await.expect(200).json["items"], json!([]), "of the own branch alone");
    let members = g.admin.get("/api/records/members?limit=50").await.expect(200);
    assert!(!members.text().contains("王五"), "no member of this organisation");

    let end = format!("{VISITING}/{}/end", visitor.at("/id"));
    east.post(&end, json!({"ended_on": yesterday})).await.refused(404, "not_found");
    west.post(&end, json!({"ended_on": "2026-01-04"})).await.refused(422, "until_before_since");
    let ended = west.post(&end, json!({"ended_on": yesterday})).await.expect(200);
    assert_eq!(
        (ended.at("/until"), ended.at("/over"), ended.at("/paper_no"), ended.at("/paper_until")),
        (yesterday.clone(), "true".into(), "null".into(), "null".into())
    );
    west.post(&end, json!({"ended_on": yesterday})).await.refused(409, "spell_ended_already");
    assert_eq!(west.get(&list(true)).await.expect(200).json["items"], json!([]));
    assert_eq!(west.get(&list(false)).await.expect(200).at("/items/0/name"), "王五");
    let log = g.admin.get("/api/records/audit?action=visit").await.expect(200);
    assert_eq!(log.at("/items/0/subject_id"), visitor.at("/id"));
    assert!(!log.text().contains("王五"), "the log keeps no name of somebody who is no member");
}

#[tokio::test]
async fn whoever_only_reads_enters_nobody() {
    let g = Ground::enterprise().await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let wish = json!({"unit_id": g.west, "name": "王五", "from_place": "外地", "since": "2026-01-05"});
    auditor.post(VISITING, wish.clone()).await.refused(403, "forbidden");
    let visitor = g.admin.post(VISITING, wish).await.expect(201).at("/id");
    assert_eq!(auditor.get(VISITING).await.expect(200).at("/items/0/id"), visitor);
    let other = Ground::enterprise().await;
    let end = json!({"ended_on": today().to_string()});
    other.admin.post(&format!("{VISITING}/{visitor}/end"), end).await.refused(404, "not_found");
    let stranger = json!({"unit_id": g.west, "name": "王五", "from_place": "外地", "since": "2026-01-05"});
    other.admin.post(VISITING, stranger).await.refused(422, "unknown_unit");
}
