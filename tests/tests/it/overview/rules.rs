use super::{Ground, VALUES, decision, first_of_month, today};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use sqlx::Executor as _;
use suites::{Person, TestApp};

const BOOK: &str = "/api/records/rules/book";

async fn rule(who: &Person, id: &str) -> Value {
    let book = who.get(BOOK).await.expect(200).json;
    let areas = book["areas"].as_array().cloned().unwrap_or_default();
    let rules = areas.iter().flat_map(|area| area["rules"].as_array().cloned().unwrap_or_default());
    rules.into_iter().find(|rule| rule["id"] == id).unwrap_or_default()
}

fn setting(rule: &Value, name: &str) -> Value {
    let all = rule["settings"].as_array().cloned().unwrap_or_default();
    all.into_iter().find(|setting| setting["name"] == name).unwrap_or_default()
}

#[tokio::test]
async fn everybody_reads_every_rule_with_its_source() {
    let g = Ground::new().await;
    let letter = rule(&g.secretary, "transfers.letter").await;
    assert!(letter["source"].as_str().is_some_and(|source| source.contains("组通字")));
    assert_eq!(setting(&letter, "days.city")["value"], 10);
    assert_eq!(
        setting(&letter, "days.city")["room"],
        json!({"shape": "number", "least": 1, "most": 90, "unit": null})
    );
    let retention = rule(&g.secretary, "privacy.retention").await;
    assert_eq!((&retention["elsewhere"], &retention["settings"]), (&json!(true), &json!([])));
}

#[tokio::test]
async fn everybody_is_told_what_the_organisation_practises() {
    let g = Ground::new().await;
    let all = json!(["cadres", "development", "dues", "transfers"]);
    assert_eq!(g.secretary.get("/api/records/rules").await.expect(200).json["practises"], all);
    let org = TestApp::get().await.org(TenantKind::Association).await;
    let admin = org.admin().await;
    let practises = async || admin.get("/api/records/rules").await.expect(200).json["practises"].clone();
    assert_eq!(practises().await, json!([]));
    let collect = decision("dues.practice", "practised", json!(true), first_of_month());
    admin.post(VALUES, collect).await.expect(201);
    assert_eq!(practises().await, json!(["dues"]));
}

#[tokio::test]
async fn nothing_is_to_do_in_an_area_that_is_left_out() {
    let org = TestApp::get().await.org(TenantKind::Association).await;
    let admin = org.admin().await;
    let branch = org.unit("志愿服务分会", "branch", None).await;
    org.member("张三", &branch).await;
    let board = admin.get(&format!("/api/records/units/{branch}/month")).await.expect(200);
    assert!(!board.text().contains("dues_"), "{}", board.text());
}

