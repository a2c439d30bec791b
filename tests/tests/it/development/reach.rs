use super::{FILES, Ground, path, plain, post};
use serde_json::json;

#[tokio::test]
async fn the_branch_writes_the_committee_decides_and_nobody_else_sees_it() {
    let g = Ground::new().await;
    let file = g.walked("file_activist").await;
    let one = format!("{FILES}/{}", file.at("/id"));
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.branch), None).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    let finance = g.org.person("caiwu", "finance", Some(&g.branch), None).await;
    let stranger = g.org.neighbour().await.admin().await;

    assert_eq!(g.secretary.get(&one).await.expect(200).json["actions"], json!(["update"]));
    assert_eq!(commissioner.get(&one).await.expect(200).json["actions"], json!(["update"]));
    assert_eq!(g.committee.get(&one).await.expect(200).json["actions"], json!(["update", "decide"]));
    assert_eq!(auditor.get(&one).await.expect(200).json["actions"], json!([]));
    let filed = || plain("file_activist", "filed", "2024-03-08");
    post(&g.secretary, &file, "steps", filed()).await.refused(403, "forbidden");
    post(&auditor, &file, "steps", filed()).await.refused(403, "forbidden");
    for who in [&elsewhere, &member, &finance, &stranger] {
        who.get(&one).await.refused(404, "not_found");
        post(who, &file, "steps", filed()).await.refused(404, "not_found");
        who.get(&path(&file, "papers")).await.refused(404, "not_found");
    }
    auditor.post(FILES, g.draft("李晨", "2024-01-10")).await.refused(403, "forbidden");
    elsewhere.post(FILES, g.draft("李晨", "2024-01-10")).await.refused(422, "unknown_unit");
    member.get(FILES).await.refused(403, "forbidden");
    assert_eq!(elsewhere.get(FILES).await.expect(200).json["items"], json!([]));
    post(&g.committee, &file, "steps", filed()).await.expect(201);
}

#[tokio::test]
async fn the_own_data_hold_the_own_file() {
    let g = Ground::new().await;
    let file = g.walked("file_with_department").await;
    let own = g.org.person("chenchen", "member", Some(&g.branch), Some(&file.at("/member_id"))).await;
    let shown = own.post("/api/identity/session/proof", json!({"password": suites::PASSWORD})).await;
    let proof = shown.expect(200).at("/proof");
    let taken = own.post("/api/records/me/export", json!({"proof": proof})).await.expect(200);
    assert_eq!(taken.json["development"][0]["standing"], "probationary");
    let steps = taken.json["development"][0]["steps"].as_array().unwrap();
    assert!(steps.iter().all(|step| step.get("note").is_none() && step.get("vote").is_none()));
}
