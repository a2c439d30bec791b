use super::{Ground, MEMBERS, draft, today};
use events::{
    Event as _,
    kinds::{FloatingChanged, MemberChanged},
};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};

const FLOATING: &str = "/api/records/floating-spells";
const LOST: &str = "/api/records/lost-contacts";

#[tokio::test]
async fn a_member_goes_away_and_comes_back() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let wish = json!({"member_id": member, "where_to": "外省务工", "since": "2025-03-01", "contact": "16054623754",
        "inflow_unit_id": g.west});
    let spell = g.admin.post(FLOATING, wish.clone()).await.expect(201);
    assert_eq!(
        (spell.at("/member_name"), spell.at("/contact"), spell.at("/counts")),
        ("张三".into(), "16054623754".into(), "true".into())
    );
    g.admin.post(FLOATING, wish).await.refused(409, "already_floating");
    let shown = g.admin.get(&format!("{MEMBERS}/{member}")).await.expect(200);
    assert_eq!(shown.json["flags"], json!(["floating"]));
    let path = format!("{FLOATING}/{}/end", spell.at("/id"));
    g.admin.post(&path, json!({"ended_on": "2025-02-28"})).await.refused(422, "until_before_since");
    g.admin.post(&path, json!({"ended_on": "2999-01-01"})).await.refused(422, "until_in_future");
    let ended = g.admin.post(&path, json!({"ended_on": "2025-10-01"})).await.expect(200);
    assert_eq!((ended.at("/ended_on"), ended.at("/months")), ("2025-10-01".into(), "7".into()));
    g.admin.post(&path, json!({"ended_on": "2025-10-01"})).await.refused(409, "spell_ended_already");
    let open = g.admin.get(&format!("{FLOATING}?open=true")).await.expect(200);
    assert_eq!(open.json["items"], json!([]));
    let all = g.admin.get(&format!("{FLOATING}?member_id={member}&unit_id={}", g.root)).await.expect(200);
    assert_eq!(all.json["items"].as_array().unwrap().len(), 1);
    let floating = told(&g, FloatingChanged::KIND).await;
    let changes: Vec<Value> = floating.iter().map(|event| event["change"].clone()).collect();
    assert_eq!(changes, [json!("begun"), json!("ended")]);
    let about = (floating[0]["id"].clone(), floating[0]["member_id"].clone());
    assert_eq!(about, (spell.json["id"].clone(), json!(member)));
    assert!(told(&g, MemberChanged::KIND).await.is_empty(), "a register moves nobody");
}

/// What other services hear of one kind.
async fn told(g: &Ground, kind: &str) -> Vec<Value> {
    let sql = "SELECT payload FROM platform.outbox WHERE kind = $1 AND tenant_key = $2 ORDER BY txid, seq";
    let values = [kind.into(), g.org.entry.tenant.key.as_str().into()];
    let tx = g.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let rows = tx.query_all_raw(query).await.unwrap();
    let payload = |row: &sea_orm::QueryResult| row.try_get::<String>("", "payload").unwrap();
    rows.iter().map(|row| serde_json::from_str(&payload(row)).unwrap()).collect()
}

