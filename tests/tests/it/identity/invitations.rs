use super::{OTHER, PASSWORD, address, behind_the_back, invited, world};
use serde_json::json;

const PREVIEW: &str = "/api/identity/invitations/preview";
const REDEEM: &str = "/api/identity/invitations/redeem";

#[tokio::test]
async fn the_letter_leads_in_and_works_once() {
    let org = world().await;
    let email = address(&org, "once");
    let token = invited(&org, &email, json!({})).await;
    let person = org.stranger();
    let preview = person.post(PREVIEW, json!({ "token": token })).await.expect(200);
    assert_eq!(preview.at("/display_name"), "新同志");
    assert_eq!(preview.at("/email_masked"), format!("o***@{}.example", org.slug()));
    assert_eq!(preview.json["needs_user_name"], false);
    let redeem = json!({ "token": token, "password": PASSWORD });
    let redeemed = person.post(REDEEM, redeem.clone()).await.expect(200);
    assert_eq!(redeemed.json["next"], "done");
    let cookie = redeemed.header("set-cookie").unwrap_or_default().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"));
    person.get("/api/identity/session").await.expect(200);
    org.stranger().post(REDEEM, redeem.clone()).await.refused(410, "invitation_redeemed");
    org.stranger().post(PREVIEW, json!({ "token": token })).await.refused(410, "invitation_redeemed");
}

#[tokio::test]
async fn of_two_who_redeem_at_once_one_wins() {
    let org = world().await;
    let token = invited(&org, &address(&org, "twins"), json!({})).await;
    let redeem = json!({ "token": token, "password": PASSWORD });
    let (one, other) = (org.stranger(), org.stranger());
    let (one, other) = tokio::join!(one.post(REDEEM, redeem.clone()), other.post(REDEEM, redeem));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410], "{} {}", one.text(), other.text());
}

#[tokio::test]
async fn every_bad_token_is_told_what_it_is_and_no_more() {
    let (org, neighbour) = (world().await, world().await);
    let email = address(&org, "late");
    let token = invited(&org, &email, json!({})).await;
    for person in [neighbour.stranger()] {
        person.post(PREVIEW, json!({ "token": token })).await.refused(409, "invitation_foreign");
        person
            .post(REDEEM, json!({ "token": token, "password": PASSWORD }))
            .await
            .refused(409, "invitation_foreign");
    }
    let changed = format!("{}{}", &token[..token.len() - 1], if token.ends_with('A') { "Q" } else { "A" });
    for nonsense in ["", "x", "支部", &changed, &"A".repeat(300)] {
        org.stranger().post(PREVIEW, json!({ "token": nonsense })).await.expect(404);
    }
    let late = "UPDATE invitations SET expires_at = now() - interval '1 minute' WHERE state = 'pending'";
    assert_eq!(behind_the_back(&org, late).await, 1);
    org.stranger().post(PREVIEW, json!({ "token": token })).await.refused(410, "invitation_expired");
    // who invites again makes a new one; the old letter stays worthless
    let again = invited_again(&org, &email).await;
    assert_ne!(again, token);
    org.stranger().post(PREVIEW, json!({ "token": token })).await.refused(410, "invitation_revoked");
    org.stranger().post(PREVIEW, json!({ "token": again })).await.expect(200);
}

#[tokio::test]
async fn an_invitation_that_makes_room_for_another_is_written_down_as_taken_back() {
    let org = world().await;
    let email = address(&org, "room");
    invited(&org, &email, json!({})).await;
    let admin = org.admin().await;
    let first = admin.get("/api/identity/invitations?state=pending").await.expect(200).at("/items/0/id");
    let late = "UPDATE invitations SET expires_at = now() - interval '1 minute' WHERE state = 'pending'";
    assert_eq!(behind_the_back(&org, late).await, 1);
    invited_again(&org, &email).await;
    let log = admin.get("/api/identity/audit?action=invitation.revoked").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1), "{}", log.text());
    assert_eq!((log.at("/items/0/subject_id"), log.at("/items/0/actor/kind")), (first, "account".into()));
}

async fn invited_again(org: &suites::Org, email: &str) -> String {
    let invitation = json!({ "email": email, "display_name": "新同志", "role": "auditor" });
    org.admin().await.post("/api/identity/invitations", invitation).await.expect(201);
    org.app.token(email, 2).await
}

