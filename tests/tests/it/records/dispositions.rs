//! What was decided about a member: nobody leaves without it, rights rest by it, and few see it.

use super::{Ground, MEMBERS, draft, draft_with, today};
use events::{Event as _, kinds::DispositionChanged};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use suites::{Answer, in_words};
use time::{Date, Duration};

const DISPOSITIONS: &str = "/api/records/dispositions";
const RIGHTS: &str = "/api/records/rights-suspensions";

fn decided(member: &str, kind: &str, on: Date) -> Value {
    json!({
        "member_id": member, "kind": kind, "decided_by": "branch_meeting", "body_name": "东区党支部党员大会", "decided_on": on,
    })
}

fn approval(level: &str, on: Date) -> Value {
    json!({"level": level, "approved_by": "集团党委", "approved_on": on, "doc_no": "集党〔2026〕8号"})
}

fn approved(member: &str, kind: &str, on: Date) -> Value {
    let mut new = decided(member, kind, on);
    new["approval"] = approval("county", on);
    new
}

impl Ground {
    async fn somebody(&self) -> String {
        self.admin.post(MEMBERS, draft("张三", &self.east)).await.expect(201).at("/id")
    }

    async fn state(&self, member: &str) -> String {
        self.admin.get(&format!("{MEMBERS}/{member}")).await.expect(200).at("/membership_state")
    }

    /// What a form that changes the state of a membership is answered.
    async fn leave(&self, member: &str, state: &str) -> Answer {
        let path = format!("{MEMBERS}/{member}");
        let version = self.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
        let patch = json!({"membership_state": state, "reason": "组织决定"});
        self.admin.patch(&path, version, patch).await
    }
}

#[tokio::test]
async fn nobody_leaves_by_a_form() {
    let g = Ground::enterprise().await;
    let member = g.somebody().await;
    for state in ["removed", "withdrawn", "expelled"] {
        let refused = g.leave(&member, state).await.refused(422, "leaving_undecided");
        assert_eq!(refused.fields()[0].0, "/membership_state");
        assert!(refused.text().contains("2017年10月24日"), "the rule and its day: {}", refused.text());
    }
    let on = today() - Duration::days(30);
    let entered = g.admin.post(DISPOSITIONS, decided(&member, "expulsion", on)).await.expect(201);
    assert_eq!(entered.json["in_force_from"], Value::Null);
    let waiting = g.leave(&member, "expelled").await.refused(422, "leaving_unapproved");
    assert!(waiting.text().contains(&in_words(&on.to_string())), "{}", waiting.text());
    let approve = format!("{DISPOSITIONS}/{}/approve", entered.at("/id"));
    g.admin.post(&approve, approval("committee", today())).await.refused(422, "disposition_approved_too_low");
    let early = approval("county", on - Duration::DAY);
    g.admin.post(&approve, early).await.refused(422, "disposition_approved_early");
    assert_eq!(g.state(&member).await, "normal");
    let in_force = g.admin.post(&approve, approval("county", today())).await.expect(200);
    assert_eq!(in_force.json["in_force_from"], json!(today()));
    assert_eq!(g.state(&member).await, "expelled", "the approval ends the membership");
    g.admin.post(&approve, approval("county", today())).await.refused(409, "disposition_approved_already");
}

#[tokio::test]
async fn whoever_does_not_take_the_advice_is_removed_after_it() {
    let g = Ground::enterprise().await;
    let (member, other) = (g.somebody().await, g.somebody().await);
    let on = today() - Duration::days(60);
    let removal = approved(&member, "removal", today());
    g.admin.post(DISPOSITIONS, removal.clone()).await.refused(422, "disposition_step_missing");
    for one in [&member, &other] {
        g.admin.post(DISPOSITIONS, approved(one, "advised_to_leave", on)).await.expect(201);
        assert_eq!(g.state(one).await, "normal", "advice does not end a membership");
    }
    g.leave(&other, "withdrawn").await.expect(200);
    g.admin.post(DISPOSITIONS, removal).await.expect(201);
    assert_eq!(g.state(&member).await, "removed");
}

