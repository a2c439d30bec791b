use super::Ground;
use serde_json::{Value, json};
use suites::{Answer, Person};

const POOL: &str = "/api/records/development/pool";
const REVIEWS: &str = "/api/records/development/pool/reviews";

async fn pool(who: &Person, unit: &str) -> Answer {
    who.get(&format!("{POOL}?unit_id={unit}")).await.expect(200)
}

fn of<'a>(answer: &'a Answer, standing: &str) -> &'a Value {
    answer.json["lines"].as_array().unwrap().iter().find(|line| line["standing"] == standing).unwrap()
}

/// What the board of a unit says of the analysis.
async fn on_board(who: &Person, unit: &str) -> Value {
    let month = who.get(&format!("/api/records/units/{unit}/month")).await.expect(200);
    let items = month.json["items"].as_array().unwrap();
    items.iter().find(|one| one["matter"] == "pool_review_due").cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_committee_analyses_its_pool_every_year_and_is_reminded_of_it() {
    let g = Ground::new().await;
    assert_eq!(pool(&g.committee, &g.root).await.json["due_by"], Value::Null, "nobody is in the pool");
    g.walked("choose_candidate").await;
    g.opened("孙九", "2026-01-10").await;
    let now = pool(&g.committee, &g.root).await;
    assert_eq!(
        (of(&now, "applicant")["all"].clone(), of(&now, "activist")["all"].clone()),
        (json!(1), json!(1))
    );
    assert_eq!((now.json["every"].clone(), now.json["overdue"].clone()), (json!(12), json!(false)));
    assert!(now.json["due_by"].is_string() && now.json["last"].is_null(), "{}", now.json);
    assert_eq!(on_board(&g.committee, &g.root).await, Value::Null);

    let review = |more: Value| super::with(json!({"unit_id": g.root, "done_on": "2024-12-20"}), more);
    let paper = || json!({"doc_no": "〔2024〕12号", "note": "一线比例偏低"});
    g.committee.post(REVIEWS, review(json!({}))).await.refused(422, "development_pool_review_shown");
    let tomorrow = review(json!({"doc_no": "1", "done_on": "2999-01-01"}));
    g.committee.post(REVIEWS, tomorrow).await.refused(422, "in_future");
    let branch = review(json!({"unit_id": g.branch, "doc_no": "1"}));
    g.committee.post(REVIEWS, branch).await.refused(422, "development_pool_not_analysed");
    let made = g.committee.post(REVIEWS, review(paper())).await.expect(201);
    assert_eq!(of(&made, "activist")["all"], 1, "the pool is kept with it");
    g.committee.post(REVIEWS, review(paper())).await.refused(409, "development_pool_review_twice");

    let due = pool(&g.committee, &g.root).await;
    assert_eq!((due.at("/due_by"), due.json["overdue"].clone()), ("2025-12-20".into(), json!(true)));
    let hint = on_board(&g.committee, &g.root).await;
    assert_eq!((hint["urgency"].clone(), hint["on"].clone()), (json!("overdue"), json!("2025-12-20")));
    assert_eq!(on_board(&g.secretary, &g.branch).await, Value::Null, "it is the committee's");
    let told = g.told("development.pool_reviewed.v1").await;
    assert_eq!((told.len(), told[0].1["withdrawn"].clone()), (1, json!(false)));
    assert!(told[0].1.get("note").is_none());

    g.committee.delete(&format!("{REVIEWS}/{}", made.at("/id"))).await.expect(204);
    g.committee.delete(&format!("{REVIEWS}/{}", made.at("/id"))).await.refused(404, "not_found");
    assert!(pool(&g.committee, &g.root).await.json["last"].is_null());
    assert_eq!(g.count("audit_log WHERE action IN ('record_pool_review', 'remove_pool_review')").await, 2);
}

#[tokio::test]
async fn an_analysis_names_the_meeting_it_was_made_at() {
    let g = Ground::new().await;
    g.walked("choose_candidate").await;
    let held = async |unit: &str, kind: &str, day: &str| {
        let meeting = json!({
            "unit_id": unit, "kinds": [kind], "subject": "队伍分析",
            "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T10:00:00+08:00"),
        });
        let id = g.admin.post("/api/records/meetings", meeting).await.expect(201).at("/id");
        let attendance =
            g.admin.request(reqwest::Method::PUT, &format!("/api/records/meetings/{id}/attendance"));
        let started = json!({"started_at": format!("{day}T09:00:00+08:00"), "marks": []});
        g.admin.send(attendance.header("if-match", "\"v1\"").json(&started)).await.expect(200);
        id
    };
    let elsewhere = held(&g.branch, "branch_meeting", "2026-03-02").await;
    let at = |meeting: &str| json!({"unit_id": g.root, "done_on": "2026-03-02", "meeting_id": meeting});
    g.committee.post(REVIEWS, at(&elsewhere)).await.refused(422, "unknown_meeting");
    let none = uuid::Uuid::now_v7().to_string();
    g.committee.post(REVIEWS, at(&none)).await.refused(422, "unknown_meeting");
    let here = held(&g.root, "committee_meeting", "2026-03-02").await;
    let other_day = super::with(at(&here), json!({"done_on": "2026-03-03"}));
    g.committee.post(REVIEWS, other_day).await.refused(422, "meeting_on_other_day");
    assert_eq!(g.committee.post(REVIEWS, at(&here)).await.expect(201).at("/meeting_id"), here);
}

#[tokio::test]
async fn the_analyses_of_a_committee_are_listed_page_by_page_and_recorded_by_it_alone() {
    let g = Ground::new().await;
    for day in ["2023-12-20", "2024-12-20", "2025-12-20"] {
        let review = json!({"unit_id": g.root, "done_on": day, "doc_no": "1"});
        g.committee.post(REVIEWS, review).await.expect(201);
    }
    let first = g.committee.get(&format!("{REVIEWS}?unit_id={}&limit=2", g.root)).await.expect(200);
    let days = |page: &Answer| {
        let items = page.json["items"].as_array().unwrap().iter();
        items.map(|one| one["done_on"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(days(&first), ["2025-12-20", "2024-12-20"]);
    let next = format!("{REVIEWS}?unit_id={}&limit=2&cursor={}", g.root, first.at("/next"));
    assert_eq!(days(&g.committee.get(&next).await.expect(200)), ["2023-12-20"]);
    let review = json!({"unit_id": g.branch, "done_on": "2025-12-21", "doc_no": "1"});
    g.secretary.post(REVIEWS, review).await.refused(403, "forbidden");
    let id = first.at("/items/0/id");
    g.secretary.delete(&format!("{REVIEWS}/{id}")).await.refused(404, "not_found");
}
