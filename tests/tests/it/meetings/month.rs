use super::{Ground, MEETINGS, today, yesterday};
use kernel::TenantKind;
use rulepack::{Rules, organisational_life::WorkItem};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use suites::Person;
use time::Duration;

/// What there is of a matter: urgency, count and subject.
async fn found(who: &Person, unit: &str, matter: &str) -> Vec<(String, u64, Value)> {
    let month = who.get(&format!("/api/records/units/{unit}/month")).await.expect(200);
    let items = month.json["items"].as_array().unwrap().iter().filter(|one| one["matter"] == matter);
    items
        .map(|one| {
            let urgency = one["urgency"].as_str().unwrap().to_owned();
            (urgency, one["count"].as_u64().unwrap(), one["subject"].clone())
        })
        .collect()
}

#[tokio::test]
async fn the_month_says_what_is_left_to_do_until_it_is_done() {
    let g = Ground::new().await;
    let of = async |matter: &str| found(&g.secretary, &g.branch, matter).await;
    let subject = json!("学习讨论");

    let passed = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(of("meeting_unrecorded").await, [("overdue".to_owned(), 1, subject.clone())]);
    g.attend(&passed, yesterday(), 5).await.expect(200);
    assert!(of("meeting_unrecorded").await.is_empty());
    assert_eq!(of("meeting_unfiled").await, [("waiting".to_owned(), 1, subject.clone())]);

    let coming = g.planned(&["themed_day"], today() + Duration::days(2)).await;
    assert_eq!(of("meeting_planned").await, [("coming".to_owned(), 1, subject.clone())]);
    let member = g.member(1, "lisi").await;
    let ask = format!("{MEETINGS}/{}/leave", coming.at("/id"));
    member.post(&ask, json!({"reason": "ill", "note": "住院"})).await.expect(200);
    assert_eq!(of("leave_asked").await, [("waiting".to_owned(), 1, subject)]);
    let correction = json!({"field": "name", "proposed": "李肆", "note": "写错了"});
    member.post("/api/records/corrections", correction).await.expect(201);
    assert_eq!(of("correction_asked").await, [("waiting".to_owned(), 1, Value::Null)]);

    assert_eq!(of("dues_not_fixed").await, [("due".to_owned(), 5, Value::Null)]);
    let month = &today().to_string()[..7];
    let fixed = format!("/api/records/dues/members/{}/assessments", g.members[0]);
    let amount = json!({"kind": "formula", "payer": "salaried", "from_month": month, "base": 450_000});
    g.secretary.post(&fixed, amount).await.expect(201);
    assert_eq!(of("dues_not_fixed").await, [("due".to_owned(), 4, Value::Null)]);
    let owing = [of("dues_unpaid").await, of("dues_behind").await].concat();
    assert_eq!(owing.iter().map(|(_, count, _)| count).sum::<u64>(), 1, "{owing:?}");
}

#[tokio::test]
async fn the_month_names_the_rule_of_each_matter_once() {
    let g = Ground::new().await;
    g.planned(&["branch_meeting"], yesterday()).await;
    let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    let rules = month.json["rules"].as_array().unwrap();
    let of = |matter: &str| rules.iter().filter(|one| one["matter"] == matter).collect::<Vec<_>>();
    assert_eq!(of("dues_not_fixed").len(), 1, "{rules:?}");
    assert_eq!(of("dues_not_fixed")[0]["basis"]["rule"], "dues.fixing");
    assert_eq!(of("duty_open")[0]["basis"]["rule"], "meetings.duties");
    assert!(of("duty_open")[0]["basis"]["source"].as_str().is_some_and(|text| text.contains("条例")));
    assert!(of("meeting_unrecorded").is_empty(), "its day is the branch's own");
    let notices = month.json["notices"].as_array().unwrap();
    assert!(notices.iter().all(|one| one["basis"]["rule"].is_string()), "{notices:?}");
}

#[tokio::test]
async fn what_was_before_the_system_is_not_overdue_and_what_is_planned_not_open() {
    let g = Ground::new().await;
    let of = async |matter: &str| found(&g.secretary, &g.branch, matter).await;
    assert!(of("duty_missing").await.is_empty(), "the unit is in the system since today");
    let open = async || {
        let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
        let items = month.json["items"].as_array().unwrap().clone();
        items.iter().any(|one| one["matter"] == "duty_open" && one["kind"] == "themed_day")
    };
    assert!(open().await, "one themed day a month");
    g.planned(&["themed_day"], today()).await;
    assert!(!open().await);
}

#[tokio::test]
async fn the_month_is_for_those_who_work_in_the_unit() {
    let g = Ground::new().await;
    let month = format!("/api/records/units/{}/month", g.branch);
    g.admin.get(&month).await.expect(200);
    g.member(1, "lisi").await.get(&month).await.refused(404, "not_found");
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    elsewhere.get(&month).await.refused(404, "not_found");
    g.org.neighbour().await.admin().await.get(&month).await.refused(404, "not_found");
}

/// What the board of a unit says of the usual work of the month.
async fn work(who: &Person, unit: &str) -> BTreeSet<String> {
    let month = who.get(&format!("/api/records/units/{unit}/month")).await.expect(200);
    let items = month.json["items"].as_array().unwrap().iter();
    let work = items.filter(|one| one["matter"] == "work_of_month");
    work.map(|one| one["work"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_month_brings_its_usual_work_to_whom_it_concerns() {
    let g = Ground::new().await;
    let rules = Rules::built_in().unwrap();
    let calendar = &rules.of(TenantKind::Enterprise).organisational_life.work_calendar.on(today()).value;
    let now = u8::from(today().month());
    let usual: BTreeSet<WorkItem> =
        calendar.0.iter().filter(|(_, months)| months.contains(&now)).map(|(item, _)| *item).collect();
    // meetings are told by the duties, dues by branches, and terms above them
    let apart =
        [WorkItem::Appraisal, WorkItem::OrganisationalLife, WorkItem::DuesFixing, WorkItem::ExpiringTerms];
    let common: BTreeSet<String> =
        usual.iter().filter(|item| !apart.contains(item)).map(ToString::to_string).collect();
    let above = g.admin.get(&format!("/api/records/units/{}", g.branch)).await.expect(200).at("/parent_id");
    let (branch, top) = (work(&g.secretary, &g.branch).await, work(&g.admin, &above).await);
    assert!(branch.is_superset(&common) && top.is_superset(&common), "{branch:?} {top:?}");
    assert!(!branch.contains("expiring_terms") && !top.contains("dues_fixing"));
    assert_eq!(top.contains("expiring_terms"), usual.contains(&WorkItem::ExpiringTerms));
    assert_eq!(branch.contains("dues_fixing"), usual.contains(&WorkItem::DuesFixing));
    assert!(!top.contains("organisational_life") && !top.contains("appraisal"), "a committee holds neither");
    g.held(&["organisational_life"], yesterday(), 5).await;
    assert!(
        !work(&g.secretary, &g.branch).await.contains("organisational_life"),
        "what is held is not expected"
    );
}