#[tokio::test]
async fn an_administrator_alone_decides_and_within_the_bounds_of_the_rule() {
    let g = Ground::new().await;
    let stricter = decision("transfers.letter", "days.city", json!(15), first_of_month());
    g.secretary.post(VALUES, stricter.clone()).await.refused(403, "forbidden");
    let looser = decision("transfers.letter", "days.city", json!(91), first_of_month());
    let refused = g.admin.post(VALUES, looser).await.refused(422, "rule_value_out_of_bounds");
    assert_eq!(refused.fields(), [("/value".into(), "rule_value_out_of_bounds".into())]);
    assert!(refused.text().contains("依据") && refused.text().contains("组通字"));
    let never =
        decision("meetings.duties", "branch_meeting", json!({"times": 1, "per": "year"}), first_of_month());
    g.admin.post(VALUES, never).await.refused(422, "rule_value_out_of_bounds");
    let kind = decision("transfers.letter", "days.city", json!("long"), first_of_month());
    g.admin.post(VALUES, kind).await.refused(422, "rule_value_out_of_bounds");
    let kept = g.admin.post(VALUES, stricter).await.expect(201);
    assert_eq!((&kept.json["value"], &kept.json["reason"]), (&json!(15), &json!("党委会决定")));
    let letter = rule(&g.secretary, "transfers.letter").await;
    assert_eq!((&letter["own"], &setting(&letter, "days.city")["value"]), (&json!(true), &json!(15)));
    assert_eq!(setting(&letter, "days.city")["usual"], 10);
    let history = g.secretary.get(&format!("{VALUES}?rule=transfers.letter")).await.expect(200);
    assert_eq!(history.json["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn what_cannot_be_decided_is_named() {
    let g = Ground::new().await;
    let from = first_of_month();
    for (body, field, code) in [
        (decision("transfers.swimming", "value", json!(1), from), "/rule", "unknown_rule"),
        (decision("transfers.letter", "days.moon", json!(1), from), "/setting", "rule_leaves_no_choice"),
        (decision("development.limits", "joining_age", json!(20), from), "/setting", "rule_leaves_no_choice"),
        (decision("privacy.retention", "sessions", json!(200), from), "/rule", "rule_decided_elsewhere"),
        (
            decision("transfers.letter", "days.city", json!(15), from.previous_day().unwrap()),
            "/effective_from",
            "rule_value_too_early",
        ),
    ] {
        let refused = g.admin.post(VALUES, body).await.expect(422);
        assert_eq!(refused.fields(), [(field.into(), code.into())]);
    }
    let crossed = decision("development.limits", "extension_most", json!(6), from);
    g.admin.post(VALUES, crossed).await.expect(201);
    let crossed = decision("development.limits", "extension_least", json!(12), from);
    g.admin.post(VALUES, crossed).await.refused(422, "rule_values_contradict");
}

#[tokio::test]
async fn the_duty_calendar_obeys_from_the_day_on_and_another_organisation_does_not() {
    let g = Ground::new().await;
    let path = format!("/api/records/meetings/calendar?unit_id={}&year={}", g.east, today().year() + 1);
    let due = |calendar: &Value| {
        let duties = calendar["duties"].as_array().cloned().unwrap_or_default();
        let meetings = duties.into_iter().find(|duty| duty["kind"] == "branch_meeting").unwrap_or_default();
        meetings["periods"].as_array().map(Vec::len)
    };
    let before = g.secretary.get(&path).await.expect(200);
    assert_eq!(due(&before.json), Some(4));
    let monthly =
        decision("meetings.duties", "branch_meeting", json!({"times": 1, "per": "month"}), first_of_month());
    g.admin.post(VALUES, monthly).await.expect(201);
    let after = g.secretary.get(&path).await.expect(200);
    assert_eq!(due(&after.json), Some(12));
    assert_eq!(after.json["duties"][0]["basis"]["own"], true);
    let other = Ground::new().await;
    let path = format!("/api/records/meetings/calendar?unit_id={}&year={}", other.east, today().year() + 1);
    assert_eq!(due(&other.secretary.get(&path).await.expect(200).json), Some(4));
}

#[tokio::test]
async fn dues_and_transfers_obey() {
    let g = Ground::new().await;
    let day = decision("dues.payment", "due_day", json!(1), first_of_month());
    g.admin.post(VALUES, day).await.expect(201);
    assert_eq!(setting(&rule(&g.admin, "dues.payment").await, "due_day")["value"], 1);
    let rules = g.admin.get("/api/records/rules").await.expect(200);
    assert!(rules.json["rules"].as_array().is_some_and(|rules| !rules.is_empty()));
    // an association moves no relations until it says so
    let org = TestApp::get().await.org(TenantKind::Association).await;
    let admin = org.admin().await;
    let root = org.unit("协会党委", "party_committee", None).await;
    let branch = org.unit("秘书处党支部", "branch", Some(&root)).await;
    let other = org.unit("会员党支部", "branch", Some(&root)).await;
    let li = org.member("李四", &branch).await;
    let wish = json!({"member_id": li, "to_unit_id": other, "reason": "工作调动"});
    admin.post("/api/records/transfers", wish.clone()).await.refused(409, "transfers_not_practised");
    let on = decision("transfers.practice", "value", json!(true), first_of_month());
    admin.post(VALUES, on).await.expect(201);
    admin.post("/api/records/transfers", wish).await.expect(201);
}

#[tokio::test]
async fn a_decision_is_audited_and_told_and_taken_back() {
    let g = Ground::new().await;
    let from = first_of_month();
    g.admin.post(VALUES, decision("transfers.letter", "days.city", json!(15), from)).await.expect(201);
    g.admin.post(VALUES, decision("transfers.letter", "days.city", Value::Null, from)).await.expect(201);
    let letter = rule(&g.admin, "transfers.letter").await;
    assert_eq!(setting(&letter, "days.city")["value"], 10);
    let audit = g.admin.get("/api/records/audit?subject=rule").await.expect(200);
    assert_eq!(audit.json["items"].as_array().map(Vec::len), Some(2));
    let mut schema = g.org.schema(Service::Records).await;
    let told = schema.fetch_all("SELECT 1 FROM rule_values").await.unwrap();
    assert_eq!(told.len(), 2);
}

#[tokio::test]
async fn an_organisation_makes_a_condition_of_development_harder_and_not_softer() {
    let g = Ground::new().await;
    let weigh =
        |code: &str, word: &str| decision("development.workflow", code, json!(word), first_of_month());
    for (code, word) in [("G4", "alert"), ("G11", "block")] {
        g.admin.post(VALUES, weigh(code, word)).await.refused(422, "rule_value_out_of_bounds");
    }
    g.admin.post(VALUES, weigh("G1", "warn")).await.expect(422);
    g.admin.post(VALUES, weigh("G4", "block")).await.expect(201);
    let g4 = async || setting(&rule(&g.secretary, "development.workflow").await, "G4");
    let harder = g4().await;
    assert_eq!((&harder["value"], &harder["usual"]), (&json!("block"), &json!("warn")));
    assert_eq!(
        harder["room"],
        json!({"shape": "word", "allowed": ["warn", "block"]}),
        "it may be chosen anew"
    );
    g.admin.post(VALUES, weigh("G4", "warn")).await.expect(201);
    assert_eq!(g4().await["value"], "warn");
    let notice = |step: &str| decision("development.workflow", step, json!(true), first_of_month());
    g.admin.post(VALUES, notice("choose_activist")).await.expect(201);
    g.admin.post(VALUES, notice("apply")).await.expect(422);
    let further = setting(&rule(&g.secretary, "development.workflow").await, "choose_activist");
    assert_eq!((&further["value"], &further["usual"]), (&json!(true), &json!(false)));
    assert_eq!(
        rule(&g.secretary, "meetings.appraisal").await["settings"],
        json!([]),
        "nothing reckons by it"
    );
}

fn year(from: &str, off: Value, worked: Value) -> Value {
    json!({
        "rule": "calendar.working_days", "setting": "days", "effective_from": from, "reason": "国办通知",
        "value": {"off": off, "worked": worked},
    })
}

#[tokio::test]
async fn the_days_off_of_a_year_are_entered_whole_kept_and_taken_back() {
    let g = Ground::new().await;
    let spring = || json!([["2031-01-22", "2031-01-28"]]);
    let good = || year("2031-01-01", spring(), json!(["2031-01-19"]));
    g.secretary.post(VALUES, good()).await.refused(403, "forbidden");
    for (body, field, code) in [
        (year("2031-02-01", spring(), json!([])), "/effective_from", "rule_days_not_from_new_year"),
        (year("2032-01-01", spring(), json!([])), "/value", "rule_days_amiss"),
        (year("2031-01-01", json!([["2031-01-28", "2031-01-22"]]), json!([])), "/value", "rule_days_amiss"),
        (year("2031-01-01", spring(), json!(["2031-01-20"])), "/value", "rule_days_amiss"),
    ] {
        let refused = g.admin.post(VALUES, body).await.expect(422);
        assert_eq!(refused.fields(), [(field.into(), code.into())]);
    }
    let kept = g.admin.post(VALUES, good()).await.expect(201);
    assert_eq!(kept.at("/value/off/0/1"), "2031-01-28");
    let on = async |day: &str| {
        let book = g.secretary.get(&format!("{BOOK}?on={day}")).await.expect(200).json;
        let areas = book["areas"].as_array().cloned().unwrap_or_default();
        let area = areas.into_iter().find(|area| area["area"] == "calendar").unwrap_or_default();
        area["rules"][0].clone()
    };
    let entered = on("2031-06-01").await;
    assert_eq!((&entered["own"], &entered["effective_from"]), (&json!(true), &json!("2031-01-01")));
    assert_eq!(setting(&entered, "days")["value"]["worked"], json!(["2031-01-19"]));
    assert_eq!(setting(&entered, "days")["usual"], Value::Null);
    let history = g.secretary.get(&format!("{VALUES}?rule=calendar.working_days")).await.expect(200);
    assert_eq!(history.at("/items/0/reason"), "国办通知");
    let mut back = good();
    back["value"] = Value::Null;
    g.admin.post(VALUES, back).await.expect(201);
    assert_ne!(on("2031-06-01").await["effective_from"], "2031-01-01");
}