#[tokio::test]
async fn the_unit_a_member_came_to_sees_who_came_and_what_they_may_do() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let wish = json!({"member_id": member, "where_to": "西区工地", "since": "2025-03-01", "contact": "16054623754",
        "inflow_unit_id": g.west});
    let spell = g.admin.post(FLOATING, wish).await.expect(201);
    let (west, east) = (
        g.org.person("xiqu", "secretary", Some(&g.west), None).await,
        g.org.person("dongqu", "secretary", Some(&g.east), None).await,
    );
    let inflow = |unit: &str| format!("/api/records/units/{unit}/inflow");
    let seen = west.get(&inflow(&g.west)).await.expect(200);
    assert_eq!(
        (seen.at("/items/0/member_name"), seen.at("/items/0/unit_id"), seen.at("/items/0/contact")),
        ("张三".into(), g.east.clone(), "160****3754".into())
    );
    assert_eq!(seen.json["rights"], json!(["activities", "pay_dues", "appraisal"]));
    assert_eq!(seen.at("/basis/rule"), "transfers.inflow");
    let none = east.get(&inflow(&g.east)).await.expect(200);
    assert_eq!(none.json["items"], json!([]), "whoever went away is in the register of the own branch");
    east.get(&inflow(&g.west)).await.refused(404, "not_found");
    let path = format!("{FLOATING}/{}/end", spell.at("/id"));
    g.admin.post(&path, json!({"ended_on": "2025-10-01"})).await.expect(200);
    assert_eq!(west.get(&inflow(&g.west)).await.expect(200).json["items"], json!([]));
}

#[tokio::test]
async fn what_is_due_after_a_time_without_contact() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let wish =
        |since: String, reason: &str| json!({"member_id": member, "since": since, "reason_code": reason});
    g.admin.post(LOST, wish(today().to_string(), "8")).await.refused(422, "unknown_reason");
    g.admin.post(LOST, wish("2999-01-01".into(), "1")).await.refused(422, "since_in_future");
    g.admin.post(LOST, wish("2001-06-30".into(), "1")).await.refused(422, "since_before_joined");
    let lost = g.admin.post(LOST, wish("2020-01-01".into(), "5")).await.expect(201);
    assert_eq!((lost.at("/due"), lost.at("/reason")), ("suspend".into(), "出国出境".into()));
    g.admin.post(LOST, wish("2021-01-01".into(), "5")).await.refused(409, "already_lost");
    let path = format!("{LOST}/{}/end", lost.at("/id"));
    g.admin.post(&path, json!({"ended_on": today().to_string()})).await.expect(200);
    let other = Ground::enterprise().await;
    other.admin.post(&path, json!({"ended_on": today().to_string()})).await.refused(404, "not_found");
    let stranger = json!({"member_id": member, "since": "2020-01-01", "reason_code": "1"});
    other.admin.post(LOST, stranger).await.refused(422, "unknown_member");
}

#[tokio::test]
async fn how_to_reach_somebody_is_for_those_who_may_see_phones() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let gone = g.org.unit("北区党支部", "branch", Some(&g.root)).await;
    let dissolve = json!({"decided_on": today().to_string(), "doc_no": "1"});
    g.admin.post(&format!("{}/{gone}/dissolve", super::UNITS), dissolve).await.expect(200);
    let wish = |inflow: &str| {
        json!({"member_id": member, "where_to": "外地", "since": "2025-03-01", "contact": "16054623754",
        "inflow_unit_id": inflow})
    };
    let refused = g.admin.post(FLOATING, wish(&gone)).await.refused(422, "unknown_inflow_unit");
    assert_eq!(refused.fields()[0].0, "/inflow_unit_id");
    g.admin.post(FLOATING, wish(&g.west)).await.expect(201);
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let contact =
        async |person: &suites::Person| person.get(FLOATING).await.expect(200).at("/items/0/contact");
    assert_eq!(contact(&secretary).await, "16054623754");
    assert_eq!(contact(&auditor).await, "160****3754");
}

