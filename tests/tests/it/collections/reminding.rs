//! What becomes of a reminder: who sees it, who is written to, and until when.

use super::{COLLECTIONS, Ground};
use serde_json::json;
use suites::Person;

impl Ground {
    /// Whether the month of a unit says that the level above reminds.
    async fn is_reminded(&self, unit: &str) -> bool {
        let month = self.admin.get(&format!("/api/records/units/{unit}/month")).await.expect(200).json;
        let items = month["items"].as_array().cloned().unwrap_or_default();
        items.iter().any(|one| one["matter"] == "collection_reminded")
    }

    /// The notice is published, and somebody agrees to reminders by mail.
    async fn agrees(&self, who: &Person) {
        const NOTICES: &str = "/api/identity/privacy/notices";
        let draft = self.admin.post(NOTICES, json!({})).await.expect(201);
        let path = format!("{NOTICES}/{}", draft.at("/id"));
        let texts = json!({ "text_zh": "告知", "text_en": "A notice." });
        let version = self.admin.patch(&path, 1, texts).await.expect(200).json["version"].as_i64().unwrap();
        let request = self.admin.request(reqwest::Method::POST, &format!("{path}/publish"));
        let request = request.header("if-match", format!("\"v{version}\""));
        let notice = self.admin.send(request).await.expect(200).at("/id");
        let said = json!({ "purpose": "mail_reminders", "given": true, "notice_id": notice });
        who.post("/api/identity/me/consents", said).await.expect(200);
    }
}

#[tokio::test]
async fn it_stands_on_the_board_of_whoever_has_not_answered() {
    let g = Ground::new().await;
    let id = g.sent().await;
    g.submit(&g.west_secretary, &id, &g.west, 4).await.expect(200);
    assert!(!g.is_reminded(&g.east).await);
    g.committee.post(&format!("{COLLECTIONS}/{id}/remind"), json!({})).await.expect(200);
    assert!(g.is_reminded(&g.east).await && !g.is_reminded(&g.west).await);
    g.submit(&g.east_secretary, &id, &g.east, 3).await.expect(200);
    assert!(!g.is_reminded(&g.east).await, "it is in");
}

#[tokio::test]
async fn secretaries_who_agreed_get_one_letter() {
    let g = Ground::new().await;
    g.agrees(&g.east_secretary).await;
    let id = g.sent().await;
    g.committee.post(&format!("{COLLECTIONS}/{id}/remind"), json!({})).await.expect(200);
    let address = |name: &str| format!("{name}@{}.example", g.org.slug());
    // the invitation was the first
    let letters = g.org.app.letters(&address("dongqu"), 2).await;
    assert_eq!(letters.len(), 2);
    assert!(letters[1].raw.contains("multipart/alternative"));
    assert_eq!(g.org.app.letters(&address("xiqu"), 1).await.len(), 1, "who did not agree is left alone");
}
