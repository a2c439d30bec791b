use super::{Ground, days_ago};
use serde_json::json;
use suites::{Answer, Person};

const MINE: &str = "/api/records/handovers/mine";

impl Ground {
    /// The old secretary has left a week ago, and a new one came.
    async fn changed(&self) -> (String, Person, Person) {
        let li = self.org.member("李四", &self.branch).await;
        let post = |member: &str, started: &str| json!({"unit_id": self.branch, "member_id": member, "post": "secretary", "started_on": started, "basis": "elected"});
        let first = self.admin.post("/api/records/posts", post(&self.zhang, "2022-01-01")).await.expect(201);
        let end = json!({"ended_on": days_ago(7), "reason": "换届"});
        self.admin.post(&format!("/api/records/posts/{}/end", first.at("/id")), end).await.expect(200);
        self.admin.post("/api/records/posts", post(&li, &days_ago(7))).await.expect(201);
        let old = self.org.person("zhangsan", "member", Some(&self.branch), Some(&self.zhang)).await;
        let new = self.org.person("lisi", "secretary", Some(&self.branch), Some(&li)).await;
        (li, old, new)
    }

    /// The same, and the new secretary alone.
    pub async fn replaced(&self) -> Person {
        self.changed().await.2
    }

    /// Both have signed.
    pub async fn handed_over(&self) -> String {
        let (_, old, new) = self.changed().await;
        let path = format!("/api/records/units/{}/handovers", self.branch);
        let id = new.post(&path, json!({})).await.expect(201).at("/id");
        self.sign(&old, &id).await.expect(200);
        self.sign(&new, &id).await.expect(200);
        id
    }

    async fn sign(&self, who: &Person, id: &str) -> Answer {
        let path = format!("/api/records/handovers/{id}");
        let seen = who.get(&path).await;
        let version = seen.json["version"].as_i64().unwrap_or(1);
        let request = who.request(reqwest::Method::POST, &format!("{path}/signatures"));
        let body = json!({"sum": seen.json["sum"]});
        who.send(request.header("if-match", format!("\"v{version}\"")).json(&body)).await
    }
}

#[tokio::test]
async fn a_handover_is_offered_and_signed_by_both() {
    let g = Ground::new().await;
    let path = format!("/api/records/units/{}/handovers", g.branch);
    assert_eq!(g.secretary.get(&path).await.expect(200).json["offer"], json!(null));
    g.admin.post(&path, json!({})).await.refused(422, "handover_nobody");
    let (_, old, new) = g.changed().await;
    let offered = new.get(&path).await.expect(200);
    assert_eq!(
        (offered.at("/offer/from_name"), offered.at("/offer/to_name")),
        ("张三".into(), "李四".into())
    );
    let opened = new.post(&path, json!({"note": "公章在保险柜"})).await.expect(201);
    let id = opened.at("/id");
    assert_eq!(opened.at("/content/posts/0/post"), "secretary");
    assert_eq!(opened.json["content"]["books"]["cash"], 0);
    new.post(&path, json!({})).await.refused(422, "handover_nobody");
    g.sign(&new, &id).await.refused(403, "handover_not_yours");
    let handed = g.sign(&old, &id).await.expect(200);
    assert_eq!(
        (handed.at("/state"), &handed.json["signatures"][0]["on_behalf"]),
        ("handed".into(), &json!(false))
    );
    let taken = g.sign(&new, &id).await.expect(200);
    assert_eq!(taken.at("/state"), "taken");
    let own = old.get(MINE).await.expect(200);
    assert_eq!((own.at("/items/0/id"), &own.json["items"][0]["leaving"]), (id.clone(), &json!(true)));
    assert_eq!(own.json["items"][0]["to_sign"], false);
    assert_eq!(handed.json["sum"], taken.json["sum"], "both signed the same");
    g.sign(&new, &id).await.refused(409, "handover_no_such_step");
}