#[tokio::test]
async fn both_boards_say_what_is_due_for_members_out_of_contact() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let counts = async |matter: &str| {
        let count = |answer: &suites::Answer, list: &str| {
            let all = answer.json[list].as_array().unwrap().clone();
            all.iter()
                .find(|one| one["matter"] == matter)
                .map(|one| (one["count"].clone(), one["on"].clone()))
        };
        let board = g.admin.get("/api/records/exceptions").await.expect(200);
        let month = secretary.get(&format!("/api/records/units/{}/month", g.east)).await.expect(200);
        let elsewhere = g.admin.get(&format!("/api/records/units/{}/month", g.west)).await.expect(200);
        assert_eq!(count(&elsewhere, "items"), None, "the work of another branch");
        let (above, here) = (count(&board, "matters"), count(&month, "items"));
        assert_eq!(above, here, "both say the same");
        here
    };
    let wish = json!({"member_id": member, "since": today().to_string(), "reason_code": "5"});
    let fresh = g.admin.post(LOST, wish).await.expect(201).at("/id");
    assert_eq!((counts("lost_suspend").await, counts("lost_remove").await), (None, None));
    let ended = json!({"ended_on": today().to_string()});
    g.admin.post(&format!("{LOST}/{fresh}/end"), ended).await.expect(200);
    let wish = json!({"member_id": member, "since": "2020-01-01", "reason_code": "5"});
    let lost = g.admin.post(LOST, wish).await.expect(201).at("/id");
    let due = counts("lost_suspend").await.expect("suspension is due");
    assert_eq!(due, (json!(1), json!("2020-07-01")));
    assert_eq!(counts("lost_remove").await, None, "nobody is removed who was not suspended before");
    let examiner = g.org.person("shencha", "examiner", Some(&g.east), None).await;
    examiner.get("/api/records/exceptions").await.refused(403, "forbidden");
    examiner.get(&format!("/api/records/units/{}/month", g.east)).await.refused(403, "forbidden");
    let ended = json!({"ended_on": today().to_string()});
    let suspended = json!({"membership_state": "suspended"});
    g.admin.patch(&format!("{MEMBERS}/{member}"), 1, suspended).await.expect(200);
    assert_eq!((counts("lost_suspend").await, counts("lost_remove").await), (None, None), "two years to go");
    g.admin.post(&format!("{LOST}/{lost}/end"), ended).await.expect(200);

    // one who came suspended: as if that had been done in time
    let mut other = draft("李四", &g.east);
    other["membership_state"] = json!("suspended");
    let other = g.admin.post(MEMBERS, other).await.expect(201).at("/id");
    let wish = json!({"member_id": other, "since": "2020-01-01", "reason_code": "5"});
    let lost = g.admin.post(LOST, wish).await.expect(201);
    assert_eq!(lost.at("/due"), "remove");
    let due = counts("lost_remove").await.expect("removal is due");
    assert_eq!(due, (json!(1), json!("2022-07-01")));
    let ended = json!({"ended_on": today().to_string()});
    g.admin.post(&format!("{LOST}/{}/end", lost.at("/id")), ended).await.expect(200);
    assert_eq!(counts("lost_remove").await, None);
}

