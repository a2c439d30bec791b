use super::{Ground, MEMBERS, draft_with};
use events::{Event as _, kinds::CorrectionChanged};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::json;

const CORRECTIONS: &str = "/api/records/corrections";

#[tokio::test]
async fn a_member_asks_and_the_secretary_decides() {
    let g = Ground::enterprise().await;
    let more = json!({"mobile": "16054623754", "education": "60"});
    let id = g.admin.post(MEMBERS, draft_with("张三", &g.east, more)).await.expect(201).at("/id");
    let boss = g.admin.post(MEMBERS, super::draft("李四", &g.east)).await.expect(201).at("/id");
    let member = g.org.person("zhangsan", "member", Some(&g.east), Some(&id)).await;
    let secretary = g.org.person("lisi", "secretary", Some(&g.east), Some(&boss)).await;

    let me = member.get("/api/records/me").await.expect(200);
    assert_eq!((me.at("/member/name"), me.at("/branch/name")), ("张三".into(), "东区党支部".into()));
    assert!(!me.text().contains("16054623754"));
    member.get(&format!("{MEMBERS}/{id}")).await.expect(200);
    member.get(&format!("{MEMBERS}/{boss}")).await.refused(404, "not_found");
    member.get(MEMBERS).await.refused(403, "forbidden");
    member.patch(&format!("{MEMBERS}/{id}"), 1, json!({"education": "21"})).await.refused(403, "forbidden");

    let wish = |field: &str, proposed: &str| json!({"field": field, "proposed": proposed, "note": "请更正"});
    let wrong = member.post(CORRECTIONS, wish("mobile", "123")).await.expect(422);
    assert_eq!(wrong.fields(), [("/proposed".to_owned(), "bad_mobile".to_owned())]);
    member.post(CORRECTIONS, wish("full_on", "soon")).await.refused(422, "unreadable_value");
    member.post(CORRECTIONS, wish("education", "60")).await.refused(422, "nothing_new");
    member.post(CORRECTIONS, wish("unit_id", &g.west)).await.expect(422);
    let asked = member.post(CORRECTIONS, wish("mobile", "16000000001")).await.expect(201);
    assert_eq!((asked.at("/current"), asked.at("/proposed")), ("160****3754".into(), "160****0001".into()));
    member.post(CORRECTIONS, wish("mobile", "16000000002")).await.refused(409, "correction_open_already");
    let path = format!("{CORRECTIONS}/{}", asked.at("/id"));
    member.post(&format!("{path}/decide"), json!({"accept": true})).await.refused(403, "forbidden");

    let waiting = secretary.get(&format!("{CORRECTIONS}?state=open")).await.expect(200);
    assert_eq!(waiting.at("/items/0/member_name"), "张三");
    secretary.post(&format!("{path}/decide"), json!({"accept": false})).await.refused(422, "reason_needed");
    let decided = secretary.post(&format!("{path}/decide"), json!({"accept": true})).await.expect(200);
    assert_eq!(decided.at("/state"), "accepted");
    secretary
        .post(&format!("{path}/decide"), json!({"accept": true}))
        .await
        .refused(409, "correction_not_open");
    let after = member.get("/api/records/me").await.expect(200);
    assert_eq!(
        (after.at("/member/mobile_masked"), after.at("/member/version")),
        ("160****0001".into(), "2".into())
    );

    let second = member.post(CORRECTIONS, wish("education", "21")).await.expect(201);
    member.delete(&format!("{CORRECTIONS}/{}", second.at("/id"))).await.expect(204);
    let mine = member.get(CORRECTIONS).await.expect(200);
    assert_eq!(mine.json["items"].as_array().unwrap().len(), 2);
    let own = secretary.post(CORRECTIONS, wish("education", "21")).await.expect(201);
    let own = format!("{CORRECTIONS}/{}/decide", own.at("/id"));
    secretary.post(&own, json!({"accept": true})).await.refused(409, "own_correction");
    g.admin.post(&own, json!({"accept": true})).await.expect(200);
    let told = told(&g).await;
    let states: Vec<_> = told.iter().map(|event| (event.field.as_str(), event.state.as_str())).collect();
    let expected = [
        ("mobile", "open"),
        ("mobile", "accepted"),
        ("education", "open"),
        ("education", "withdrawn"),
        ("education", "open"),
        ("education", "accepted"),
    ];
    assert_eq!(states, expected);
    assert_eq!(told[0].member_id.to_string(), id);
}

