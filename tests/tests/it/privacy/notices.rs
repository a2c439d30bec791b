use super::{Ground, MINE, NOTICE, NOTICES, proof, publish};
use serde_json::json;

#[tokio::test]
async fn a_template_becomes_a_notice_everybody_can_read() {
    let g = Ground::new().await;
    let stranger = g.org.stranger();
    stranger.get(NOTICE).await.refused(404, "no_privacy_notice");
    let draft = g.admin.post(NOTICES, json!({})).await.expect(201);
    let text = draft.at("/text_zh");
    assert!(
        text.contains(&g.org.entry.name) && text.contains("183 天") && text.contains("## 您的权利"),
        "{text}"
    );
    assert!(!text.contains('{'), "{text}");
    g.admin.post(NOTICES, json!({})).await.refused(409, "notice_draft_exists");
    stranger.get(NOTICE).await.refused(404, "no_privacy_notice");

    let path = format!("{NOTICES}/{}", draft.at("/id"));
    let unfinished = publish(&g.admin, &path, 1).await.expect(422);
    assert_eq!(unfinished.fields()[0], ("/text_zh".to_owned(), "notice_unfinished".to_owned()));
    let texts =
        json!({ "text_zh": text.replace("【联系电话】", "010-12345678"), "text_en": "We keep your data." });
    g.admin.patch(&path, 7, texts.clone()).await.refused(412, "precondition_failed");
    g.admin.patch(&path, 1, texts).await.expect(200);
    publish(&g.admin, &path, 1).await.refused(412, "precondition_failed");
    let published = publish(&g.admin, &path, 2).await.expect(200);
    assert_eq!((published.at("/number"), published.at("/published")), ("1".into(), "true".into()));
    assert_eq!(published.at("/text_hash").len(), 64);

    let read = stranger.get(NOTICE).await.expect(200);
    assert_eq!(
        (read.at("/text_hash"), read.at("/text_en")),
        (published.at("/text_hash"), "We keep your data.".into())
    );
    g.admin.patch(&path, 3, json!({ "text_zh": "另一份" })).await.refused(409, "notice_published");
    publish(&g.admin, &path, 3).await.refused(409, "notice_published");
}

#[tokio::test]
async fn a_new_version_counts_on_and_must_differ() {
    let g = Ground::new().await;
    let first = g.publish("第一版").await;
    let draft = g.admin.post(NOTICES, json!({})).await.expect(201);
    assert_eq!(draft.at("/text_zh"), "第一版");
    let path = format!("{NOTICES}/{}", draft.at("/id"));
    let same = publish(&g.admin, &path, 1).await;
    same.refused(422, "notice_unchanged");
    g.admin.patch(&path, 1, json!({ "text_zh": "第二版" })).await.expect(200);
    let second = publish(&g.admin, &path, 2).await.expect(200);
    assert_eq!(second.at("/number"), "2");
    let list = g.admin.get(NOTICES).await.expect(200);
    assert_eq!((list.at("/items/0/number"), list.at("/items/1/id")), ("2".into(), first));
}

#[tokio::test]
async fn only_administrators_write_and_only_their_own() {
    let g = Ground::new().await;
    g.person.post(NOTICES, json!({})).await.refused(403, "forbidden");
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    auditor.get(NOTICES).await.expect(200);
    auditor.post(NOTICES, json!({})).await.refused(403, "forbidden");
    let id = g.publish("本单位的告知").await;
    g.org.stranger().get(NOTICES).await.refused(401, "unauthenticated");
    let neighbour = g.org.neighbour().await;
    neighbour.stranger().get(NOTICE).await.refused(404, "no_privacy_notice");
    neighbour.admin().await.get(&format!("{NOTICES}/{id}")).await.refused(404, "not_found");
    assert!(g.person.get(MINE).await.expect(200).json["notice"]["read_at"].is_null());
}

#[tokio::test]
async fn what_somebody_agreed_to_stays_readable_and_a_draft_is_not_for_everybody() {
    let g = Ground::new().await;
    let first = g.publish("第一版").await;
    g.said(&g.person, "photo_use", true, &first).await.expect(200);
    let second = g.publish("第二版").await;
    let draft = g.admin.post(NOTICES, json!({})).await.expect(201).at("/id");
    let list = g.person.get(NOTICES).await.expect(200);
    let ids: Vec<_> = list.json["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, [json!(second), json!(first)], "published versions, the newest first");
    let old = g.person.get(&format!("{NOTICES}/{first}")).await.expect(200);
    assert_eq!(old.at("/text_zh"), "第一版");
    g.person.get(&format!("{NOTICES}/{draft}")).await.refused(404, "not_found");
    let all = g.admin.get(NOTICES).await.expect(200);
    assert_eq!(all.at("/items/0/id"), draft);

    let shown = json!({ "proof": proof(&g.person).await });
    let own = g.person.post("/api/identity/me/export", shown).await.expect(200);
    assert_eq!(own.at("/consents/0/notice_number"), "1");
    assert_eq!(own.at("/consents/0/text_hash"), old.at("/text_hash"), "the very text is named");
}
