use super::{Ground, PAYMENTS, day, month, pay, with};
use serde_json::{Value, json};
use suites::in_words;

#[tokio::test]
async fn a_branch_records_its_day_of_dues_at_once() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-2), 4500).await;
    g.owes(&g.li, &month(0), 2000).await;
    let both = json!([pay(&g.zhang, &month(-2), &month(0), 13_500), pay(&g.li, &month(0), &month(0), 2000)]);
    let paid = g.pays(both).await.expect(201);
    assert_eq!(
        (paid.at("/items/0/member_name"), paid.at("/items/1/member_name")),
        ("张三".into(), "李四".into())
    );
    assert_eq!((paid.at("/items/0/unit_id"), paid.at("/items/0/amount")), (g.east.clone(), "13500".into()));
    for away in [-2, -1, 0] {
        let board = g.board(&g.east, &month(away)).await;
        let row = &board.json["items"][0];
        assert_eq!((&row["owed"], &row["paid"]["payment_id"]), (&json!(4500), &paid.json["items"][0]["id"]));
        assert_eq!((&row["paid_to"], &row["arrears"]["flag"]), (&json!(month(0)), &json!("clear")));
    }
    let log = g.admin.get("/api/records/audit?subject=dues").await.expect(200);
    let actions: Vec<&str> =
        log.json["items"].as_array().unwrap().iter().filter_map(|entry| entry["action"].as_str()).collect();
    assert_eq!(actions.iter().filter(|action| **action == "pay").count(), 2);
    assert_eq!(actions.iter().filter(|action| **action == "assess").count(), 2);
    let list =
        g.admin.get(&format!("{PAYMENTS}?member_id={}&month={}", g.zhang, month(-1))).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
    let other = g.admin.get(&format!("{PAYMENTS}?unit_id={}", g.west)).await.expect(200);
    assert_eq!(other.json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_came_in_is_told_and_listed_by_channel() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-2), 4500).await;
    g.owes(&g.li, &month(0), 2000).await;
    let online = |payments: Value| with(day(payments), json!({"channel": "online"}));
    let first = g.pays(json!([pay(&g.zhang, &month(-2), &month(-1), 9000)])).await.expect(201);
    let second =
        online(json!([pay(&g.zhang, &month(0), &month(0), 4500), pay(&g.li, &month(0), &month(0), 2000)]));
    g.admin.post(PAYMENTS, second).await.expect(201);
    let list = g.admin.get(&format!("{PAYMENTS}?limit=1&unit_id={}", g.east)).await.expect(200);
    let sum = |channel: &str, amount: i64| json!({"channel": channel, "amount": amount});
    assert_eq!(list.json["by_channel"], json!([sum("cash", 9000), sum("online", 4500)]), "of all pages");
    let next = g
        .admin
        .get(&format!("{PAYMENTS}?limit=1&unit_id={}&cursor={}", g.east, list.at("/next")))
        .await
        .expect(200);
    assert_eq!(next.json["by_channel"], json!([]), "told once");
    let whole = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(whole.json["by_channel"], json!([]), "of the whole organisation its books tell");
    let online = g.admin.get(&format!("{PAYMENTS}?channel=online&unit_id={}", g.east)).await.expect(200);
    assert_eq!(
        (online.json["items"].as_array().unwrap().len(), online.at("/items/0/channel")),
        (1, "online".into())
    );
    assert_eq!(online.json["by_channel"], json!([sum("online", 4500)]));
    g.admin.get(&format!("{PAYMENTS}?channel=payroll")).await.expect(422);
    let board = g.board(&g.east, &month(0)).await;
    assert_eq!(board.at("/items/0/paid/channel"), "online");
    let back = json!({"reason": "记错了"});
    g.admin.post(&format!("{PAYMENTS}/{}/reverse", first.at("/items/0/id")), back).await.expect(201);
    let cash = g.admin.get(&format!("{PAYMENTS}?channel=cash&unit_id={}", g.east)).await.expect(200);
    assert_eq!(
        (cash.json["items"].as_array().unwrap().len(), &cash.json["by_channel"]),
        (2, &json!([sum("cash", 0)]))
    );
}

#[tokio::test]
async fn a_month_is_paid_once() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-4), 4500).await;
    g.pays(json!([pay(&g.zhang, &month(-4), &month(-2), 13_500)])).await.expect(201);
    let again =
        g.pays(json!([pay(&g.zhang, &month(-2), &month(0), 13_500)])).await.refused(422, "dues_already_paid");
    let detail = again.at("/detail");
    let said = |away: i32| detail.contains(&in_words(&month(away)));
    assert!(said(-2) && !said(-1), "{detail}");
    for part in ["中组发〔2008〕3号", "2008年4月1日"] {
        assert!(detail.contains(part), "{part} in {detail}");
    }
    let list = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn of_two_who_record_a_month_at_once_one_succeeds() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let one = || g.pays(json!([pay(&g.zhang, &month(0), &month(0), 4500)]));
    let (a, b, c) = tokio::join!(one(), one(), one());
    let mut statuses = [a.status, b.status, c.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    assert!(statuses[1..].iter().all(|status| matches!(status, 409 | 422)), "{statuses:?}");
    let list = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_request_sent_twice_is_one_payment() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let send = |body: Value| {
        let request =
            g.admin.request(reqwest::Method::POST, PAYMENTS).header("idempotency-key", "once").json(&body);
        g.admin.send(request)
    };
    let body = day(json!([pay(&g.zhang, &month(0), &month(0), 4500)]));
    let first = send(body.clone()).await.expect(201);
    assert_eq!(first.json, send(body).await.expect(201).json);
    let list = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_unusual_is_recorded_with_a_warning() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-8), 4500).await;
    let codes = |answer: &suites::Answer| -> Vec<String> {
        let warnings = answer.json["items"][0]["warnings"].as_array().cloned().unwrap_or_default();
        warnings.iter().filter_map(|warning| warning["code"].as_str().map(str::to_owned)).collect()
    };
    let far = g.pays(json!([pay(&g.zhang, &month(-7), &month(-7), 4500)])).await.expect(201);
    assert_eq!(codes(&far), ["dues_too_far_back", "dues_leaves_unpaid"]);
    let approved = with(
        pay(&g.zhang, &month(-8), &month(-8), 4500),
        json!({"approved_above_on": super::today().to_string()}),
    );
    let approved = g.pays(json!([approved])).await.expect(201);
    assert_eq!(codes(&approved), Vec::<String>::new());
}
