use super::{Ground, MEMBERS, draft, draft_with, encoded, today};
use serde_json::json;

#[tokio::test]
async fn a_file_holds_what_one_may_see_and_cannot_act() {
    let g = Ground::enterprise().await;
    let more = json!({"mobile": "16054623754", "job_title": "=HYPERLINK(\"http://x\")", "address": "某街,\"3号楼\""});
    let zhang = draft_with("张三", &g.east, more);
    let id_no = zhang["id_no"].as_str().unwrap().to_owned();
    g.admin.post(MEMBERS, zhang).await.expect(201);
    g.admin.post(MEMBERS, draft("李四", &g.west)).await.expect(201);
    let csv = g.admin.get(&format!("{MEMBERS}/export?format=csv")).await.expect(200);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    let text = csv.text();
    assert!(text.starts_with("\u{FEFF}姓名,性别,民族,") && text.lines().count() == 3, "{text}");
    assert!(text.contains("'=HYPERLINK") && text.contains("160****3754") && !text.contains(&id_no));
    let secret = format!("{MEMBERS}/export?format=csv&sensitive=true");
    let refused = g.admin.get(&secret).await.expect(422);
    assert_eq!(refused.fields()[0].0, "?reason");
    let open = g.admin.get(&format!("{secret}&reason=年报&unit_id={}", g.east)).await.expect(200).text();
    assert!(open.contains(&id_no) && open.contains("16054623754") && !open.contains("李四"));
    let book = g.admin.get(&format!("{MEMBERS}/export?format=xlsx")).await.expect(200);
    assert!(book.bytes.starts_with(b"PK") && book.bytes.len() > 2000);
    let name = book.header("content-disposition").unwrap_or_default();
    assert!(name.ends_with(&format!("UTF-8''{}-{}.xlsx", encoded("党员花名册"), today())), "{name}");
    g.admin.get(&format!("{MEMBERS}/export?format=pdf")).await.expect(422);
    let log = g.admin.get("/api/records/audit?action=export").await.expect(200);
    assert_eq!((log.json["items"].as_array().unwrap().len(), log.at("/items/1/why")), (3, "年报".into()));
    let secretary = g.org.person("shuji", "secretary", Some(&g.west), None).await;
    let own = secretary.get(&format!("{MEMBERS}/export?format=csv")).await.expect(200).text();
    assert!(own.contains("李四") && !own.contains("张三"));
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    auditor.get(&format!("{MEMBERS}/export?format=csv")).await.refused(403, "forbidden");
}
