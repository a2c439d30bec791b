use super::{ELECTIONS, Ground, today};
use serde_json::{Value, json};
use suites::{Answer, Person};

const REQUESTS: &str = "/api/records/unit-requests";

async fn decide(who: &Person, id: &str, decision: Value) -> Answer {
    let version = who.get(&format!("{REQUESTS}/{id}")).await.json["version"].as_i64().unwrap_or(1);
    let request = who.request(reqwest::Method::POST, &format!("{REQUESTS}/{id}/decision"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&decision)).await
}

fn founding(parent: &str, name: &str) -> Value {
    json!({"kind": "found", "reason": "党员人数增加",
        "founding": {"parent_id": parent, "kind": "branch", "name": name, "full_members": 2}})
}

fn approval() -> Value {
    json!({"approve": true, "decided_on": today(), "doc_no": "集党〔2026〕20号"})
}

#[tokio::test]
async fn a_unit_is_founded_with_the_paper_of_the_committee_above() {
    let g = Ground::of(1).await;
    let asked = g.committee.post(REQUESTS, founding(&g.root, "南区党支部")).await.expect(201);
    assert_eq!(asked.at("/notices/0/code"), "too_few_full_members");
    assert_eq!(asked.at("/notices/0/basis/rule"), "units.thresholds");
    g.committee
        .post(REQUESTS, founding(&g.root, "南区党支部"))
        .await
        .refused(409, "unit_request_asked_already");
    let id = asked.at("/id");
    let bare = json!({"approve": true, "decided_on": today()});
    let missing = decide(&g.committee, &id, bare).await.expect(422);
    assert_eq!(missing.fields(), [("/doc_no".into(), "missing".into())]);
    let founded = decide(&g.committee, &id, approval()).await.expect(200);
    let unit = g.admin.get(&format!("/api/records/units/{}", founded.at("/unit_id"))).await.expect(200);
    assert_eq!(
        (unit.at("/name").as_str(), unit.at("/approved_doc_no").as_str()),
        ("南区党支部", "集党〔2026〕20号")
    );
    decide(&g.committee, &id, approval()).await.refused(409, "unit_request_decided");
    let history = format!("/api/records/units/{}/history?on={}", founded.at("/unit_id"), today());
    assert_eq!(g.admin.get(&history).await.expect(200).at("/tree/0/name"), "南区党支部");
}

