use super::{CADRES, Ground, change};
use serde_json::json;

#[tokio::test]
async fn the_form_is_printed_for_a_reason_that_is_kept() {
    let g = Ground::new().await;
    let id = g.cadre().await;
    let family = json!([{"relation": "妻子", "name": "李四", "birth": "1981-02", "political": "群众", "work": "教师"}]);
    let more = json!({"family": family, "health": "健康", "posts": [{"title": "某局办公室副主任"}]});
    change(&g.committee, &id, more).await.expect(200);
    let path = format!("{CADRES}/{id}/form.pdf");
    let none = g.committee.get(&path).await.refused(422, "validation");
    assert_eq!(none.fields()[0].0, "?reason");
    let printed = g.committee.get(&format!("{path}?reason=report")).await.expect(200);
    assert_eq!(printed.header("cache-control"), Some("no-store"));
    let sheet = printed.sheet("cadre-appointment");
    let shown = g.committee.post(&format!("{CADRES}/{id}/form"), json!({"reason": "打印"})).await.expect(200);
    for field in
        ["name", "health", "post", "proposed_post", "resume", "awards", "results", "age", "filled_on"]
    {
        assert_eq!(sheet[field], shown.json[field], "{field}");
    }
    assert_eq!(sheet["native_place"], shown.json["person"]["native_place"]);
    assert_eq!(sheet["family"], json!([["妻子", "李四", "1981.02", "群众", "教师"]]));
    assert_eq!(sheet["picture"], json!(null));
    // the form has no room for the number
    assert!(!sheet.to_string().contains(&shown.at("/id_no")));

    let log = g.admin.get("/api/records/audit?action=print").await.expect(200);
    let whys = [log.at("/items/0/why"), log.at("/items/1/why")];
    assert!(whys.contains(&"report".to_owned()) && whys.contains(&"打印".to_owned()), "{whys:?}");
    assert!(!log.text().contains("李四"));
}

#[tokio::test]
async fn whoever_may_not_see_what_is_sealed_prints_no_form() {
    let g = Ground::new().await;
    let id = g.cadre().await;
    let path = format!("{CADRES}/{id}/form.pdf?reason=x");
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.branch), None).await;
    commissioner.get(&path).await.refused(403, "forbidden");
    let secretary = g.org.person("shuji", "secretary", Some(&g.branch), None).await;
    secretary.get(&path).await.refused(404, "not_found");
    let log = g.admin.get("/api/records/audit?action=print").await.expect(200);
    assert_eq!(log.json["items"], json!([]));
}