#[tokio::test]
async fn a_term_is_within_the_rule_and_a_body_has_the_power() {
    let g = Ground::enterprise().await;
    let member = g.somebody().await;
    let with = |kind: &str, field: &str, value: Value| {
        let mut new = approved(&member, kind, today());
        new[field] = value;
        new
    };
    let refused = [
        (with("correct_in_time", "months", json!(13)), "disposition_term", "/months"),
        (with("probation_within_party", "months", json!(18)), "disposition_term_steps", "/months"),
        (with("warning", "months", json!(12)), "disposition_no_term", "/months"),
        (with("correct_in_time", "decided_by", json!("higher_body")), "missing", "/doc_no"),
        (with("warning", "decided_by", json!("council")), "disposition_wrong_body", "/decided_by"),
        (with("warning", "decided_on", json!("1999-01-01")), "disposition_before_joined", "/decided_on"),
    ];
    for (new, code, pointer) in refused {
        let answer = g.admin.post(DISPOSITIONS, new).await.expect(422);
        assert_eq!((answer.fields()[0].0.as_str(), answer.fields()[0].1.as_str()), (pointer, code));
    }
    let usual = g.admin.post(DISPOSITIONS, approved(&member, "correct_in_time", today())).await.expect(201);
    assert_eq!(usual.json["open"]["months"], json!(12), "a year where the decision names no time");
    let twice = g.admin.post(DISPOSITIONS, approved(&member, "correct_in_time", today())).await;
    twice.refused(409, "disposition_entered_already");
    let probationary = draft_with("王五", &g.east, json!({"member_kind": "probationary", "full_on": null}));
    let probationary = g.admin.post(MEMBERS, probationary).await.expect(201).at("/id");
    let never = g.admin.post(DISPOSITIONS, approved(&probationary, "advised_to_leave", today())).await;
    never.refused(422, "disposition_of_full_members");
}

#[tokio::test]
async fn probation_as_a_member_lets_the_rights_rest_once() {
    let g = Ground::enterprise().await;
    let (member, other) = (g.somebody().await, g.somebody().await);
    let on = today() - Duration::days(10);
    let observed = |member: &str| {
        let mut new = approved(member, "probation_within_party", on);
        new["months"] = json!(12);
        new
    };
    let entered = g.admin.post(DISPOSITIONS, observed(&member)).await.expect(201);
    assert_eq!(entered.json["open"]["rests_rights"], json!(true));
    let rights = async |member: &str| {
        let listed = g.admin.get(&format!("{RIGHTS}?member_id={member}")).await.expect(200);
        listed.json["items"].as_array().unwrap().clone()
    };
    let held = rights(&member).await;
    assert_eq!(held.len(), 1);
    assert_eq!(
        (&held[0]["kind"], &held[0]["since"], &held[0]["until"]),
        (&json!("under_observation"), &json!(on), &entered.json["open"]["until"])
    );
    let end = format!("{RIGHTS}/{}/end", held[0]["id"].as_str().unwrap());
    g.admin.post(&end, json!({"ended_on": today()})).await.refused(409, "rights_rest_by_penalty");
    let lift = format!("{DISPOSITIONS}/{}/lift", entered.at("/id"));
    let early = json!({"lifted_on": on - Duration::DAY});
    g.admin.post(&lift, early).await.refused(422, "disposition_lifted_early");
    g.admin.post(&lift, json!({"lifted_on": today()})).await.expect(200);
    assert_eq!(rights(&member).await[0]["until"], json!(today() - Duration::DAY));
    // what was entered by the paper alone stays the one entry
    let by_paper = json!({
        "member_id": other, "kind": "under_observation", "doc_no": "集纪〔2026〕1号", "decided_on": on, "since": on,
    });
    g.admin.post(RIGHTS, by_paper).await.expect(201);
    let adopted = g.admin.post(DISPOSITIONS, observed(&other)).await.expect(201);
    let held = rights(&other).await;
    assert_eq!((held.len(), &held[0]["until"]), (1, &adopted.json["open"]["until"]));
}

