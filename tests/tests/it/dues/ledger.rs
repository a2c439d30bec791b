use super::{DUES, Ground, PAYMENTS, month, on, pay, today};
use serde_json::{Value, json};

#[tokio::test]
async fn payments_and_reversals_are_entries_of_the_ledger() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-1), 4500).await;
    let paid =
        g.pays(json!([pay(&g.zhang, &month(-1), &month(0), 9000)])).await.expect(201).at("/items/0/id");
    let ledger = format!("{DUES}/units/{}/ledger?month={}", g.east, month(0));
    let list = g.admin.get(&ledger).await.expect(200);
    let line = &list.json["items"][0];
    assert_eq!(
        (&line["kind"], &line["debit"], &line["credit"]),
        (&json!("pay"), &json!("cash"), &json!("dues"))
    );
    assert_eq!(
        (&line["money_in"], &line["balance"], &line["number"]),
        (&json!(9000), &json!(9000), &json!(1))
    );
    assert_eq!((&line["about"], &line["reversible"]), (&json!("张三"), &json!(false)));
    g.admin
        .post(&format!("{DUES}/entries/{}/reverse", line["id"].as_str().unwrap()), json!({"reason": "x"}))
        .await
        .refused(409, "dues_entry_has_its_own_way");
    g.admin.post(&format!("{PAYMENTS}/{paid}/reverse"), json!({"reason": "记错"})).await.expect(201);
    let list = g.admin.get(&ledger).await.expect(200);
    let back = &list.json["items"][1];
    assert_eq!(
        (&back["kind"], &back["debit"], &back["credit"]),
        (&json!("reverse"), &json!("dues"), &json!("cash"))
    );
    assert_eq!((&back["balance"], &back["reverses"]), (&json!(0), &list.json["items"][0]["id"]));
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 0);
}

#[tokio::test]
async fn openings_interest_and_deposits_are_recorded_and_taken_back() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100_000).await;
    let path = format!("{DUES}/units/{}/ledger", g.east);
    let entry = |kind: &str, amount: i64| json!({"kind": kind, "booked_on": on(-1, 1), "amount": amount, "money": "bank"});
    let interest = g.admin.post(&path, entry("interest", 120)).await.expect(201);
    let short = g.admin.post(&path, entry("deposit", 50)).await.refused(422, "dues_not_enough_money");
    assert_eq!(short.fields()[0].0, "/amount", "there is no cash to bring");
    g.admin.post(&path, entry("spend", 50)).await.refused(422, "dues_entry_follows_a_form");
    g.admin.post(&path, entry("interest", 0)).await.refused(422, "dues_negative_amount");
    let ahead = json!({"kind": "interest", "booked_on": "2999-01-01", "amount": 1, "money": "bank"});
    g.admin.post(&path, ahead).await.refused(422, "in_future");
    let back = format!("{DUES}/entries/{}/reverse", interest.at("/id"));
    let early = json!({"reason": "记错", "reversed_on": on(-2, 1)});
    g.admin.post(&back, early).await.refused(422, "dues_before_payment");
    let reversal = g.admin.post(&back, json!({"reason": "记错"})).await.expect(201);
    g.admin.post(&back, json!({"reason": "再来"})).await.refused(409, "dues_entry_reversed_already");
    let again = format!("{DUES}/entries/{}/reverse", reversal.at("/id"));
    g.admin.post(&again, json!({"reason": "再来"})).await.refused(422, "dues_reversal_of_reversal");
    assert_eq!(g.trial(&g.east).await["funds"]["bank"], 100_000);
}

#[tokio::test]
async fn a_running_balance_goes_over_pages() {
    let g = Ground::enterprise().await;
    for n in 1..=5 {
        g.opens(&g.east, &on(-1, n), 1000).await;
    }
    // recorded last, dated first
    g.opens(&g.east, &on(-2, 1), 500).await;
    let (mut path, mut seen) = (format!("{DUES}/units/{}/ledger?limit=2", g.east), Vec::new());
    loop {
        let page = g.admin.get(&path).await.expect(200);
        seen.extend(
            page.json["items"].as_array().unwrap().iter().map(|line| line["balance"].as_i64().unwrap()),
        );
        match page.json["next"].as_str() {
            Some(next) => path = format!("{DUES}/units/{}/ledger?limit=2&cursor={next}", g.east),
            None => break,
        }
    }
    assert_eq!(seen, [500, 1500, 2500, 3500, 4500, 5500]);
}

#[tokio::test]
async fn of_two_who_book_at_once_each_gets_a_number() {
    let g = Ground::enterprise().await;
    let path = format!("{DUES}/units/{}/ledger", g.east);
    let one = || {
        g.admin
            .post(&path, json!({"kind": "interest", "booked_on": on(-1, 1), "amount": 10, "money": "bank"}))
    };
    let (a, b, c) = tokio::join!(one(), one(), one());
    let mut numbers: Vec<i64> = [a, b, c].iter().map(|made| made.json["number"].as_i64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3]);
}

