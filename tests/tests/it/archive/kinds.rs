use super::{Ground, today};
use serde_json::{Value, json};
use suites::Answer;

pub fn of<'a>(year: &'a Answer, kind: &str) -> &'a Value {
    let mut kinds = year.json["kinds"].as_array().into_iter().flatten();
    kinds.find(|one| one["kind"] == kind).unwrap_or(&Value::Null)
}

impl Ground {
    /// The yearly report of the branch.
    async fn reports(&self) {
        let path = format!("/api/records/units/{}/statistics/snapshots", self.branch);
        let on = format!("{}-12-31", self.year);
        self.admin.post(&path, json!({"on": on})).await.expect(201);
    }

    /// Whether the list of years says that the year is not what was sealed.
    async fn differs(&self) -> Value {
        let years = self.committee.get(&format!("/api/records/units/{}/archive", self.branch)).await;
        let years = years.expect(200);
        let mut items = years.json["items"].as_array().into_iter().flatten();
        items.find(|one| one["year"] == self.year).expect("the year is listed")["changed"].clone()
    }
}

#[tokio::test]
async fn a_year_that_was_sealed_before_a_kind_came_stays_whole() {
    let g = Ground::new().await;
    g.meeting("学习").await;
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    // as seals were written while there were ten kinds: none says what it covers
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let sql = "UPDATE archive_volumes SET kinds = NULL";
    sqlx::Executor::execute(&mut schema, sql).await.expect("the statement runs");
    g.reports().await;
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!((&verdict.json["whole"], &verdict.json["changes"]), (&json!(true), &json!([])));
    assert_eq!(verdict.at("/sum"), verdict.at("/seal/sum"));
    assert_eq!(g.differs().await, json!(false));
    let year = g.committee.get(&g.path("")).await.expect(200);
    assert_eq!(year.at("/sum"), year.at("/seals/0/sum"));
    assert_eq!(
        (&of(&year, "meeting")["covered"], &of(&year, "statistics_snapshot")["covered"]),
        (&json!(true), &json!(false)),
        "what came later is filed, and not sealed"
    );
    // what it does cover is still held against it
    let sql = "UPDATE meeting_versions SET content = '{\"minutes\": \"另一份\"}'::jsonb";
    sqlx::Executor::execute(&mut schema, sql).await.expect("the statement runs");
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!((&verdict.json["whole"], verdict.at("/changes/0/change")), (&json!(false), "changed".into()));
    assert_eq!(g.differs().await, json!(true));
}

#[tokio::test]
async fn a_year_that_is_sealed_again_covers_every_kind() {
    let g = Ground::new().await;
    g.meeting("学习").await;
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let sql = "UPDATE archive_volumes SET kinds = NULL";
    sqlx::Executor::execute(&mut schema, sql).await.expect("the statement runs");
    g.reports().await;
    g.committee.post(&g.path("/opening"), json!({"reason": "补充归档"})).await.expect(200);
    let again = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!(of(&again, "statistics_snapshot")["covered"], true);
    assert_ne!(again.json["seals"][0]["sum"], again.json["seals"][1]["sum"]);
    assert_eq!(g.committee.get(&g.path("/verify")).await.expect(200).json["whole"], true);
    g.reports().await;
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!(
        (verdict.at("/changes/0/change"), verdict.at("/changes/0/entry/kind")),
        ("added".into(), "statistics_snapshot".into())
    );
}

#[tokio::test]
async fn what_every_feature_decided_is_in_the_catalogue_of_its_year() {
    let g = Ground::new().await;
    let day = today().to_string();
    let review = json!({"unit_id": g.root, "done_on": day, "doc_no": "3号"});
    g.committee.post("/api/records/development/pool/reviews", review).await.expect(201);
    let founding = json!({"parent_id": g.root, "kind": "branch", "name": "第四支部", "full_members": 3});
    let wish = json!({"kind": "found", "reason": "党员增加", "founding": founding});
    let asked = g.admin.post("/api/records/unit-requests", wish).await.expect(201).at("/id");
    let decision = json!({"approve": true, "decided_on": day, "doc_no": "〔2026〕8号"});
    let request = g
        .admin
        .request(reqwest::Method::POST, &format!("/api/records/unit-requests/{asked}/decision"))
        .header("if-match", "\"v1\"");
    let decided = g.admin.send(request.json(&decision)).await.expect(200);
    let year = |unit: &str| format!("/api/records/units/{unit}/archive/{}", today().year());
    let above = g.committee.get(&year(&g.root)).await.expect(200);
    assert_eq!(of(&above, "unit_request")["entries"][0]["title"], "第四支部");
    assert_eq!(of(&above, "unit_request")["keep"], "permanent");
    assert_eq!(of(&above, "pool_review")["entries"][0]["on"], day.as_str());
    let founded = g.committee.get(&year(&decided.at("/unit_id"))).await.expect(200);
    assert_eq!(
        of(&founded, "unit_request")["entries"][0]["id"],
        asked.as_str(),
        "the unit has its paper as well"
    );
}