#[tokio::test]
async fn the_branch_hears_of_somebody_abroad_twice_a_year() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let said = async |matter: &str| {
        let of = |answer: &suites::Answer, list: &str| {
            let all = answer.json[list].as_array().unwrap().clone();
            all.into_iter().find(|one| one["matter"] == matter)
        };
        let board = g.admin.get("/api/records/exceptions").await.expect(200);
        let month = secretary.get(&format!("/api/records/units/{}/month", g.east)).await.expect(200);
        let on = |one: Option<Value>| one.map(|one| one["on"].as_str().unwrap().to_owned());
        let urgency = of(&month, "items").map(|one| one["urgency"].as_str().unwrap().to_owned());
        (on(of(&board, "matters")), urgency)
    };
    let left = today() - time::Duration::days(200);
    let wish = json!({"member_id": member, "where_to": "英国", "since": left.to_string(), "abroad": true});
    let spell = secretary.post(FLOATING, wish).await.expect(201);
    let asked = "/abroad/asked";
    assert_eq!(spell.at(&format!("{asked}/contact_overdue")), "true");
    assert_eq!(spell.at(&format!("{asked}/long_abroad")), "false");
    assert_eq!(spell.at(&format!("{asked}/basis/rule")), "transfers.inflow");
    let by = kernel::add_months(left, 6).to_string();
    assert_eq!(said("abroad_contact").await, (Some(by), Some("overdue".into())));

    let path = format!("{FLOATING}/{}/contacts", spell.at("/id"));
    let made = |on: time::Date| json!({"made_on": on.to_string(), "made_by": "李书记"});
    secretary.post(&path, made(today() + time::Duration::DAY)).await.refused(422, "in_future");
    secretary.post(&path, made(left - time::Duration::DAY)).await.refused(422, "contact_before_since");
    let west = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    west.post(&path, made(today())).await.refused(404, "not_found");
    let noted = secretary.post(&path, made(today())).await.expect(200);
    assert_eq!(
        (noted.at("/abroad/last_contact_on"), noted.at("/abroad/last_contact_by")),
        (today().to_string(), "李书记".into())
    );
    assert_eq!(noted.at(&format!("{asked}/contact_by")), kernel::add_months(today(), 6).to_string());
    assert_eq!(said("abroad_contact").await, (None, None));

    // heard of almost half a year ago: the day comes within the fortnight
    let almost = today() - time::Duration::days(176);
    let soon = secretary.post(&path, made(almost)).await.expect(200);
    assert_eq!(soon.at(&format!("{asked}/contact_overdue")), "false");
    let (above, here) = said("abroad_contact").await;
    assert_eq!(above, None, "nothing is overdue yet");
    assert!(matches!(here.as_deref(), Some("due" | "coming")), "{here:?}");

    let abroad = secretary.get(&format!("{FLOATING}?abroad=true")).await.expect(200);
    assert_eq!(abroad.at("/items/0/id"), spell.at("/id"));
    let within = secretary.get(&format!("{FLOATING}?abroad=false")).await.expect(200);
    assert_eq!(within.json["items"], json!([]));
    let end = format!("{FLOATING}/{}/end", spell.at("/id"));
    secretary.post(&end, json!({"ended_on": today().to_string()})).await.expect(200);
    secretary.post(&path, made(today())).await.refused(409, "spell_ended_already");
}

#[tokio::test]
async fn a_membership_that_generally_rests_is_pointed_to_and_stays() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let own = g.org.person("zhangsan", "member", Some(&g.east), Some(&member)).await;
    let wish = json!({"member_id": member, "where_to": "加拿大", "since": "2019-01-01", "abroad": true});
    let spell = g.admin.post(FLOATING, wish).await.expect(201);
    let asked = |what: &str| spell.at(&format!("/abroad/asked/{what}"));
    assert_eq!((asked("suspend_from"), asked("long_abroad")), ("2024-01-01".into(), "true".into()));
    let board = g.admin.get("/api/records/exceptions").await.expect(200);
    let matters = board.json["matters"].as_array().unwrap().clone();
    let long = matters.iter().find(|one| one["matter"] == "long_abroad").expect("people decide about it");
    assert_eq!((&long["count"], &long["on"]), (&json!(1), &json!("2024-01-01")));
    let shown = g.admin.get(&format!("{MEMBERS}/{member}")).await.expect(200);
    assert_eq!(shown.at("/membership_state"), "normal", "the system decides nothing");
    let mine = own.get("/api/records/me").await.expect(200);
    assert_eq!(mine.at("/away/where_to"), "加拿大");
    assert_eq!(mine.at("/away/abroad/asked/contact_overdue"), "true");

    let within = g.admin.post(MEMBERS, draft("李四", &g.east)).await.expect(201).at("/id");
    let wish = json!({"member_id": within, "where_to": "外省", "since": "2019-01-01"});
    let within = g.admin.post(FLOATING, wish).await.expect(201);
    assert_eq!(within.json["abroad"], json!(null));
    let path = format!("{FLOATING}/{}/contacts", within.at("/id"));
    g.admin.post(&path, json!({"made_on": today().to_string()})).await.refused(409, "spell_not_abroad");
}
