use super::{DUES, Ground, RECEIPTS, month, on, pay, with};
use serde_json::{Value, json};

const EXTRAS: &str = "/api/records/dues/extras";

fn gift(member: &str, more: Value) -> Value {
    let base = json!({"member_id": member, "kind": "voluntary", "amount": 50_000, "channel": "transfer",
        "paid_on": on(-1, 10), "collector": "王会计"});
    with(base, more)
}

#[tokio::test]
async fn an_extra_payment_has_its_receipt_in_the_series_of_the_branch() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let paid = g.pays(json!([pay(&g.zhang, &month(0), &month(0), 4500)])).await.expect(201).at("/items/0/id");
    let collector = json!({"collector": "王会计"});
    let first = g.admin.post(&format!("{DUES}/payments/{paid}/receipt"), collector.clone()).await.expect(201);
    let extra = g.admin.post(EXTRAS, gift(&g.zhang, json!({}))).await.expect(201);
    assert_eq!((extra.at("/fund"), extra.at("/capitals")), ("ordinary".into(), "人民币伍佰元整".into()));
    assert!(first.at("/serial").ends_with("000001") && extra.at("/serial").ends_with("000002"));
    let next = g.admin.post(EXTRAS, gift(&g.zhang, json!({}))).await.expect(201);
    assert!(next.at("/serial").ends_with("000003"));
    assert_eq!((&extra.json["genuine"], &extra.json["void"]), (&json!(true), &json!(false)));
    let found = g.admin.get(&format!("{EXTRAS}?code={}", extra.at("/code").to_lowercase())).await.expect(200);
    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(g.admin.get(RECEIPTS).await.expect(200).json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_large_one_goes_to_the_centre_and_special_dues_to_their_campaign() {
    let g = Ground::enterprise().await;
    let large = g.admin.post(EXTRAS, gift(&g.zhang, json!({"amount": 100_000}))).await.expect(201);
    assert_eq!(large.at("/fund"), "centre");
    assert_eq!(large.json["warnings"][0]["code"], "dues_note_missing");
    let noted = g
        .admin
        .post(EXTRAS, gift(&g.zhang, json!({"amount": 100_000, "note": "退休干部"})))
        .await
        .expect(201);
    assert_eq!(noted.json["warnings"], Value::Null);
    let below = g.admin.post(EXTRAS, gift(&g.zhang, json!({"amount": 99_999}))).await.expect(201);
    assert_eq!(below.at("/fund"), "ordinary");
    let uncalled = g.admin.post(EXTRAS, gift(&g.zhang, json!({"kind": "special"}))).await;
    assert_eq!(uncalled.refused(422, "dues_campaign_missing").fields()[0].0, "/campaign");
    let special = json!({"kind": "special", "campaign": "抗震救灾"});
    g.admin.post(EXTRAS, gift(&g.zhang, special)).await.expect(201);
    g.admin.post(EXTRAS, gift(&g.zhang, json!({"amount": 0}))).await.refused(422, "dues_negative_amount");
    let funds = g.trial(&g.east).await["funds"].clone();
    assert_eq!(
        (&funds["ordinary"], &funds["centre"], &funds["special"]),
        (&json!(99_999), &json!(200_000), &json!(50_000))
    );
}

#[tokio::test]
async fn a_member_sees_and_takes_away_the_own_ones() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let today = super::today();
    let extra = g.admin.post(EXTRAS, gift(&g.zhang, json!({"paid_on": today.to_string()}))).await.expect(201);
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let mine = zhang.get(&format!("{DUES}/mine")).await.expect(200);
    assert_eq!(mine.at("/extras/0/serial"), extra.at("/serial"));
    zhang.get(EXTRAS).await.refused(403, "forbidden");
    let entry = g.admin.get(&format!("{DUES}/units/{}/ledger", g.east)).await.expect(200).at("/items/0/id");
    g.admin.post(&format!("{DUES}/entries/{entry}/reverse"), json!({"reason": "记错"})).await.expect(201);
    let mine = zhang.get(&format!("{DUES}/mine")).await.expect(200);
    assert_eq!(mine.json["extras"][0]["void"], true);
}

#[tokio::test]
async fn its_receipt_is_printed_for_whoever_sees_it() {
    let g = Ground::enterprise().await;
    let special = json!({"kind": "special", "campaign": "抗震救灾"});
    let extra = g.admin.post(EXTRAS, gift(&g.zhang, special)).await.expect(201);
    let path = format!("{EXTRAS}/{}/receipt.pdf", extra.at("/id"));
    let payer = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    for who in [&g.admin, &payer] {
        let sheet = who.get(&path).await.expect(200).sheet("dues-receipt");
        for field in ["serial", "figures", "capitals", "code", "collector", "issued_on", "genuine", "void"] {
            assert_eq!(sheet[field], extra.json[field], "{field}");
        }
        assert_eq!(
            (&sheet["payer"], &sheet["purpose"], &sheet["unit"]),
            (&extra.json["payer"], &json!("特殊党费（抗震救灾）"), &json!("东区党支部"))
        );
    }
    let other = g.org.person("lisi", "member", Some(&g.west), Some(&g.li)).await;
    other.get(&path).await.refused(404, "not_found");
}
