use super::{Ground, MEMBERS, draft, today};
use serde_json::{Value, json};
use time::{Date, Duration};

const FLOATING: &str = "/api/records/floating-spells";
const CERTIFICATES: &str = "/api/records/stay-certificates";

fn stay(member: &str, more: &Value) -> Value {
    let mut wish = json!({"member_id": member, "where_to": "云岭县城关镇", "since": (today() - Duration::days(3)).to_string()});
    for (field, value) in more.as_object().into_iter().flatten() {
        wish[field] = value.clone();
    }
    wish
}

#[tokio::test]
async fn where_a_stay_begins_the_paper_it_needs_is_named() {
    let g = Ground::enterprise().await;
    let in_days = |days: i64| (today() + Duration::days(days)).to_string();
    for (more, paper) in [
        (json!({}), None),
        (json!({"expected_until": in_days(60)}), Some("certificate")),
        (json!({"expected_until": in_days(400)}), Some("letter")),
        (json!({"expected_until": in_days(400), "fixed_place": false}), Some("certificate")),
        (json!({"expected_until": in_days(60), "changed": true}), Some("letter")),
        (json!({"changed": true}), Some("letter")),
        (json!({"expected_until": in_days(400), "abroad": true}), None),
    ] {
        let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
        let spell = g.admin.post(FLOATING, stay(&member, &more)).await.expect(201);
        assert_eq!(spell.json["paper"]["paper"].as_str(), paper, "{more}");
        if paper.is_some() {
            assert_eq!(spell.at("/paper/basis/rule"), "transfers.need");
        }
    }
    let member = g.admin.post(MEMBERS, draft("李四", &g.east)).await.expect(201).at("/id");
    let back = stay(&member, &json!({"expected_until": "2001-01-01"}));
    let refused = g.admin.post(FLOATING, back).await.refused(422, "until_before_since");
    assert_eq!(refused.fields()[0].0, "/expected_until");
}

#[tokio::test]
async fn a_certificate_is_numbered_printed_and_cancelled() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    let west = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let back = today() + Duration::days(60);
    let wish = stay(&member, &json!({"expected_until": back.to_string()}));
    let spell = secretary.post(FLOATING, wish).await.expect(201).at("/id");
    let path = format!("{FLOATING}/{spell}/certificates");
    let new = json!({"addressee": "云岭县城关镇党委"});
    west.post(&path, new.clone()).await.refused(404, "not_found");
    let late = json!({"addressee": "云岭县城关镇党委", "valid_until": (back + Duration::DAY).to_string()});
    let refused = secretary.post(&path, late).await.refused(422, "stay_certificate_too_long");
    assert_eq!(refused.fields()[0].0, "/valid_until");
    let over = json!({"addressee": "云岭县城关镇党委", "valid_until": "2001-01-01"});
    secretary.post(&path, over).await.refused(422, "stay_certificate_over");
    let first = secretary.post(&path, new.clone()).await.expect(201);
    assert_eq!(
        (first.at("/serial"), first.at("/valid_until"), first.at("/rests_on/rule")),
        (format!("{}-001", today().year()), back.to_string(), "transfers.need".into())
    );

    let pdf = format!("{CERTIFICATES}/{}/certificate.pdf", first.at("/id"));
    west.get(&pdf).await.refused(404, "not_found");
    let sheet = secretary.get(&pdf).await.expect(200).sheet("stay-certificate");
    assert_eq!(
        (&sheet["serial"], &sheet["addressee"], &sheet["person"]),
        (
            &json!(first.at("/serial")),
            &json!("云岭县城关镇党委"),
            &json!({"name": "张三", "gender": sheet["person"]["gender"], "kind": "正式党员"})
        )
    );
    assert!(sheet["issuer"].is_string() && sheet["since"].is_string() && sheet["valid_until"].is_string());

    let cancel = format!("{CERTIFICATES}/{}/cancel", first.at("/id"));
    west.post(&cancel, json!({"reason": "写错了"})).await.refused(404, "not_found");
    secretary.post(&cancel, json!({"reason": " "})).await.refused(422, "missing");
    let cancelled = secretary.post(&cancel, json!({"reason": "写错了"})).await.expect(200);
    assert_eq!(
        (cancelled.at("/cancelled_on"), cancelled.at("/cancel_reason")),
        (today().to_string(), "写错了".into())
    );
    secretary.post(&cancel, json!({"reason": "写错了"})).await.refused(409, "stay_certificate_cancelled");
    secretary.get(&pdf).await.refused(409, "stay_certificate_cancelled");
    let second = secretary.post(&path, new).await.expect(201);
    assert_eq!(second.at("/serial"), format!("{}-002", today().year()), "the number stays taken");
    let listed = secretary.get(&format!("{FLOATING}?member_id={member}")).await.expect(200);
    assert_eq!(listed.json["items"][0]["certificates"].as_array().unwrap().len(), 2);
    let log = g.admin.get("/api/records/audit?action=cancel_certificate").await.expect(200);
    assert_eq!(log.at("/items/0/subject_id"), member);
}

#[tokio::test]
async fn no_certificate_where_the_relation_moves() {
    let g = Ground::enterprise().await;
    let member = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let wish = stay(&member, &json!({"changed": true}));
    let spell = g.admin.post(FLOATING, wish).await.expect(201).at("/id");
    let path = format!("{FLOATING}/{spell}/certificates");
    g.admin.post(&path, json!({"addressee": "外地"})).await.refused(422, "stay_relation_moves");

    let other = g.admin.post(MEMBERS, draft("李四", &g.east)).await.expect(201).at("/id");
    let open = g.admin.post(FLOATING, stay(&other, &json!({}))).await.expect(201).at("/id");
    let path = format!("{FLOATING}/{open}/certificates");
    let none = g.admin.post(&path, json!({"addressee": "外地"})).await.refused(422, "missing");
    assert_eq!(none.fields()[0].0, "/valid_until");
    // whoever is away on that day has moved the relation
    let full = kernel::add_months(today(), 6);
    let until = |day: Date| json!({"addressee": "外地", "valid_until": day.to_string()});
    g.admin.post(&path, until(full)).await.refused(422, "stay_certificate_too_long");
    g.admin.post(&path, until(full - Duration::DAY)).await.expect(201);
}
