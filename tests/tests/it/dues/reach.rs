use super::{DUES, Ground, PAYMENTS, assessments, day, month, pay};
use serde_json::json;
use suites::Person;

/// Whether somebody sees the board of a branch, fixes an amount there, and records a payment.
async fn may(who: &Person, branch: &str, member: &str, from: &str) -> (u16, u16, u16) {
    let board = who.get(&format!("{DUES}/units/{branch}/board")).await.status;
    let new = json!({"kind": "amount_only", "payer": "salaried", "from_month": from, "amount": 4500, "reason": "correction"});
    let fixed = who.post(&assessments(member), new).await.status;
    let paid = who.post(PAYMENTS, day(json!([pay(member, &month(0), &month(0), 1)]))).await;
    // the amount is wrong: whoever may record is told so, whoever may not learns nothing
    let paid = if paid.code() == "dues_amount_differs" { 201 } else { paid.status };
    (board, fixed, paid)
}

#[tokio::test]
async fn who_may_see_and_record() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, "2025-01", 4500).await;
    let roles = [
        ("secretary", Some(g.east.as_str()), (200, 201, 201)),
        ("commissioner", Some(g.east.as_str()), (200, 201, 201)),
        ("tenant_admin", None, (200, 201, 201)),
        ("finance", Some(g.east.as_str()), (200, 403, 403)),
        ("auditor", None, (200, 403, 403)),
        ("org_committee", None, (200, 403, 403)),
        ("examiner", Some(g.east.as_str()), (404, 404, 403)),
        ("member", Some(g.east.as_str()), (404, 404, 403)),
    ];
    for (role, unit, expected) in roles {
        let who = g.org.person(role, role, unit, None).await;
        assert_eq!(may(&who, &g.east, &g.zhang, &month(0)).await, expected, "{role}");
    }
}

#[tokio::test]
async fn a_secretary_records_in_the_own_branch_alone() {
    let g = Ground::enterprise().await;
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    assert_eq!(may(&secretary, &g.west, &g.li, &month(0)).await, (404, 404, 422));
    let refused = secretary.post(PAYMENTS, day(json!([pay(&g.li, &month(0), &month(0), 4500)]))).await;
    assert_eq!(refused.fields(), [("/payments/0/member_id".to_owned(), "unknown_member".to_owned())]);
    g.owes(&g.li, &month(0), 2000).await;
    let paid = g.pays(json!([pay(&g.li, &month(0), &month(0), 2000)])).await.expect(201).at("/items/0/id");
    for (path, body) in [
        (format!("{PAYMENTS}/{paid}/reverse"), json!({"reason": "记错"})),
        (format!("{PAYMENTS}/{paid}/receipt"), json!({"collector": "王会计"})),
    ] {
        secretary.post(&path, body).await.refused(404, "not_found");
    }
    for path in [PAYMENTS.to_owned(), format!("{PAYMENTS}?member_id={}", g.li)] {
        assert_eq!(secretary.get(&path).await.expect(200).json["items"], json!([]));
    }
}

#[tokio::test]
async fn a_committee_reads_and_does_not_record() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let paid = g.pays(json!([pay(&g.zhang, &month(0), &month(0), 4500)])).await.expect(201).at("/items/0/id");
    let finance = g.org.person("caiwu", "finance", Some(&g.east), None).await;
    let board = finance.get(&format!("{DUES}/units/{}/board", g.east)).await.expect(200);
    assert_eq!(board.json["may_record"], false);
    finance.get(&assessments(&g.zhang)).await.expect(200);
    for (path, body) in [
        (format!("{PAYMENTS}/{paid}/reverse"), json!({"reason": "记错"})),
        (format!("{PAYMENTS}/{paid}/receipt"), json!({"collector": "王会计"})),
        (
            format!("{}/preview", assessments(&g.zhang)),
            json!({"kind": "fixed", "payer": "student", "from_month": "2026-01"}),
        ),
    ] {
        finance.post(&path, body).await.refused(403, "forbidden");
    }
}

#[tokio::test]
async fn somebody_with_dues_is_not_taken_back() {
    let g = Ground::enterprise().await;
    let sheet = format!(
        "姓名,公民身份号码,所在党支部,入党日期,转正日期\n赵六,{},东区党支部,2001-07-01,2002-07-01\n",
        suites::resident_id()
    );
    let upload = g
        .admin
        .upload("/api/records/imports?kind=members", "roster.csv", sheet.into_bytes())
        .await
        .expect(202);
    let import = format!("/api/records/imports/{}", upload.at("/id"));
    let state = async |wanted: &str| {
        for _ in 0..1200 {
            let now = g.admin.get(&import).await.expect(200);
            if now.at("/state") == wanted {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the import never was {wanted}: {}", g.admin.get(&import).await.text());
    };
    state("checked").await;
    g.admin.post(&format!("{import}/apply"), json!({"mode": "good_rows"})).await.expect(202);
    state("applied").await;
    let found = g.admin.get("/api/records/members?q=赵六").await.expect(200).at("/items/0/id");
    g.owes(&found, "2026-01", 4500).await;
    assert_eq!(g.admin.get(&import).await.expect(200).json["can_undo"], false);
    g.admin.post(&format!("{import}/undo"), json!({})).await.expect(409);
}
