use super::{Ground, HEADER, IMPORTS, file, person};
use serde_json::json;

/// A committee of the east imports into its own part, and what it brought is not everybody's.
#[tokio::test]
async fn an_import_goes_no_further_than_its_person() {
    let ground = Ground::with_branch().await;
    let root = ground.admin.get("/api/records/units?tree=true").await.expect(200).at("/items/0/id");
    let east = ground.org.unit("东区党总支", "general_branch", Some(&root)).await;
    let west = ground.org.unit("西区党总支", "general_branch", Some(&root)).await;
    ground.org.unit("东一党支部", "branch", Some(&east)).await;
    let easterner = ground.org.person("dongqu", "org_committee", Some(&east), None).await;
    let westerner = ground.org.person("xiqu", "org_committee", Some(&west), None).await;
    let member = ground.org.person("dangyuan", "member", Some(&east), None).await;
    let auditor = ground.org.person("shenji", "auditor", None, None).await;
    let path = format!("{IMPORTS}?kind=members");
    let rows = format!("{}\n{}", person(61).replace("第一党支部", "东一党支部"), person(62));
    let bytes = || format!("{HEADER}\n{rows}\n").into_bytes();
    member.upload(&path, "x.csv", bytes()).await.refused(403, "forbidden");
    auditor.upload(&path, "x.csv", bytes()).await.refused(403, "forbidden");
    let id = easterner.upload(&path, "x.csv", bytes()).await.expect(202).at("/id");
    let import = ground.settled(&id).await;
    assert_eq!(
        (import["rows_good"].as_i64(), import["rows_refused"].as_i64()),
        (Some(1), Some(1)),
        "{import}"
    );
    assert_eq!(ground.rows(&id, "refused").await[0]["findings"][0]["code"], "unknown_branch");
    let one = format!("{IMPORTS}/{id}");
    for stranger in [&westerner, &member] {
        for part in ["", "/rows", "/refused.xlsx", "/progress"] {
            let answer = stranger.get(&format!("{one}{part}")).await;
            assert!(matches!(answer.status, 403 | 404), "{part}: {}", answer.text());
        }
        let answer = stranger.post(&format!("{one}/apply"), json!({"mode": "good_rows"})).await;
        assert!(matches!(answer.status, 403 | 404), "{}", answer.text());
    }
    auditor.get(&one).await.expect(200);
    auditor.get(&format!("{one}/refused.xlsx")).await.refused(403, "forbidden");
    auditor.post(&format!("{one}/apply"), json!({"mode": "good_rows"})).await.refused(403, "forbidden");
    easterner.post(&format!("{one}/apply"), json!({"mode": "good_rows"})).await.expect(202);
    assert_eq!(ground.settled(&id).await["rows_done"], 1);
    let tree = "组织名称,上级组织,组织类别\n新党委,,党委\n东二党支部,东区党总支,党支部\n西一党支部,西区党总支,党支部\n";
    let tree =
        easterner.upload(&format!("{IMPORTS}?kind=units"), "t.csv", tree.into()).await.expect(202).at("/id");
    ground.settled(&tree).await;
    let reasons: Vec<String> = ground
        .rows(&tree, "refused")
        .await
        .iter()
        .map(|row| row["findings"][0]["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(reasons, ["outside_reach", "unknown_parent"]);
}

#[tokio::test]
async fn another_organisation_has_no_such_import() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "x.csv", file(&[person(71)])).await;
    let other = ground.org.neighbour().await.admin().await;
    for part in ["", "/rows", "/refused.xlsx", "/progress"] {
        other.get(&format!("{IMPORTS}/{id}{part}")).await.refused(404, "not_found");
    }
    other
        .post(&format!("{IMPORTS}/{id}/apply"), json!({"mode": "good_rows"}))
        .await
        .refused(404, "not_found");
    other.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(404, "not_found");
    other.delete(&format!("{IMPORTS}/{id}")).await.refused(404, "not_found");
    assert_eq!(ground.import(&id).await["state"], "checked");
}
