//! The board of exceptions counts as many flags as the board of the branch shows, however they come about.

use super::{DUES, Ground, PAYMENTS, assessments, month, pay};
use kernel::Service;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _};

const EXCEPTIONS: &str = "/api/records/exceptions";

/// How many amber and red flags the board of exceptions tells of.
async fn told(g: &Ground) -> [i64; 2] {
    let board = g.admin.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    ["arrears_amber", "arrears_red"].map(|matter| {
        let sum = matters.iter().find(|one| one["matter"] == matter);
        sum.and_then(|sum| sum["count"].as_i64()).unwrap_or_default()
    })
}

/// The flag of every member on the board of the branch, and how many of them are amber and red.
async fn shown(g: &Ground) -> (Vec<(String, String)>, [i64; 2]) {
    let board = g.board(&g.east, &month(0)).await;
    let items = board.json["items"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let flags: Vec<_> =
        items.iter().map(|row| (text(&row["member_name"]), text(&row["arrears"]["flag"]))).collect();
    let of = |wanted: &str| i64::try_from(flags.iter().filter(|(_, flag)| flag == wanted).count()).unwrap();
    let sums = ["amber", "red"].map(of);
    (flags, sums)
}

#[tokio::test]
async fn every_way_of_being_behind_is_counted_as_the_branch_sees_it() {
    let g = Ground::enterprise().await;
    let names = [
        "从未交",
        "交过几个月",
        "全交清",
        "缺中间",
        "改过金额",
        "减免过",
        "零元",
        "有原因",
        "撤回过",
        "带介绍信",
    ];
    let mut all = Vec::new();
    for name in names {
        let member = g.org.member(name, &g.east).await;
        g.owes(&member, &month(-9), 1000).await;
        all.push(member);
    }
    let [_, some, none, gap, changed, exempt, zero, excused, reversed, letter] = &all[..] else {
        panic!("ten")
    };
    let paid = async |member: &str, first: i32, last: i32| {
        let amount = 1000 * i64::from(last - first + 1);
        g.pays(json!([pay(member, &month(first), &month(last), amount)])).await.expect(201)
    };
    paid(some, -9, -5).await;
    paid(none, -9, 0).await;
    paid(gap, -9, -8).await;
    paid(gap, -3, 0).await;
    paid(changed, -9, -8).await;
    let raised = json!({"kind": "amount_only", "payer": "salaried", "from_month": month(-3), "amount": 2000, "reason": "correction"});
    g.admin.post(&assessments(changed), raised).await.expect(201);
    let eased = json!({
        "kind": "exempt", "from_month": month(-5), "until_month": month(0), "amount": 0, "studied_on": "2026-01-10",
        "approved_on": "2026-01-20", "approved_by": "party_committee", "doc_no": "集党〔2026〕3号",
    });
    g.admin.post(&assessments(exempt), eased).await.expect(201);
    let nothing = json!({"kind": "amount_only", "payer": "salaried", "from_month": month(-7), "amount": 0, "reason": "correction"});
    g.admin.post(&assessments(zero), nothing).await.expect(201);
    let ill = json!({"first_month": month(-5), "last_month": month(-4), "reason": "住院治疗"});
    g.admin.post(&format!("{DUES}/members/{excused}/excuses"), ill).await.expect(201);
    let wrong = paid(reversed, -9, -1).await.at("/items/0/id");
    let (flags, sums) = shown(&g).await;
    assert_eq!(told(&g).await, sums, "{flags:?}");
    g.admin.post(&format!("{PAYMENTS}/{wrong}/reverse"), json!({"reason": "记错人"})).await.expect(201);
    let came = format!(
        "UPDATE members SET dues_paid_to = '{}-01', dues_letter_on = '{}-01' WHERE id = '{letter}'",
        month(-4),
        month(-4)
    );
    g.org.schema(Service::Records).await.execute(AssertSqlSafe(came)).await.expect("the letter is written");
    let (flags, sums) = shown(&g).await;
    assert_eq!(told(&g).await, sums, "{flags:?}");
    let flag = |name: &str| flags.iter().find(|(whose, _)| whose == name).map(|(_, flag)| flag.as_str());
    for (name, expected) in [("从未交", "red"), ("全交清", "clear"), ("缺中间", "amber"), ("撤回过", "red")]
    {
        assert_eq!(flag(name), Some(expected), "{name} in {flags:?}");
    }
}