#[tokio::test]
async fn history_is_filled_in_with_a_reason_and_keeps_what_is_doubtful() {
    let g = Ground::enterprise().await;
    let member = g.somebody().await;
    let on = Date::from_calendar_date(2010, time::Month::May, 4).unwrap();
    let mut removal = decided(&member, "removal", on);
    g.admin.post(DISPOSITIONS, removal.clone()).await.refused(422, "disposition_step_missing");
    removal["back_filled_reason"] = json!("补录 2010 年的材料");
    let entered = g.admin.post(DISPOSITIONS, removal).await.expect(201);
    assert_eq!(entered.json["open"]["doubts"], json!(["step_missing"]));
    assert_eq!(entered.json["in_force_from"], json!(on));
    assert_eq!(g.state(&member).await, "removed");
    let here = g.somebody().await;
    let mut late = decided(&here, "warning", today());
    late["back_filled_reason"] = json!("补录");
    g.admin.post(DISPOSITIONS, late).await.refused(422, "disposition_not_history");
}

#[tokio::test]
async fn the_committee_and_the_secretary_see_it_and_nobody_else_does() {
    let g = Ground::enterprise().await;
    let member = g.somebody().await;
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let herself = g.org.person("zhangsan", "member", Some(&g.east), Some(&member)).await;
    let on = today() - Duration::days(5);
    secretary.post(DISPOSITIONS, approved(&member, "warning", on)).await.refused(403, "forbidden");
    let mut blank = approved(&member, "warning", on);
    blank["back_filled_reason"] = json!(" ");
    secretary.post(DISPOSITIONS, blank).await.refused(403, "forbidden");
    let entered = secretary.post(DISPOSITIONS, decided(&member, "warning", on)).await.expect(201);
    let approve = format!("{DISPOSITIONS}/{}/approve", entered.at("/id"));
    secretary.post(&approve, approval("committee", on)).await.refused(403, "forbidden");
    elsewhere.post(DISPOSITIONS, decided(&member, "severe_warning", on)).await.refused(422, "unknown_member");
    elsewhere.post(&approve, approval("committee", on)).await.refused(404, "not_found");
    let committee = g.org.person("dangwei", "org_committee", Some(&g.root), None).await;
    committee.post(&approve, approval("committee", on)).await.expect(200);
    let seen = secretary.get(DISPOSITIONS).await.expect(200);
    assert_eq!(seen.at("/items/0/open/kind"), "warning");
    let masked = auditor.get(DISPOSITIONS).await.expect(200);
    assert_eq!((&masked.json["items"][0]["open"], masked.at("/items/0/member_id")), (&Value::Null, member));
    commissioner.get(DISPOSITIONS).await.refused(403, "forbidden");
    herself.get(DISPOSITIONS).await.refused(403, "forbidden");
    assert_eq!(elsewhere.get(DISPOSITIONS).await.expect(200).json["items"], json!([]));
    let own = herself.get(&format!("{DISPOSITIONS}/mine")).await.expect(200);
    assert_eq!(own.at("/items/0/open/kind"), "warning");
}

#[tokio::test]
async fn whoever_reads_it_is_written_down_with_the_member() {
    let g = Ground::enterprise().await;
    let (member, other) = (g.somebody().await, g.somebody().await);
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let herself = g.org.person("zhangsan", "member", Some(&g.east), Some(&member)).await;
    let on = today() - Duration::days(5);
    for (who, kind) in [(&member, "warning"), (&member, "severe_warning"), (&other, "warning")] {
        g.admin.post(DISPOSITIONS, decided(who, kind, on)).await.expect(201);
    }
    let read = async || {
        let log = g.admin.get("/api/records/audit?action=reveal").await.expect(200);
        log.json["items"].as_array().unwrap().clone()
    };
    let of = |id: &str| format!("{DISPOSITIONS}?member_id={id}");
    assert_eq!(read().await, Vec::<Value>::new(), "whoever decides knows it anyway");
    secretary.get(&of(&member)).await.expect(200);
    let entries = read().await;
    assert_eq!(entries.len(), 1);
    assert_eq!((&entries[0]["subject"], &entries[0]["subject_id"]), (&json!("member"), &json!(member)));
    assert_eq!(entries[0]["new"], json!({"dispositions": 2, "dispositions_open": 2}));
    assert_eq!(entries[0]["actor"]["kind"], "account");
    auditor.get(DISPOSITIONS).await.expect(200);
    let entries = read().await;
    assert_eq!(entries.len(), 3, "of each member once");
    let masked = entries.iter().find(|one| one["subject_id"] == json!(other)).unwrap();
    assert_eq!(masked["new"], json!({"dispositions": 1, "dispositions_open": 0}));
    herself.get(&format!("{DISPOSITIONS}/mine")).await.expect(200);
    let nobody = g.somebody().await;
    secretary.get(&of(&nobody)).await.expect(200);
    assert_eq!(read().await.len(), 3, "what is one's own, and what is not there, leaves no trace");
}

