use super::{Ground, PAYMENTS, RECEIPTS, month, pay, today};
use serde_json::json;

#[tokio::test]
async fn receipts_are_numbered_and_say_it_in_capitals() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-1), 100_000).await;
    let both =
        json!([pay(&g.zhang, &month(-1), &month(-1), 100_000), pay(&g.zhang, &month(0), &month(0), 100_000)]);
    let paid = g.pays(both).await.expect(201);
    let ask = |n: usize| format!("{PAYMENTS}/{}/receipt", paid.at(&format!("/items/{n}/id")));
    // the administrator has no record whose name could stand there
    let refused = g.admin.post(&ask(0), json!({})).await.refused(422, "missing");
    assert_eq!(refused.fields()[0].0, "/collector");
    let first = g.admin.post(&ask(0), json!({"collector": "王会计"})).await.expect(201);
    let year = today().year();
    assert_eq!(
        (first.at("/serial"), first.at("/capitals")),
        (format!("{year}-000001"), "人民币壹仟元整".into())
    );
    assert_eq!((first.at("/figures"), first.at("/payer")), ("¥1,000.00".into(), "张三".into()));
    assert_eq!((&first.json["genuine"], &first.json["void"]), (&json!(true), &json!(false)));
    let again = g.admin.post(&ask(0), json!({"collector": "别人"})).await.expect(200);
    assert_eq!(again.json, first.json, "a payment has one receipt");
    let second = g.admin.post(&ask(1), json!({"collector": "王会计"})).await.expect(201);
    assert_eq!(second.at("/serial"), format!("{year}-000002"));
    assert_ne!(first.at("/code"), second.at("/code"));
    let code = first.at("/code").to_lowercase();
    let typed = format!("{}-{}", &code[..8], &code[8..]);
    let found = g.admin.get(&format!("{RECEIPTS}?code={typed}")).await.expect(200);
    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(found.at("/items/0/serial"), first.at("/serial"));
    let none = g.admin.get(&format!("{RECEIPTS}?code=AAAAAAAAAAAAAAAA")).await.expect(200);
    assert_eq!(none.json["items"], json!([]));
    let page = g.admin.get(&format!("{RECEIPTS}?unit_id={}&limit=1", g.east)).await.expect(200);
    let rest = g.admin.get(&format!("{RECEIPTS}?limit=1&cursor={}", page.at("/next"))).await.expect(200);
    assert_eq!(
        (page.at("/items/0/serial"), rest.at("/items/0/serial")),
        (second.at("/serial"), first.at("/serial"))
    );
    let board = g.board(&g.east, &month(-1)).await;
    assert_eq!(board.json["items"][0]["paid"]["receipt"]["serial"], first.json["serial"]);
}

#[tokio::test]
async fn receipts_made_out_at_once_get_different_numbers() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-2), 4500).await;
    let three = [-2, -1, 0].map(|away| pay(&g.zhang, &month(away), &month(away), 4500));
    let paid = g.pays(json!(three)).await.expect(201);
    let ask = async |n: usize| {
        let path = format!("{PAYMENTS}/{}/receipt", paid.at(&format!("/items/{n}/id")));
        g.admin.post(&path, json!({"collector": "王会计"})).await.expect(201).at("/serial")
    };
    let (a, b, c) = tokio::join!(ask(0), ask(1), ask(2));
    let mut serials = [a, b, c];
    serials.sort();
    assert_eq!(serials, [1, 2, 3].map(|n| format!("{}-{n:06}", today().year())));
}

#[tokio::test]
async fn a_receipt_is_printed_for_whoever_sees_it() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let paid = g.pays(json!([pay(&g.zhang, &month(0), &month(0), 4500)])).await.expect(201);
    let ask = format!("{PAYMENTS}/{}/receipt", paid.at("/items/0/id"));
    let made = g.admin.post(&ask, json!({"collector": "王会计"})).await.expect(201);
    let path = format!("{RECEIPTS}/{}/receipt.pdf", made.at("/id"));
    let payer = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    for who in [&g.admin, &payer] {
        let sheet = who.get(&path).await.expect(200).sheet("dues-receipt");
        for field in
            ["serial", "payer", "figures", "capitals", "code", "collector", "issued_on", "genuine", "void"]
        {
            assert_eq!(sheet[field], made.json[field], "{field}");
        }
        assert_eq!((&sheet["unit"], &sheet["void"]), (&json!("东区党支部"), &json!(false)));
    }
    let other = g.org.person("lisi", "member", Some(&g.west), Some(&g.li)).await;
    other.get(&path).await.refused(404, "not_found");
}
