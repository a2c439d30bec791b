//! Fees of an association: by the classes of its charter, from the amount to the receipt, in its own words.

use super::{DUES, PAYMENTS, RECEIPTS, assessments, day, pay, today};
use kernel::TenantKind;
use serde_json::{Value, json};
use suites::{Org, Person, TestApp};

const VALUES: &str = "/api/records/rules/values";

/// An association that collects fees, with a chapter and a member of it.
struct Association {
    org: Org,
    admin: Person,
    chapter: String,
    member: String,
}

impl Association {
    async fn new() -> Self {
        let org = TestApp::get().await.org(TenantKind::Association).await;
        let admin = org.admin().await;
        let chapter = org.unit("志愿服务分会", "branch", None).await;
        let member = org.member("张三", &chapter).await;
        let this = Self { org, admin, chapter, member };
        this.decides("dues.practice", "practised", json!(true)).await;
        this
    }

    async fn decides(&self, rule: &str, setting: &str, value: Value) {
        let from = today().replace_day(1).expect("a day");
        let decided = json!({
            "rule": rule, "setting": setting, "value": value, "effective_from": from, "reason": "会员大会决定",
        });
        self.admin.post(VALUES, decided).await.expect(201);
    }
}

/// A month of this year.
fn month(n: u8) -> String {
    format!("{}-{n:02}", today().year())
}

#[tokio::test]
async fn fees_are_fixed_by_class_paid_for_the_year_and_receipted() {
    let a = Association::new().await;
    let fixed = json!({"kind": "fixed", "payer": "individual", "from_month": month(1)});
    let made = a.admin.post(&assessments(&a.member), fixed).await.expect(201);
    assert_eq!((&made.json["amount"], made.at("/payer")), (&json!(1000), "individual".into()));
    let year = json!([pay(&a.member, &month(1), &month(12), 12_000)]);
    let paid = a.admin.post(PAYMENTS, day(year)).await.expect(201);
    let receipt = format!("{PAYMENTS}/{}/receipt", paid.at("/items/0/id"));
    let receipt = a.admin.post(&receipt, json!({"collector": "王会计"})).await.expect(201);
    assert_eq!(
        (receipt.at("/figures"), receipt.at("/capitals")),
        ("¥120.00".into(), "人民币壹佰贰拾元整".into())
    );
    let mut who = a.org.person("zhangsan", "member", Some(&a.chapter), Some(&a.member)).await;
    let mine = who.get(&format!("{DUES}/mine")).await.expect(200);
    assert_eq!((mine.at("/assessment/payer"), mine.at("/paid_to")), ("individual".into(), month(12)));
    let path = format!("{RECEIPTS}/{}/receipt.pdf", receipt.at("/id"));
    let sheet = who.get(&path).await.expect(200).sheet("dues-receipt");
    assert_eq!(sheet["title"], "会费收据");
    assert!(sheet["purpose"].as_str().is_some_and(|text| text.starts_with("会费（")), "{sheet}");
    assert!(!sheet.to_string().contains('党'), "{sheet}");
    who.language = "en";
    let sheet = who.get(&path).await.expect(200).sheet("dues-receipt");
    assert_eq!(sheet["title"], "Receipt of fees");
    let books = a.admin.get(&format!("{DUES}/units/{}/trial-balance", a.chapter)).await.expect(200);
    assert_eq!(books.json["debits"], books.json["credits"]);
}

#[tokio::test]
async fn the_assembly_sets_one_amount_for_a_class() {
    let a = Association::new().await;
    a.decides("dues.payers", "council", json!(5000)).await;
    let now = format!("{}-{:02}", today().year(), u8::from(today().month()));
    let of = |payer: &str| json!({"kind": "fixed", "payer": payer, "from_month": now});
    let made = a.admin.post(&assessments(&a.member), of("council")).await.expect(201);
    assert_eq!(made.json["amount"], 5000);
    let rules = a.admin.get(&format!("{DUES}/rules")).await.expect(200);
    let payers: Vec<&str> =
        rules.json["payers"].as_array().unwrap().iter().filter_map(|one| one["payer"].as_str()).collect();
    assert_eq!(payers, ["individual", "council", "council_standing", "officer"]);
    let other = a.org.member("李四", &a.chapter).await;
    let pay = json!({"kind": "formula", "payer": "salaried", "from_month": now, "base": 500_000});
    let refused = a.admin.post(&assessments(&other), pay).await.expect(422);
    assert_eq!(refused.fields()[0].0, "/payer");
}