#[tokio::test]
async fn sending_again_replaces_the_link_and_taking_back_closes_it() {
    let org = world().await;
    let admin = org.admin().await;
    let email = address(&org, "again");
    let first = invited(&org, &email, json!({})).await;
    let list = admin.get("/api/identity/invitations?state=pending").await.expect(200);
    let id = list.at("/items/0/id");
    let path = format!("/api/identity/invitations/{id}/resend");
    admin.post(&path, json!({})).await.refused(429, "invitation_sent_just_now");
    behind_the_back(&org, "UPDATE invitations SET sent_at = sent_at - interval '2 minutes'").await;
    admin.post(&path, json!({})).await.expect(200);
    let second = org.app.token(&email, 2).await;
    org.stranger().post(PREVIEW, json!({ "token": first })).await.refused(404, "invitation_invalid");
    org.stranger().post(PREVIEW, json!({ "token": second })).await.expect(200);
    admin.delete(&format!("/api/identity/invitations/{id}")).await.expect(204);
    org.stranger().post(PREVIEW, json!({ "token": second })).await.refused(410, "invitation_revoked");
    admin.delete(&format!("/api/identity/invitations/{id}")).await.refused(409, "invitation_not_pending");
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_named() {
    let org = world().await;
    let admin = org.admin().await;
    let post = async |body| admin.post("/api/identity/invitations", body).await;
    let named = |answer: suites::Answer| answer.expect(422).fields();
    let pair = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    let bad = json!({ "email": "nobody", "display_name": " ", "phone": "123", "role": "auditor" });
    let fields = named(post(bad).await);
    for expected in
        [pair("/display_name", "too_short"), pair("/email", "email_invalid"), pair("/phone", "phone_invalid")]
    {
        assert!(fields.contains(&expected), "{fields:?}");
    }
    let role = |role: &str| json!({ "email": "a@b.cn", "display_name": "甲", "role": role });
    assert_eq!(named(post(role("king")).await), [pair("/role", "role_unknown")]);
    assert_eq!(named(post(role("operator")).await), [pair("/role", "role_unknown")]);
    assert_eq!(named(post(role("secretary")).await), [pair("/unit_id", "role_needs_unit")]);
    let unit = json!({ "email": "a@b.cn", "display_name": "甲", "role": "secretary", "unit_id": kernel::UnitId::new() });
    assert_eq!(named(post(unit).await), [pair("/unit_id", "unit_unknown")]);
    let taken = json!({ "email": org.admin_email, "display_name": "甲", "role": "auditor" });
    post(taken).await.refused(409, "email_taken");
    let twice = json!({ "email": address(&org, "twice"), "display_name": "甲", "role": "auditor" });
    post(twice.clone()).await.expect(201);
    post(twice).await.refused(409, "invitation_pending");
    post(json!({ "email": "a@b.cn", "display_name": "甲", "role": "auditor", "colour": 1 }))
        .await
        .expect(422);
}

#[tokio::test]
async fn a_weak_password_is_told_every_reason() {
    let org = world().await;
    let email = address(&org, "weak");
    let token = invited(&org, &email, json!({})).await;
    let person = org.stranger();
    let redeem = |password: &str, user: Option<&str>| json!({ "token": token, "password": password, "user_name": user });
    let codes = |answer: suites::Answer| -> Vec<String> {
        answer.expect(422).fields().into_iter().map(|f| f.1).collect()
    };
    assert_eq!(
        codes(person.post(REDEEM, redeem("xyz", None)).await),
        ["password_too_short", "password_too_simple"]
    );
    assert_eq!(codes(person.post(REDEEM, redeem("P@ssw0rd2024", None)).await), ["password_common"]);
    assert_eq!(
        codes(person.post(REDEEM, redeem("Mine-lisi-88", Some("lisi"))).await),
        ["password_contains_name"]
    );
    assert_eq!(codes(person.post(REDEEM, redeem(OTHER, Some("12"))).await), ["user_name_invalid"]);
    person.post(REDEEM, redeem(OTHER, Some("admin"))).await.refused(409, "user_name_taken");
    person.post(REDEEM, redeem(OTHER, Some("李四"))).await.expect(200);
}
