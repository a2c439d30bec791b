use super::{FILES, Ground, with};
use serde_json::json;

#[tokio::test]
async fn who_withdraws_may_apply_again_and_is_the_same_person() {
    let g = Ground::new().await;
    let draft = g.draft("陈晨", "2024-01-10");
    let file = g.secretary.post(FILES, draft.clone()).await.expect(201);
    let gone = json!({"note": "本人书面撤回"});
    let file = g.takes(&file, "withdraw", "done", "2024-02-01", gone).await.expect(201);
    assert_eq!((file.at("/standing"), file.at("/closed_on")), ("ended".into(), "2024-02-01".into()));
    assert_eq!(file.json["next"], json!([]));
    g.takes(&file, "talk", "done", "2024-02-02", json!({})).await.refused(409, "development_file_closed");
    let again = g.secretary.post(FILES, with(draft, json!({"applied_on": "2025-01-10"}))).await.expect(201);
    assert_eq!(again.at("/person_id"), file.at("/person_id"));
    assert_ne!(again.at("/id"), file.at("/id"));
}

#[tokio::test]
async fn the_file_of_a_member_goes_along_to_another_branch() {
    let g = Ground::new().await;
    let file = g.walked("file_with_department").await;
    let id = file.at("/person_id");
    let moved = json!({"unit_id": g.other, "reason": "调动"});
    g.admin.patch(&format!("/api/records/members/{id}"), 1, moved).await.expect(200);
    g.secretary.get(&format!("{FILES}/{}", file.at("/id"))).await.refused(404, "not_found");
    let there = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    let there = there.get(&format!("{FILES}/{}", file.at("/id"))).await.expect(200);
    assert_eq!(there.at("/unit_id"), g.other);
}

#[tokio::test]
async fn contact_data_is_sealed_shown_masked_and_changed() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    assert_eq!(file.at("/mobile_masked"), "139****5678");
    assert!(file.at("/id_no_masked").contains("********"));
    let row = "development_files WHERE position(convert_to('13912345678', 'UTF8') in mobile_sealed) > 0";
    assert_eq!(g.count(row).await, 0);
    let path = format!("{FILES}/{}", file.at("/id"));
    let patch = json!({"mobile": "13800001111", "job_title": "车间技术员", "leaves_on": "2027-01-01"});
    let changed = g.secretary.patch(&path, 2, patch).await.expect(200);
    assert_eq!(
        (changed.at("/mobile_masked"), changed.at("/job_title")),
        ("138****1111".into(), "车间技术员".into())
    );
    g.secretary.patch(&path, 3, json!({"mobile": "1"})).await.refused(422, "validation");
    g.secretary.patch(&path, 3, json!({"leaves_on": "0001-01-01"})).await.refused(422, "date_too_early");
    g.secretary.patch(&path, 2, json!({"mobile": null})).await.refused(412, "precondition_failed");
    let cleared = g.secretary.patch(&path, 3, json!({"mobile": null})).await.expect(200);
    assert_eq!(cleared.json["mobile_masked"], serde_json::Value::Null);
}