#[tokio::test]
async fn what_is_handed_over_does_not_count_what_not_everybody_may_know_of() {
    let g = Ground::new().await;
    g.warned().await;
    let (_, old, new) = g.changed().await;
    let path = format!("/api/records/units/{}/handovers", g.branch);
    let opened = new.post(&path, json!({})).await.expect(201);
    assert_eq!(opened.json["content"]["archive"], json!([]), "{}", opened.text());
    g.meeting("学习").await;
    let seen = old.get(&format!("/api/records/handovers/{}", opened.at("/id"))).await.expect(200);
    assert_eq!(seen.json["content"]["archive"][0]["entries"], 1);
    let handed = g.sign(&old, &opened.at("/id")).await.expect(200);
    assert_eq!(handed.json["content"]["archive"][0]["entries"], 1);
}

#[tokio::test]
async fn the_two_see_what_waits_for_them_and_take_it_away() {
    let g = Ground::new().await;
    let (_, old, new) = g.changed().await;
    let path = format!("/api/records/units/{}/handovers", g.branch);
    assert_eq!(old.get(MINE).await.expect(200).json["items"], json!([]));
    let id = new.post(&path, json!({})).await.expect(201).at("/id");
    let to_sign = |seen: &Answer| seen.json["items"][0]["to_sign"].as_bool();
    assert_eq!(to_sign(&old.get(MINE).await.expect(200)), Some(true));
    assert_eq!(to_sign(&new.get(MINE).await.expect(200)), Some(false));
    g.sign(&old, &id).await.expect(200);
    assert_eq!(to_sign(&new.get(MINE).await.expect(200)), Some(true));
    g.admin.get(MINE).await.refused(404, "no_member_record");
    let stranger = g.org.member("王五", &g.branch).await;
    let stranger = g.org.person("wangwu", "member", Some(&g.branch), Some(&stranger)).await;
    assert_eq!(stranger.get(MINE).await.expect(200).json["items"], json!([]));
    let word = json!({"password": suites::PASSWORD});
    let proof = old.post("/api/identity/session/proof", word).await.expect(200).at("/proof");
    let taken = old.post("/api/records/me/export", json!({"proof": proof})).await.expect(200);
    assert_eq!((taken.at("/handovers/0/id"), taken.at("/handovers/0/state")), (id, "handed".into()));
    assert_eq!(taken.at("/handovers/0/content/posts/0/post"), "secretary");
}

#[tokio::test]
async fn a_committee_records_a_signature_on_paper() {
    let g = Ground::new().await;
    let (_, _, new) = g.changed().await;
    let path = format!("/api/records/units/{}/handovers", g.branch);
    let id = new.post(&path, json!({})).await.expect(201).at("/id");
    let handed = g.sign(&g.committee, &id).await.expect(200);
    assert_eq!(handed.json["signatures"][0]["on_behalf"], true);
    let log = g.admin.get("/api/records/audit?subject=handover").await.expect(200);
    assert_eq!(log.at("/items/0/on_behalf_of"), g.zhang);
}

#[tokio::test]
async fn whoever_takes_over_is_led_to_the_papers_of_the_unit() {
    let g = Ground::new().await;
    let (_, old, new) = g.changed().await;
    let upload = async |unit: &str, name: &str| {
        let path = format!("/api/records/units/{unit}/documents?kind=minutes");
        g.admin.upload(&path, name, b"%PDF-1.7 nothing".to_vec()).await.expect(201).at("/id")
    };
    let paper = upload(&g.branch, "换届请示.pdf").await;
    upload(&g.root, "上级文件.pdf").await;
    let path = format!("/api/records/units/{}/handovers", g.branch);
    let opened = new.post(&path, json!({})).await.expect(201);
    let papers = |seen: &Answer| seen.json["papers"].as_array().unwrap().clone();
    let named = papers(&opened);
    assert_eq!(named.len(), 1, "of the own unit alone: {named:?}");
    assert_eq!(named[0]["document_id"], json!(paper));
    new.get(&format!("/api/records/documents/{paper}/content")).await.expect(200);
    let one = format!("/api/records/handovers/{}", opened.at("/id"));
    let second = upload(&g.branch, "换届批复.pdf").await;
    let seen = new.get(&one).await.expect(200);
    assert_eq!(papers(&seen)[0]["document_id"], json!(second), "the last first");
    assert_eq!(
        papers(&old.get(&one).await.expect(200)),
        Vec::<serde_json::Value>::new(),
        "no reach, no papers"
    );
}
