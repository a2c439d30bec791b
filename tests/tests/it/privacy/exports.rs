use super::{Ground, count, proof};
use kernel::Service;
use serde_json::json;

const ACCOUNT: &str = "/api/identity/me/export";
const RECORD: &str = "/api/records/me/export";
const LETTERS: &str = "/api/notifications/me/export";

#[tokio::test]
async fn everything_about_me_after_my_password() {
    let g = Ground::new().await;
    for path in [ACCOUNT, RECORD, LETTERS] {
        g.person.post(path, json!({ "proof": "v4.public.none" })).await.refused(403, "proof_required");
        g.person.post(path, json!({})).await.expect(422);
    }
    let wrong =
        g.person.post("/api/identity/session/proof", json!({ "password": "not it" })).await.expect(422);
    assert_eq!(wrong.code(), "current_password_wrong");
    let proof = proof(&g.person).await;

    let account = g.person.post(ACCOUNT, json!({ "proof": proof })).await.expect(200);
    let email = format!("zhangsan@{}.example", g.org.slug());
    assert_eq!((account.at("/account/email"), account.at("/account/member_id")), (email, g.member.clone()));
    assert_eq!(account.at("/roles/0/role"), "member");
    assert!(!account.text().contains("password_hash") && !account.text().contains("totp_secret"));

    let record = g.person.post(RECORD, json!({ "proof": proof })).await.expect(200);
    assert_eq!(
        (record.at("/record/mobile"), record.at("/unit_name")),
        ("16054623754".into(), "东区党支部".into())
    );
    assert_eq!(record.at("/record/id_no").len(), 18);

    let letters = g.person.post(LETTERS, json!({ "proof": proof })).await.expect(200);
    assert_eq!(letters.json["letters"].as_array().unwrap().len(), 1, "{}", letters.text());
    assert_eq!(letters.at("/letters/0/template"), "invitation");

    for (service, action) in [
        (Service::Identity, "account.exported"),
        (Service::Records, "export_own"),
        (Service::Notifications, "letters.exported"),
    ] {
        let from = format!("audit_log WHERE action = '{action}'");
        assert_eq!(count(&g.org, service, &from).await, 1, "{action}");
    }
}

#[tokio::test]
async fn a_proof_is_good_for_one_session_of_one_account() {
    let g = Ground::new().await;
    let mine = proof(&g.person).await;
    let other = g.org.person("lisi", "auditor", None, None).await;
    other.post(ACCOUNT, json!({ "proof": mine })).await.refused(403, "proof_required");
    let again = g.org.stranger();
    let log_in = json!({ "login": "zhangsan", "password": suites::PASSWORD });
    again.post("/api/identity/sessions", log_in).await.expect(200);
    again.post(ACCOUNT, json!({ "proof": mine })).await.refused(403, "proof_required");
    let neighbour = g.org.neighbour().await;
    neighbour.admin().await.post(ACCOUNT, json!({ "proof": mine })).await.refused(403, "proof_required");
    g.person.post(ACCOUNT, json!({ "proof": mine })).await.expect(200);
}

#[tokio::test]
async fn who_has_no_record_is_told_so() {
    let g = Ground::new().await;
    let proof = proof(&g.admin).await;
    g.admin.post(RECORD, json!({ "proof": proof })).await.refused(404, "no_member_record");
    g.admin.post(ACCOUNT, json!({ "proof": proof })).await.expect(200);
}
