use super::{Ground, TRANSFERS};
use serde_json::json;

#[tokio::test]
async fn a_letter_is_printed_masked_and_in_full_with_a_reason() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    let path = format!("{TRANSFERS}/{id}/letter.pdf");
    let shown = g.first.get(&format!("{TRANSFERS}/{id}/letter")).await;
    assert_eq!(g.first.get(&path).await.code(), shown.code(), "refused as the page is");

    g.sent(&id).await;
    let shown = g.first.get(&format!("{TRANSFERS}/{id}/letter")).await.expect(200);
    let sheet = g.first.get(&path).await.expect(200).sheet("transfer-letter");
    assert_eq!(sheet["person"]["id_no"], shown.json["person"]["id_no_masked"]);
    assert_eq!(
        (&sheet["serial"], &sheet["issuer"]),
        (&shown.json["letter"]["serial"], &shown.json["issuer"])
    );
    assert_eq!((&sheet["person"]["kind"], &sheet["receipt"]), (&json!("正式党员"), &json!(null)));
    assert!(
        sheet["valid_until"].is_string() && sheet["paid_to"].is_string() && sheet["keep_until"].is_string()
    );

    let none = g.first.get(&format!("{path}?sensitive=true")).await.refused(422, "validation");
    assert_eq!(none.fields()[0].0, "?reason");
    let full = format!("{path}?sensitive=true&reason=print");
    let sheet = g.admin.get(&full).await.expect(200).sheet("transfer-letter");
    let id_no = sheet["person"]["id_no"].as_str().unwrap().to_owned();
    assert_eq!((id_no.len(), id_no.contains('*')), (18, false));
    let log = g.admin.get("/api/records/audit?action=reveal").await.expect(200);
    assert_eq!((log.at("/items/0/why"), log.at("/items/0/subject_id")), ("print".into(), g.zhang.clone()));
    assert!(!log.text().contains(&id_no));
    // the receiving side reads the letter, and the number of a member of others stays masked
    g.second.get(&path).await.expect(200);
    g.second.get(&full).await.refused(403, "forbidden");
    let member = g.member().await;
    member.get(&full).await.refused(403, "forbidden");
}
