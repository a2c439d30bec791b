use super::{DUES, Ground, month, on};
use serde_json::json;
use suites::Person;

/// Whether somebody reads the books of a branch, records there, answers what was sent, and reconciles.
async fn may(who: &Person, branch: &str, sent: &str) -> (u16, u16, u16, u16) {
    let read = who.get(&format!("{DUES}/units/{branch}/ledger")).await.status;
    let entry = json!({"kind": "interest", "booked_on": on(-1, 1), "amount": 1, "money": "bank"});
    let record = who.post(&format!("{DUES}/units/{branch}/ledger"), entry).await.status;
    // the amount is wrong: whoever may answer is told so
    let arrived = json!({"amount": 1, "money": "bank", "received_on": on(-1, 20)});
    let answer = who.post(&format!("{DUES}/remittances/{sent}/confirm"), arrived).await;
    let answer = if answer.code() == "dues_sides_differ" { 200 } else { answer.status };
    let file = "姓名\n张三\n".as_bytes().to_vec();
    let file = who.upload(&format!("{DUES}/units/{branch}/reconciliations"), "x.csv", file).await;
    (read, record, answer, if file.code() == "wrong_header" { 201 } else { file.status })
}

#[tokio::test]
async fn who_may_read_record_confirm_and_reconcile() {
    let g = Ground::enterprise().await;
    let root = g.admin.get(&format!("{DUES}/units/{}/books", g.east)).await.expect(200).at("/superior/id");
    g.opens(&root, &on(-2, 1), 100_000).await;
    let down = json!({"kind": "allocate", "from_unit_id": root, "to_unit_id": g.east, "amount": 30_000, "money": "bank",
        "sent_on": on(-1, 10), "decision": "党委会决定", "decided_on": on(-1, 8)});
    let sent = g.admin.post(&format!("{DUES}/remittances"), down).await.expect(201).at("/id");
    let roles = [
        ("secretary", Some(g.east.as_str()), (200, 201, 200, 201)),
        ("commissioner", Some(g.east.as_str()), (200, 201, 200, 201)),
        ("tenant_admin", None, (200, 201, 200, 201)),
        ("finance", Some(g.east.as_str()), (200, 403, 200, 201)),
        ("org_committee", None, (200, 403, 403, 403)),
        ("auditor", None, (200, 403, 403, 403)),
        ("examiner", Some(g.east.as_str()), (404, 404, 404, 404)),
        ("member", Some(g.east.as_str()), (404, 404, 404, 404)),
    ];
    for (role, unit, expected) in roles {
        let who = g.org.person(role, role, unit, None).await;
        assert_eq!(may(&who, &g.east, &sent).await, expected, "{role}");
    }
}

#[tokio::test]
async fn the_books_of_another_branch_are_not_there() {
    let g = Ground::enterprise().await;
    g.opens(&g.west, &on(-2, 1), 100_000).await;
    let sent = json!({"kind": "remit", "from_unit_id": g.west, "amount": 100, "money": "bank", "sent_on": on(-1, 1)});
    let sent = g.admin.post(&format!("{DUES}/remittances"), sent).await.expect(201).at("/id");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    for part in ["books", "ledger", "trial-balance", "months", "shares", "publications"] {
        secretary.get(&format!("{DUES}/units/{}/{part}", g.west)).await.refused(404, "not_found");
    }
    secretary.post(&format!("{DUES}/units/{}/months", g.west), json!({"month": month(-2)})).await.expect(404);
    secretary
        .post(&format!("{DUES}/remittances/{sent}/refuse"), json!({"reason": "x"}))
        .await
        .refused(404, "not_found");
    assert_eq!(secretary.get(&format!("{DUES}/remittances")).await.expect(200).json["items"], json!([]));
    let theirs = json!({"kind": "remit", "from_unit_id": g.west, "amount": 100, "money": "bank", "sent_on": on(-1, 1)});
    secretary.post(&format!("{DUES}/remittances"), theirs).await.refused(422, "unknown_unit");
    // the level above answers what the branch has sent; the branch itself does not
    let own = json!({"kind": "interest", "booked_on": on(-2, 1), "amount": 500, "money": "bank"});
    secretary.post(&format!("{DUES}/units/{}/ledger", g.east), own).await.expect(201);
    let up = json!({"kind": "remit", "from_unit_id": g.east, "amount": 100, "money": "bank", "sent_on": on(-1, 1)});
    let up = secretary.post(&format!("{DUES}/remittances"), up).await.expect(201);
    assert_eq!(up.json["may_answer"], false);
    let arrived = json!({"amount": 100, "money": "bank", "received_on": on(-1, 2)});
    secretary.post(&format!("{DUES}/remittances/{}/confirm", up.at("/id")), arrived).await.expect(404);
}