#[tokio::test]
async fn a_value_waits_in_the_form_the_record_would_keep_it_in() {
    let g = Ground::enterprise().await;
    let id = g.admin.post(MEMBERS, super::draft("张三", &g.east)).await.expect(201).at("/id");
    let member = g.org.person("zhangsan", "member", Some(&g.east), Some(&id)).await;
    let wish = json!({"field": "mobile", "proposed": "１６０ ００００ ０００１"});
    let asked = member.post(CORRECTIONS, wish).await.expect(201);
    assert_eq!(asked.at("/proposed"), "160****0001");
}

/// What other services hear of the organisation's requests.
async fn told(g: &Ground) -> Vec<CorrectionChanged> {
    let sql = "SELECT payload FROM platform.outbox WHERE kind = $1 AND tenant_key = $2 ORDER BY txid, seq";
    let values = [CorrectionChanged::KIND.into(), g.org.entry.tenant.key.as_str().into()];
    let tx = g.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let rows = tx.query_all_raw(query).await.unwrap();
    let payload = |row: &sea_orm::QueryResult| row.try_get::<String>("", "payload").unwrap();
    rows.iter().map(|row| serde_json::from_str(&payload(row)).unwrap()).collect()
}

#[tokio::test]
async fn an_account_without_a_record_is_told_so() {
    let g = Ground::enterprise().await;
    g.admin.get("/api/records/me").await.refused(404, "no_member_record");
    g.admin
        .post(CORRECTIONS, json!({"field": "name", "proposed": "x"}))
        .await
        .refused(404, "no_member_record");
}

#[tokio::test]
async fn for_a_member_who_cannot_do_it_the_secretary_asks_and_somebody_else_decides() {
    let g = Ground::enterprise().await;
    let id = g.admin.post(MEMBERS, super::draft("张三", &g.east)).await.expect(201).at("/id");
    let boss = g.admin.post(MEMBERS, super::draft("李四", &g.east)).await.expect(201).at("/id");
    let member = g.org.person("zhangsan", "member", Some(&g.east), Some(&id)).await;
    let secretary = g.org.person("lisi", "secretary", Some(&g.east), Some(&boss)).await;
    let wish = |field: &str| json!({"member_id": id, "field": field, "proposed": "21", "note": "电话告知"});

    let asked = secretary.post(CORRECTIONS, wish("education")).await.expect(201);
    let told = |answer: &suites::Answer, at: &str| {
        (answer.at(&format!("{at}/member_name")), answer.at(&format!("{at}/asked_by_name")))
    };
    assert_eq!(told(&asked, ""), ("张三".into(), "李四".into()));
    assert_eq!(asked.json["on_behalf"], true);
    let mine = member.get(CORRECTIONS).await.expect(200);
    assert_eq!(told(&mine, "/items/0"), ("张三".into(), "李四".into()), "the member sees by whom");
    let path = format!("{CORRECTIONS}/{}", asked.at("/id"));
    secretary.post(&format!("{path}/decide"), json!({"accept": true})).await.refused(409, "own_correction");
    let log = g.admin.get("/api/records/audit?subject=correction&action=ask").await.expect(200);
    assert_eq!(log.at("/items/0/on_behalf_of"), id);
    assert_eq!(log.at("/items/0/actor/kind"), "account", "and who asked stands beside it");

    // the member does not agree
    member.delete(&path).await.expect(204);
    let again = secretary.post(CORRECTIONS, wish("education")).await.expect(201);
    let again = format!("{CORRECTIONS}/{}", again.at("/id"));
    secretary.delete(&again).await.expect(204);
    // what the member asked alone nobody else takes back
    let own = json!({"field": "education", "proposed": "21"});
    let own = member.post(CORRECTIONS, own).await.expect(201);
    assert_eq!((&own.json["on_behalf"], &own.json["asked_by_name"]), (&json!(false), &json!(null)));
    secretary.delete(&format!("{CORRECTIONS}/{}", own.at("/id"))).await.refused(403, "forbidden");

    let west = g.admin.post(MEMBERS, super::draft("王五", &g.west)).await.expect(201).at("/id");
    let elsewhere = json!({"member_id": west, "field": "education", "proposed": "21"});
    secretary.post(CORRECTIONS, elsewhere.clone()).await.refused(404, "not_found");
    member.post(CORRECTIONS, elsewhere).await.refused(404, "not_found");
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    commissioner.post(CORRECTIONS, wish("degree")).await.refused(403, "forbidden");
}
