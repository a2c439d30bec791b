//! What was on paper and scanned belongs to the record: it is named with it, filed with its sum, and printed.

use super::{Ground, MEETINGS, path, post, put, yesterday};
use serde_json::{Value, json};

impl Ground {
    async fn scanned(&self, unit: &str, name: &str) -> String {
        let path = format!("/api/records/units/{unit}/documents?kind=minutes");
        self.admin.upload(&path, name, b"%PDF-1.7 nothing".to_vec()).await.expect(201).at("/id")
    }
}

#[tokio::test]
async fn scanned_papers_are_filed_with_the_record_and_printed() {
    let g = Ground::new().await;
    let (signed, notes) =
        (g.scanned(&g.branch, "签到表.pdf").await, g.scanned(&g.branch, "发言提纲.pdf").await);
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let mut record = g.record(5, 0, 0);
    record["papers"] = json!([signed, notes]);
    let written = put(&g.secretary, &held, "record", record.clone()).await.expect(200);
    let papers = written.json["papers"].as_array().unwrap();
    assert_eq!((&papers[0]["document_id"], &papers[1]["document_id"]), (&json!(signed), &json!(notes)));
    assert_eq!(papers[0]["gone"], false);
    let title = papers[0]["title"].clone();
    let sheet = g.secretary.get(&path(&held, "minutes.pdf")).await.expect(200).sheet("minutes");
    assert_eq!((&sheet["papers"][0], sheet["papers"].as_array().map(Vec::len)), (&title, Some(2)));

    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    let versions = g.secretary.get(&path(&held, "versions")).await.expect(200);
    let kept = &versions.json["items"][0]["content"]["papers"][0];
    assert_eq!((&kept["document_id"], &kept["title"], &kept["number"]), (&json!(signed), &title, &json!(1)));
    assert_eq!(kept["sha256"].as_str().map(str::len), Some(64));
    let member = g.member(2, "wangwu").await;
    let seen = member.get(&format!("{MEETINGS}/{}", held.at("/id"))).await.expect(200);
    assert_eq!(seen.json["papers"][0]["title"], title, "whoever was there knows what belongs to the minutes");

    record["papers"] = json!([notes]);
    let correction = json!({"reason": "签到表归错会议", "record": record});
    let corrected = post(&g.secretary, &filed, "versions", correction).await.expect(200);
    assert_eq!(corrected.json["papers"].as_array().map(Vec::len), Some(1));
    let log = g.admin.get("/api/records/audit?subject=meeting").await.expect(200);
    assert_eq!(log.json["items"][0]["new"]["papers"], json!([notes]));
}

#[tokio::test]
async fn only_papers_of_the_unit_belong_to_its_meetings() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let (own, elsewhere) =
        (g.scanned(&g.branch, "签到表.pdf").await, g.scanned(&g.other, "签到表.pdf").await);
    let tries = async |papers: Value| {
        let mut record = g.record(5, 0, 0);
        record["papers"] = papers;
        put(&g.secretary, &held, "record", record).await
    };
    for stranger in [elsewhere, uuid::Uuid::now_v7().to_string()] {
        let refused = tries(json!([own, stranger])).await.refused(422, "unknown_paper");
        assert_eq!(refused.fields()[0].0, "/papers/1");
    }
    let twice = tries(json!([own, own])).await.refused(422, "given_twice");
    assert_eq!(twice.fields()[0].0, "/papers/1");
    let many: Vec<String> = (0..21).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    assert_eq!(tries(json!(many)).await.refused(422, "too_many").fields()[0].0, "/papers");
    let written = tries(json!([own])).await.expect(200);

    // one that was deleted since stays named; one that is gone is not taken anew
    let delete = |id: &str| format!("/api/records/documents/{id}/delete");
    let why = json!({"reason": "上传有误"});
    g.admin.post(&delete(&own), why.clone()).await.expect(204);
    let mut record = g.record(5, 0, 0);
    record["papers"] = json!([own]);
    let again = put(&g.secretary, &written, "record", record.clone()).await.expect(200);
    assert_eq!(again.json["papers"][0]["gone"], true);
    let late = g.scanned(&g.branch, "照片.pdf").await;
    g.admin.post(&delete(&late), why).await.expect(204);
    record["papers"] = json!([late]);
    put(&g.secretary, &again, "record", record).await.refused(422, "unknown_paper");
}
