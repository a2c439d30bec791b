use super::{DUES, Ground, PAYMENTS, month, on};
use serde_json::{Value, json};
use suites::Answer;

const RUNS: &str = "/api/records/dues/reconciliations";

async fn uploads(g: &Ground, unit: &str, rows: &str) -> Answer {
    let file = format!("交易流水号,交易日期,金额,付款人,备注\n{rows}").into_bytes();
    g.admin.upload(&format!("{DUES}/units/{unit}/reconciliations"), "bank.csv", file).await
}

fn line<'a>(run: &'a Answer, transaction: &str) -> &'a Value {
    let mut lines = run.json["lines"].as_array().expect("lines").iter();
    lines.find(|line| line["transaction_no"] == transaction).expect("the line")
}

#[tokio::test]
async fn what_fits_becomes_payments_and_the_rest_is_left_to_people() {
    let g = Ground::enterprise().await;
    let root = g.admin.get(&format!("{DUES}/units/{}/books", g.east)).await.expect(200).at("/superior/id");
    g.owes(&g.zhang, &month(-2), 4500).await;
    g.owes(&g.li, &month(-1), 2000).await;
    let day = on(-1, 20);
    let rows = format!(
        "T1,{day},90.00,张三,党费\nT2,{day},21,李四,\nT3,{day},45,路人,\nT4,{day},-45,张三,退回\nT5,{day},20,李四,\nT5,{day},20,李四,\n"
    );
    let run = uploads(&g, &root, &rows).await.expect(201);
    assert_eq!(
        run.json["counts"],
        json!({"matched": 1, "doubtful": 3, "unmatched": 2, "accepted": 0, "set_aside": 0})
    );
    let fits = line(&run, "T1");
    assert_eq!((&fits["member_name"], &fits["months"]), (&json!("张三"), &json!([month(-2), month(-1)])));
    for (transaction, doubt) in
        [("T2", "other_amount"), ("T3", "unknown"), ("T4", "not_received"), ("T5", "repeated")]
    {
        assert_eq!(line(&run, transaction)["doubt"], doubt, "{transaction}");
    }
    let accept = format!("{RUNS}/{}/accept", run.at("/id"));
    let one =
        |line: &Value, more: Value| json!({"lines": [super::with(json!({"line_id": line["id"]}), more)]});
    let done = g.admin.post(&accept, one(fits, json!({}))).await.expect(200);
    assert_eq!(
        (&line(&done, "T1")["state"], &done.json["counts"]["accepted"]),
        (&json!("accepted"), &json!(1))
    );
    g.admin.post(&accept, one(fits, json!({}))).await.refused(422, "dues_unknown_line");
    let paid = g.admin.get(&format!("{PAYMENTS}?member_id={}", g.zhang)).await.expect(200);
    assert_eq!((paid.at("/items/0/amount"), paid.at("/items/0/channel")), ("9000".into(), "transfer".into()));
    assert_eq!(paid.at("/items/0/paid_on"), day);
    assert_eq!(g.trial(&g.east).await["funds"]["bank"], 9000, "booked in the branch of the member");
    // what is not certain asks for a person's word
    let unsaid =
        g.admin.post(&accept, one(line(&run, "T3"), json!({}))).await.refused(422, "dues_line_not_matched");
    assert_eq!(unsaid.fields()[0].0, "/lines/0/member_id");
    let other = json!({"member_id": g.li, "first_month": month(-1)});
    let differs = g.admin.post(&accept, one(line(&run, "T2"), other.clone())).await;
    assert_eq!(differs.refused(422, "dues_line_amount_differs").fields()[0].0, "/lines/0/first_month");
    let said = g.admin.post(&accept, one(line(&run, "T5"), other)).await.expect(200);
    assert_eq!(said.json["counts"]["accepted"], 2);
    let aside = json!({"line_id": line(&run, "T3")["id"], "reason": "不是党费"});
    let aside = g.admin.post(&format!("{RUNS}/{}/set-aside", run.at("/id")), aside).await.expect(200);
    assert_eq!(line(&aside, "T3")["reason"], "不是党费");
    // the same file again: what was booked is not offered
    let again = uploads(&g, &root, &rows).await.expect(201);
    assert_eq!(
        (&line(&again, "T1")["doubt"], &again.json["counts"]["matched"]),
        (&json!("repeated"), &json!(0))
    );
    let list = g.admin.get(&format!("{RUNS}?unit_id={root}")).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn all_of_it_or_none() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-1), 4500).await;
    let run = uploads(&g, &g.east, &format!("T1,{d},45,张三,\nT2,{d},45,路人,\n", d = on(-1, 20)))
        .await
        .expect(201);
    let both = json!({"lines": [{"line_id": line(&run, "T1")["id"]}, {"line_id": line(&run, "T2")["id"]}]});
    g.admin
        .post(&format!("{RUNS}/{}/accept", run.at("/id")), both)
        .await
        .refused(422, "dues_line_not_matched");
    let still = g.admin.get(&format!("{RUNS}/{}", run.at("/id"))).await.expect(200);
    assert_eq!(line(&still, "T1")["state"], "open");
    assert_eq!(g.admin.get(PAYMENTS).await.expect(200).json["items"], json!([]));
}

#[tokio::test]
async fn a_file_that_is_none_is_told_at_once() {
    let g = Ground::enterprise().await;
    let bad = uploads(&g, &g.east, "T1,昨天,45,张三,\n").await.refused(422, "dues_bad_day");
    assert!(bad.at("/detail").contains("昨天") && bad.fields()[0].0 == "/file");
    let path = format!("{DUES}/units/{}/reconciliations", g.east);
    g.admin.upload(&path, "x.csv", "姓名\n张三\n".into()).await.refused(422, "wrong_header");
    g.admin.upload(&path, "x.pdf", b"%PDF-1.7 nothing".to_vec()).await.refused(422, "unsupported_format");
    assert_eq!(g.admin.get(RUNS).await.expect(200).json["items"], json!([]));
}

#[tokio::test]
async fn a_file_reaches_no_further_than_its_unit() {
    let g = Ground::enterprise().await;
    g.owes(&g.li, &month(-1), 2000).await;
    let run = uploads(&g, &g.east, &format!("T1,{},20,李四,\n", on(-1, 20))).await.expect(201);
    assert_eq!(line(&run, "T1")["doubt"], "unknown", "a member of another branch");
    let forced =
        json!({"lines": [{"line_id": line(&run, "T1")["id"], "member_id": g.li, "first_month": month(-1)}]});
    g.admin.post(&format!("{RUNS}/{}/accept", run.at("/id")), forced).await.refused(422, "unknown_member");
}