#[tokio::test]
async fn a_joint_branch_of_more_bodies_than_usual_is_told_when_founded_and_when_merged_into() {
    let g = Ground::of(1).await;
    let joint = |bodies: i32| {
        let name = format!("园区第{bodies}联合党支部");
        let founding = json!({"parent_id": g.root, "kind": "joint_branch", "name": name, "full_members": 4,
            "joint_bodies": bodies});
        json!({"kind": "found", "reason": "党员不足三人", "founding": founding})
    };
    assert_eq!(g.committee.post(REQUESTS, joint(0)).await.status, 422);
    let usual = g.committee.post(REQUESTS, joint(5)).await.expect(201);
    assert_eq!((&usual.json["notices"], &usual.json["joint_bodies"]), (&json!([]), &json!(5)));
    let many = g.committee.post(REQUESTS, joint(6)).await.expect(201);
    assert_eq!(many.at("/notices/0/code"), "joint_of_many");
    assert_eq!(many.at("/notices/0/basis/rule"), "units.joint");
    assert!(many.at("/notices/0/basis/source").contains("联合党支部"));
    let founded = decide(&g.committee, &usual.at("/id"), approval()).await.expect(200).at("/unit_id");
    let unit = format!("/api/records/units/{founded}");
    assert_eq!(g.admin.get(&unit).await.expect(200).json["joint_bodies"], 5);
    let small = g.org.unit("南区党支部", "branch", Some(&g.root)).await;
    let merge = json!({"into_id": founded, "decided_on": today(), "doc_no": "集党委〔2026〕9号"});
    g.admin.post(&format!("/api/records/units/{small}/merge"), merge).await.expect(200);
    let merged = g.admin.get(&unit).await.expect(200);
    assert_eq!(merged.json["joint_bodies"], 6);
    let codes: Vec<&str> =
        merged.json["warnings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"joint_of_many"), "{codes:?}");
}

#[tokio::test]
async fn a_unit_with_open_work_stays() {
    let g = Ground::of(1).await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let person = json!({"name": "赵六", "id_no": suites::resident_id()});
    let file = json!({"unit_id": west, "applied_on": "2026-01-10", "person": person});
    g.admin.post("/api/records/development/files", file).await.expect(201);
    let plan = json!({"unit_id": west, "planned_on": today(), "committee": 0, "secretary_by": "members"});
    let election = g.admin.post(ELECTIONS, plan).await.expect(201);
    let entry = json!({"kind": "opening", "booked_on": "2026-01-05", "amount": 100, "money": "cash"});
    g.admin.post(&format!("/api/records/dues/units/{west}/ledger"), entry).await.expect(201);
    let transfer = json!({"member_id": g.full[0], "to_unit_id": west, "reason": "工作调动"});
    g.admin.post("/api/records/transfers", transfer).await.expect(201);
    let secretary = g.org.person("xiqu", "secretary", Some(&west), None).await;
    let ask = json!({"kind": "dissolve", "unit_id": west, "reason": "党员全部转出"});
    let asked = secretary.post(REQUESTS, ask).await.expect(201);
    assert_eq!(asked.json["open_work"].as_array().map(Vec::len), Some(5), "{}", asked.text());
    let id = asked.at("/id");
    decide(&secretary, &id, approval()).await.refused(403, "forbidden");
    let refused = decide(&g.committee, &id, approval()).await.refused(422, "unit_has_open_work");
    for field in std::iter::once(&refused.json).chain(refused.json["fields"].as_array().unwrap()) {
        let detail = field["detail"].as_str().unwrap();
        assert!(detail.contains("（依据：中国共产党支部工作条例(试行)(2018-10-28)第二章"), "{detail}");
        assert!(detail.contains("自2018年10月28日起"), "{detail}");
    }
    let mut named: Vec<String> = refused.fields().into_iter().map(|(_, code)| code).collect();
    named.sort();
    assert_eq!(
        named,
        [
            "unit_development_open",
            "unit_dues_open",
            "unit_election_open",
            "unit_money_left",
            "unit_transfers_open"
        ]
    );
    let unit = g.admin.get(&format!("/api/records/units/{west}")).await.expect(200);
    assert_eq!(unit.at("/state"), "active", "nothing half-done");
    assert_eq!(election.at("/state"), "preparing");
}

#[tokio::test]
async fn a_merge_leaves_no_open_work_behind_and_takes_the_files_along() {
    let g = Ground::of(1).await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let merge = json!({"into_id": g.branch, "decided_on": today(), "doc_no": "集党委〔2026〕9号"});
    let path = format!("/api/records/units/{west}/merge");
    let person = json!({"name": "赵六", "id_no": suites::resident_id()});
    let file = json!({"unit_id": west, "applied_on": "2026-01-10", "person": person});
    let file = g.admin.post("/api/records/development/files", file).await.expect(201).at("/id");
    let meeting = json!({
        "unit_id": west, "kinds": ["branch_meeting"], "subject": "支部党员大会",
        "planned_start": format!("{}T09:00:00+08:00", today()), "planned_end": format!("{}T10:00:00+08:00", today()),
    });
    let meeting = g.admin.post("/api/records/meetings", meeting).await.expect(201);
    let one = g.admin.post(&path, merge.clone()).await.refused(422, "unit_meetings_open");
    assert!(one.at("/detail").contains("（依据：中国共产党支部工作条例(试行)"), "{}", one.text());
    let transfer = json!({"member_id": g.full[0], "to_unit_id": west, "reason": "工作调动"});
    let transfer = g.admin.post("/api/records/transfers", transfer).await.expect(201).at("/id");
    let plan = json!({"unit_id": west, "planned_on": today(), "committee": 0, "secretary_by": "members"});
    let election = g.admin.post(ELECTIONS, plan).await.expect(201).at("/id");
    let refused = g.admin.post(&path, merge.clone()).await.refused(422, "unit_has_open_work");
    assert!(refused.at("/detail").contains("（依据：中国共产党支部工作条例(试行)"), "{}", refused.text());
    let mut named: Vec<String> = refused.fields().into_iter().map(|(_, code)| code).collect();
    named.sort();
    assert_eq!(named, ["unit_election_open", "unit_meetings_open", "unit_transfers_open"]);
    let unit = g.admin.get(&format!("/api/records/units/{west}")).await.expect(200);
    assert_eq!(unit.at("/state"), "active", "nothing half-done");

    let cancel = g
        .admin
        .request(reqwest::Method::POST, &format!("/api/records/meetings/{}/cancel", meeting.at("/id")));
    let cancel = cancel.header("if-match", "\"v1\"").json(&json!({"reason": "支部合并"}));
    g.admin.send(cancel).await.expect(200);
    super::post(&g.admin, &election, "cancel", json!({"reason": "支部合并"})).await.expect(200);
    g.admin.post(&path, merge.clone()).await.refused(422, "unit_transfers_open");
    let transfer = format!("/api/records/transfers/{transfer}");
    let version = g.admin.get(&transfer).await.expect(200).json["version"].as_i64().unwrap_or(1);
    let back = g.admin.request(reqwest::Method::POST, &format!("{transfer}/steps"));
    let back = back.header("if-match", format!("\"v{version}\"")).json(&json!({"step": "withdraw"}));
    g.admin.send(back).await.expect(200);
    g.admin.post(&path, merge).await.expect(200);
    let file = g.admin.get(&format!("/api/records/development/files/{file}")).await.expect(200);
    assert_eq!(file.at("/unit_id"), g.branch, "who is on the way to membership goes along");
}

#[tokio::test]
async fn a_unit_with_money_or_open_books_is_not_merged() {
    let g = Ground::of(1).await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let entry = json!({"kind": "opening", "booked_on": "2026-01-05", "amount": 100, "money": "cash"});
    g.admin.post(&format!("/api/records/dues/units/{west}/ledger"), entry).await.expect(201);
    let sent = json!({
        "kind": "remit", "from_unit_id": west, "amount": 40, "money": "cash", "sent_on": "2026-01-06",
    });
    g.admin.post("/api/records/dues/remittances", sent).await.expect(201);
    let merge = json!({"into_id": g.branch, "decided_on": today(), "doc_no": "集党委〔2026〕9号"});
    let refused = g.admin.post(&format!("/api/records/units/{west}/merge"), merge).await.expect(422);
    let mut named: Vec<String> = refused.fields().into_iter().map(|(_, code)| code).collect();
    named.sort();
    assert_eq!(named, ["unit_dues_open", "unit_money_left", "unit_remittances_open"]);
}

#[tokio::test]
async fn an_empty_unit_is_dissolved_and_a_request_can_be_taken_back() {
    let g = Ground::of(1).await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let ask = json!({"kind": "dissolve", "unit_id": west, "reason": "党员全部转出"});
    let id = g.committee.post(REQUESTS, ask.clone()).await.expect(201).at("/id");
    let back = g.committee.request(reqwest::Method::POST, &format!("{REQUESTS}/{id}/withdraw"));
    let back = g.committee.send(back.header("if-match", "\"v1\"")).await.expect(200);
    assert_eq!(back.at("/state"), "withdrawn");
    let id = g.committee.post(REQUESTS, ask).await.expect(201).at("/id");
    decide(&g.committee, &id, approval()).await.expect(200);
    let unit = g.admin.get(&format!("/api/records/units/{west}")).await.expect(200);
    assert_eq!(unit.at("/state"), "dissolved");
    let top = json!({"kind": "dissolve", "unit_id": g.root, "reason": "合并"});
    g.admin.post(REQUESTS, top).await.refused(422, "root_stays");
    let both = json!({"kind": "found", "unit_id": west, "reason": "合并"});
    g.admin.post(REQUESTS, both).await.refused(422, "unit_request_not_this_kind");
}
