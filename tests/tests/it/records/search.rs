use super::{Ground, MEMBERS, draft, draft_with, encoded, names};
use serde_json::json;

#[tokio::test]
async fn people_are_found_by_what_is_known_of_them() {
    let g = Ground::enterprise().await;
    let zhang = draft_with("张维汉", &g.east, json!({"mobile": "16054623754"}));
    let id_no = zhang["id_no"].as_str().unwrap().to_owned();
    g.admin.post(MEMBERS, zhang).await.expect(201);
    g.admin.post(MEMBERS, draft("李𬭩", &g.east)).await.expect(201);
    g.admin.post(MEMBERS, draft("巴特尔·乌云", &g.west)).await.expect(201);
    g.admin.post(MEMBERS, draft("张汉", &g.west)).await.expect(201);
    g.admin.post(MEMBERS, draft("John Smith", &g.west)).await.expect(201);
    let cases: [(&str, &[&str]); 20] = [
        ("张维汉", &["张维汉"]),
        ("张", &["张汉", "张维汉"]),
        ("维汉", &["张维汉"]),
        ("汉", &["张汉", "张维汉"]),
        ("𬭩", &["李𬭩"]),
        ("特尔·乌", &["巴特尔·乌云"]),
        ("zwh", &["张维汉"]),
        ("ZWH", &["张维汉"]),
        ("Zwh", &["张维汉"]),
        ("ｚｗｈ", &["张维汉"]),
        ("zw", &["张维汉"]),
        ("smith", &["John Smith"]),
        ("JOHN S", &["John Smith"]),
        ("Johns", &["John Smith"]),
        ("z", &["张汉", "张维汉"]),
        ("3754", &["张维汉"]),
        ("16054623754", &["张维汉"]),
        (&id_no, &["张维汉"]),
        ("%", &[]),
        ("张_汉", &[]),
    ];
    for (text, expected) in cases {
        let found = g.admin.get(&format!("{MEMBERS}?q={}", encoded(text))).await.expect(200);
        assert_eq!(names(&found.json), expected, "{text}");
    }
}

#[tokio::test]
async fn filters_narrow_a_list() {
    let g = Ground::enterprise().await;
    let young = json!({"member_kind": "probationary", "full_on": null});
    g.admin.post(MEMBERS, draft_with("甲", &g.east, young)).await.expect(201);
    let away = g.admin.post(MEMBERS, draft("乙", &g.east)).await.expect(201).at("/id");
    let gone = g
        .admin
        .post(MEMBERS, draft_with("丙", &g.east, json!({"membership_state": "expelled"})))
        .await
        .expect(201);
    assert_eq!(gone.at("/political_status"), "13");
    let spell = json!({"member_id": away, "where_to": "外地", "since": "2025-03-01"});
    g.admin.post("/api/records/floating-spells", spell).await.expect(201);
    let cases: [(&str, &[&str]); 7] = [
        ("", &["甲", "乙"]),
        ("?kind=probationary", &["甲"]),
        ("?state=expelled", &["丙"]),
        ("?floating=true", &["乙"]),
        ("?floating=false", &["甲"]),
        ("?lost=true", &[]),
        ("?lost=false&kind=full", &["乙"]),
    ];
    for (query, expected) in cases {
        let found = g.admin.get(&format!("{MEMBERS}{query}")).await.expect(200);
        let mut found = names(&found.json).into_iter().map(str::to_owned).collect::<Vec<_>>();
        found.sort_by_key(|name| "甲乙丙".find(name.as_str()));
        assert_eq!(found, expected, "{query}");
    }
}