/// Whatever is tried, accepted or refused, both sides of the ledger stay equal, and money is somebody's.
#[tokio::test]
async fn the_ledger_balances_after_whatever_was_tried() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-12), 4500).await;
    let root = g.admin.get("/api/records/units?tree=true").await.expect(200).at("/items/0/id");
    let voucher = g.voucher(&g.east).await;
    let (mut chance, mut accepted) = (Chance(20_261_127), 0);
    for _ in 0..60 {
        let money = if chance.below(2) == 0 { "cash" } else { "bank" };
        let amount = i64::try_from(chance.below(20_000)).unwrap_or_default() + 1;
        accepted += usize::from(try_one(&g, chance.below(9), amount, money, &voucher).await);
        g.trial(&g.east).await;
        g.trial(&root).await;
    }
    assert!(accepted > 20, "only {accepted} steps were accepted");
    // what the one has sent and the other confirmed is the same
    let (east, root) = (g.trial(&g.east).await, g.trial(&root).await);
    let of = |trial: &Value, name: &str, side: &str| {
        let mut accounts = trial["accounts"].as_array().unwrap().iter();
        accounts.find(|one| one["account"] == name).and_then(|one| one[side].as_i64()).unwrap_or_default()
    };
    let waiting =
        g.admin.get(&format!("{DUES}/remittances?unit_id={}&state=sent&limit=200", g.east)).await.expect(200);
    let waiting = waiting.json["items"].as_array().unwrap();
    let on_its_way: i64 =
        waiting.iter().filter(|one| one["kind"] == "remit").filter_map(|one| one["amount"].as_i64()).sum();
    assert_eq!(of(&east, "remitted", "debit"), of(&root, "received", "credit") + on_its_way);
}

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Tries one operation; whether it was accepted. What is refused is refused by a rule, never by a fault.
async fn try_one(g: &Ground, what: u64, amount: i64, money: &str, voucher: &str) -> bool {
    let day = today().to_string();
    let book = format!("{DUES}/units/{}/ledger", g.east);
    let entry = |kind: &str| json!({"kind": kind, "booked_on": day, "amount": amount, "money": money});
    let answer = match what {
        0 => g.admin.post(&book, entry("opening")).await,
        1 => g.admin.post(&book, entry("interest")).await,
        2 => g.admin.post(&book, entry("deposit")).await,
        3 => {
            let board = g.board(&g.east, &month(0)).await;
            let unpaid =
                board.json["items"][0]["arrears"]["months"][0].as_str().unwrap_or("2026-01").to_owned();
            g.pays(json!([pay(&g.zhang, &unpaid, &unpaid, 4500)])).await
        }
        4 => {
            let extra = json!({"member_id": g.zhang, "kind": "voluntary", "amount": amount * 10, "channel": "transfer",
                "paid_on": day, "note": "老党员", "collector": "王会计"});
            g.admin.post(&format!("{DUES}/extras"), extra).await
        }
        5 => {
            let sent = json!({"kind": "remit", "from_unit_id": g.east, "amount": amount, "money": money, "sent_on": day});
            g.admin.post(&format!("{DUES}/remittances"), sent).await
        }
        6 => answer_one(g, amount % 3 == 0).await,
        7 => {
            let spent = json!({"unit_id": g.east, "purpose": "training", "subject": "培训", "amount": amount,
                "money": money, "spent_on": day, "decision": "支委会决定", "decided_on": day, "voucher_id": voucher});
            g.admin.post(&format!("{DUES}/spendings"), spent).await
        }
        _ => reverse_one(g).await,
    };
    assert!(
        matches!(answer.status, 200 | 201 | 404 | 409 | 422),
        "{what}: {} {}",
        answer.status,
        answer.text()
    );
    answer.status < 300
}

async fn answer_one(g: &Ground, refuse: bool) -> suites::Answer {
    let list = g.admin.get(&format!("{DUES}/remittances?unit_id={}&state=sent", g.east)).await.expect(200);
    let Some(sent) = list.json["items"].as_array().and_then(|items| items.last()) else { return list };
    let path = format!("{DUES}/remittances/{}", sent["id"].as_str().unwrap());
    if refuse {
        return g.admin.post(&format!("{path}/refuse"), json!({"reason": "没有收到"})).await;
    }
    let arrived = json!({"amount": sent["amount"], "money": "bank", "received_on": today().to_string()});
    g.admin.post(&format!("{path}/confirm"), arrived).await
}

async fn reverse_one(g: &Ground) -> suites::Answer {
    let list = g.admin.get(&format!("{DUES}/units/{}/ledger?limit=200", g.east)).await.expect(200);
    let mut lines = list.json["items"].as_array().unwrap().iter();
    let Some(line) = lines.rfind(|line| line["reversible"] == true) else { return list };
    let path = format!("{DUES}/entries/{}/reverse", line["id"].as_str().unwrap());
    g.admin.post(&path, json!({"reason": "记错"})).await
}
