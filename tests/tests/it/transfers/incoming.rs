use super::{Ground, TRANSFERS, days_ago, letter, main_step, next, show, take, this_month, with};
use kernel::Service;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _, Row as _};
use suites::in_words;

const INCOMING: &str = "/api/records/transfers/incoming";

fn person(unit: &str) -> Value {
    json!({
        "unit_id": unit, "name": "赵六", "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "probationary", "joined_on": days_ago(100), "mobile": "13812345678",
    })
}

fn comes(person: &Value, issued: i64, valid: i64) -> Value {
    let letter = json!({
        "number": "外字12号", "issued_on": days_ago(issued), "valid_until": days_ago(issued - valid), "paid_to": this_month(),
    });
    json!({"person": person, "from_place": "外省某市委组织部", "paper_letter": letter})
}

#[tokio::test]
async fn somebody_from_elsewhere_becomes_a_member_at_the_acceptance() {
    let g = Ground::new().await;
    let person = person(&g.south);
    let came = g.second.post(INCOMING, comes(&person, 5, 30)).await.expect(201);
    let id = came.at("/id");
    assert_eq!((came.at("/state"), &came.json["member_id"]), ("in_transit".into(), &Value::Null));
    assert_eq!(main_step(&came).as_deref(), Some("approve"));
    assert_eq!(came.json["steps"].as_array().map(Vec::len), Some(5));
    let raw = sealed(&g, &id).await;
    assert!(raw.is_some_and(|raw| !raw.windows(6).any(|part| part == "赵六".as_bytes())));
    assert_eq!(g.heads(&g.south).await, 0);
    let again = g.second.post(INCOMING, comes(&person, 5, 30)).await.refused(422, "transfer_already_open");
    assert_eq!(again.fields()[0].0, "/person/id_no");
    let detail = again.at("/detail");
    assert!(
        detail.contains(&in_words(&days_ago(0))) && detail.contains("（已转出，待转入党委审核）"),
        "{detail}"
    );
    assert!(detail.contains("（依据：中国共产党党员教育管理工作条例(2019)"), "{detail}");

    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    let taken = take(&g.south_secretary, &id, json!({"step": "accept"})).await.expect(200);
    let member = taken.at("/member_id");
    let found = g.admin.get(&format!("/api/records/members/{member}")).await.expect(200);
    assert_eq!((found.at("/name"), found.at("/unit_id")), ("赵六".into(), g.south.clone()));
    assert_eq!((found.at("/member_kind"), found.at("/joined_on")), ("probationary".into(), days_ago(100)));
    assert_eq!(g.heads(&g.south).await, 1);
    assert_eq!(sealed(&g, &id).await, None, "the papers went into the record");
    take(&g.second, &id, json!({"step": "return_receipt"})).await.expect(200);
    take(&g.second, &id, json!({"step": "archive"})).await.expect(200);
    g.second.post(INCOMING, comes(&person, 5, 30)).await.refused(409, "duplicate_id");
}

#[tokio::test]
async fn the_dues_begin_behind_the_month_of_the_letter() {
    let g = Ground::new().await;
    let id = g.second.post(INCOMING, comes(&person(&g.south), 5, 30)).await.expect(201).at("/id");
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    let taken = take(&g.south_secretary, &id, json!({"step": "accept"})).await.expect(200);
    let member = taken.at("/member_id");
    let path = format!("/api/records/members/{member}");
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    // a change of the record leaves what the letter says
    g.admin.patch(&path, version, json!({"job_title": "钳工"})).await.expect(200);
    let fix = format!("/api/records/dues/members/{member}/assessments");
    let from = |month: String| json!({"kind": "amount_only", "payer": "salaried", "from_month": month, "amount": 4500});
    let refused = g.admin.post(&fix, from(this_month())).await.refused(422, "dues_paid_before_transfer");
    let detail = refused.at("/detail");
    for said in [suites::in_words(&days_ago(5)), suites::in_words(&this_month())] {
        assert!(detail.contains(&said), "{said} in {detail}");
    }
    let next = kernel::YearMonth::of(super::today()).next().to_string();
    g.admin.post(&fix, from(next)).await.expect(201);
    let board = format!("/api/records/dues/units/{}/board", g.south);
    let row = g.admin.get(&board).await.expect(200).json["items"][0].clone();
    assert_eq!((&row["owed"], &row["arrears"]["flag"]), (&Value::Null, &json!("clear")));
    assert_eq!(row["paid_elsewhere"], json!({"paid_to": this_month(), "letter_on": days_ago(5)}));
    // the statistics are of the last month that is over, which the letter covers
    let figures = format!("/api/records/units/{}/statistics", g.south);
    let figures = g.admin.get(&format!("{figures}?chapter=dues")).await.expect(200);
    let classes = figures.json["tables"][0]["rows"].as_array().cloned().unwrap_or_default();
    let paid = classes.iter().find(|row| row["class"] == "paid").map(|row| row["count"].clone());
    assert_eq!(paid, Some(json!(1)), "{}", figures.text());
    for (class, n) in [("paid", 1), ("unpaid", 0), ("not_fixed", 0)] {
        let path = format!("/api/records/units/{}/statistics/behind?theme=dues&class={class}", g.south);
        let behind = g.admin.get(&path).await.expect(200);
        assert_eq!(behind.json["items"].as_array().map(Vec::len), Some(n), "{class}");
    }
}