/// What other services hear of decisions about members, as it is written.
async fn told(g: &Ground) -> Vec<Value> {
    let sql = "SELECT payload FROM platform.outbox WHERE kind = $1 AND tenant_key = $2 ORDER BY txid, seq";
    let values = [DispositionChanged::KIND.into(), g.org.entry.tenant.key.as_str().into()];
    let tx = g.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let rows = tx.query_all_raw(query).await.unwrap();
    let payload = |row: &sea_orm::QueryResult| row.try_get::<String>("", "payload").unwrap();
    rows.iter().map(|row| serde_json::from_str(&payload(row)).unwrap()).collect()
}

#[tokio::test]
async fn other_services_hear_of_days_and_of_nothing_else() {
    let g = Ground::enterprise().await;
    let member = g.somebody().await;
    let on = today() - Duration::days(30);
    let entered = g.admin.post(DISPOSITIONS, decided(&member, "expulsion", on)).await.expect(201);
    let path = format!("{DISPOSITIONS}/{}", entered.at("/id"));
    // what is refused is not told
    g.admin.post(&format!("{path}/approve"), approval("committee", today())).await.expect(422);
    g.admin.post(&format!("{path}/approve"), approval("county", today())).await.expect(200);
    g.admin.post(&format!("{path}/lift"), json!({"lifted_on": today()})).await.expect(200);
    let told = told(&g).await;
    let days = |name: &str| -> Vec<Value> { told.iter().map(|event| event[name].clone()).collect() };
    let (before, now) = (Value::Null, json!(today()));
    assert_eq!(days("decided_on"), vec![json!(on); 3]);
    assert_eq!(days("in_force_from"), [before.clone(), now.clone(), now.clone()]);
    assert_eq!(days("approved_on"), [before.clone(), now.clone(), now.clone()]);
    assert_eq!(days("lifted_on"), [before.clone(), before, now]);
    let known = ["approved_on", "decided_on", "id", "in_force_from", "lifted_on", "member_id", "until"];
    for event in &told {
        assert_eq!((&event["id"], &event["member_id"]), (&entered.json["id"], &json!(member)));
        let mut fields: Vec<&str> = event.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, known, "neither what it is nor who decided it");
    }
}

#[tokio::test]
async fn a_unit_that_may_not_discipline_decides_about_nobody() {
    let g = Ground::enterprise().await;
    let units = g.admin.get(&format!("{}/{}", super::UNITS, g.east)).await.expect(200);
    let above = units.at("/parent_id");
    let floating = g.org.unit("驻外流动党员党支部", "floating_branch", Some(&above)).await;
    let member = g.org.member("孙七", &floating).await;
    let on = today() - Duration::days(10);
    let refused = g.admin.post(DISPOSITIONS, approved(&member, "warning", on)).await;
    let refused = refused.refused(422, "disposition_unit_may_not");
    assert_eq!(refused.fields(), [("/decided_by".to_owned(), "disposition_unit_may_not".to_owned())]);
    assert!(refused.text().contains("支部工作条例"), "the rule: {}", refused.text());
    assert!(refused.text().contains(&in_words("2018-10-28")), "and its day: {}", refused.text());
    let mut above = decided(&member, "warning", on);
    above["decided_by"] = json!("higher_body");
    above["body_name"] = json!("集团纪委");
    above["doc_no"] = json!("集纪〔2026〕3号");
    g.admin.post(DISPOSITIONS, above).await.expect(201);
}