#[tokio::test]
async fn an_expired_letter_waits_for_a_new_one() {
    let g = Ground::new().await;
    let came = g.second.post(INCOMING, comes(&person(&g.south), 40, 30)).await.expect(201);
    let id = came.at("/id");
    assert_eq!((came.at("/state"), came.at("/since")), ("expired".into(), days_ago(9)));
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"}))
        .await
        .refused(422, "transfer_letter_expired");
    assert_eq!(next(&came)[..1], ["issue_letter"]);
    take(&g.second, &id, letter()).await.refused(422, "transfer_letter_fields");
    let new = json!({"number": "外字13号", "issued_on": days_ago(1), "valid_until": days_ago(-29), "paid_to": this_month()});
    let again = take(&g.second, &id, json!({"step": "issue_letter", "paper_letter": new})).await.expect(200);
    assert_eq!((again.at("/state"), again.at("/letters/0/serial")), ("in_transit".into(), "外字13号".into()));
}

#[tokio::test]
async fn a_rejected_person_leaves_nothing_behind() {
    let g = Ground::new().await;
    let id = g.second.post(INCOMING, comes(&person(&g.south), 5, 30)).await.expect(201).at("/id");
    let rejected = take(&g.second, &id, json!({"step": "reject", "reason": "材料不全"})).await.expect(200);
    assert_eq!(
        (rejected.at("/state"), &rejected.json["person"]),
        ("rejected_by_receiver".into(), &Value::Null)
    );
    assert_eq!((sealed(&g, &id).await, g.heads(&g.south).await), (None, 0));
}

#[tokio::test]
async fn papers_are_checked_at_their_fields() {
    let g = Ground::new().await;
    let wrong = with(person(&g.south), json!({"id_no": "110105194912310021", "mobile": "123"}));
    let refused = g.second.post(INCOMING, comes(&wrong, 5, 30)).await.refused(422, "validation");
    let fields: Vec<String> = refused.fields().into_iter().map(|(pointer, _)| pointer).collect();
    assert!(fields.contains(&"/person/id_no".to_owned()) && fields.contains(&"/person/mobile".to_owned()));
    let long = g.second.post(INCOMING, comes(&person(&g.south), 5, 120)).await;
    long.refused(422, "transfer_letter_days");
    // a letter goes to the committee
    g.south_secretary
        .post(INCOMING, comes(&person(&g.south), 5, 30))
        .await
        .refused(403, "transfer_committee_records");
    g.first.post(INCOMING, comes(&person(&g.south), 5, 30)).await.refused(422, "unknown_unit");
}

#[tokio::test]
async fn whoever_comes_back_has_the_old_record() {
    let g = Ground::new().await;
    let id_no = suites::resident_id();
    let wang = json!({
        "name": "王五", "unit_id": g.east, "id_no": id_no, "gender": "male", "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01",
    });
    let member = g.admin.post("/api/records/members", wang.clone()).await.expect(201).at("/id");
    let out = json!({"member_id": member, "to_place": "外省", "reason": "工作调动"});
    let out = g.east_secretary.post(TRANSFERS, out).await.expect(201).at("/id");
    take(&g.east_secretary, &out, json!({"step": "approve"})).await.expect(200);
    for step in [
        json!({"step": "approve", "actor": "from_committee"}),
        letter(),
        json!({"step": "send"}),
        json!({"step": "return_receipt"}),
    ] {
        take(&g.first, &out, step).await.expect(200);
    }
    let back = with(wang, json!({"unit_id": g.south}));
    let id = g.second.post(INCOMING, comes(&back, 5, 30)).await.expect(201).at("/id");
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    let taken = take(&g.south_secretary, &id, json!({"step": "accept"})).await.expect(200);
    assert_eq!(taken.at("/member_id"), member);
    assert_eq!(g.home(&member).await, (g.south.clone(), "normal".to_owned()));
    assert_eq!(show(&g.first, &out).await.at("/state"), "receipt_returned");
}

/// What is kept of the person, as it lies in the database.
async fn sealed(g: &Ground, id: &str) -> Option<Vec<u8>> {
    let mut schema = g.org.schema(Service::Records).await;
    let sql = AssertSqlSafe(format!("SELECT person_sealed FROM transfers WHERE id = '{id}'"));
    schema.fetch_one(sql).await.expect("the statement runs").get("person_sealed")
}
