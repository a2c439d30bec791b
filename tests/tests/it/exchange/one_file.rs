use super::Ground;
use serde_json::json;
use suites::{Answer, Person};

const FILES: &str = "/api/records/development/files";

async fn opens(who: &Person, unit: &str, number: &str) -> Answer {
    let new = json!({
        "unit_id": unit, "applied_on": "2026-01-10", "back_filled_reason": "补录",
        "person": {"name": "周八", "id_no": number},
    });
    who.post(FILES, new).await
}

/// The person takes the application back.
async fn ends(who: &Person, file: &Answer) -> Answer {
    let step =
        json!({"step": "withdraw", "outcome": "done", "decided_on": "2026-01-12", "note": "本人书面撤回"});
    let path = format!("{FILES}/{}/steps", file.at("/id"));
    let version = file.json["version"].as_i64().unwrap_or(1);
    let request = who.request(reqwest::Method::POST, &path);
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&step)).await
}

#[tokio::test]
async fn a_person_has_one_open_file_over_the_platform() {
    let g = Ground::new().await;
    let number = suites::resident_id();
    opens(&g.sender, &g.east, &number).await.expect(201);
    let refused = opens(&g.receiver, &g.lane, &number).await;
    assert!(
        !refused.text().contains(g.from.slug()) && !refused.text().contains("集团"),
        "{}",
        refused.text()
    );
    refused.refused(409, "development_file_elsewhere");
    // within the organisation it is told plainly
    opens(&g.sender, &g.east, &number).await.refused(409, "development_file_open");
    opens(&g.receiver, &g.lane, &suites::resident_id()).await.expect(201);
}

#[tokio::test]
async fn of_two_organisations_at_once_one_opens_the_file() {
    let g = Ground::new().await;
    let number = suites::resident_id();
    let (one, other) = tokio::join!(opens(&g.sender, &g.east, &number), opens(&g.receiver, &g.lane, &number));
    let mut all = [one.status, other.status];
    all.sort_unstable();
    assert_eq!(all, [201, 409], "{} {}", one.text(), other.text());
}

#[tokio::test]
async fn a_file_that_ended_and_an_organisation_that_left_hold_nobody() {
    let g = Ground::new().await;
    let (first, second) = (suites::resident_id(), suites::resident_id());
    let file = opens(&g.sender, &g.east, &first).await.expect(201);
    opens(&g.sender, &g.east, &second).await.expect(201);
    ends(&g.sender, &file).await.expect(201);
    opens(&g.receiver, &g.lane, &first).await.expect(201);
    g.from.app.app().provisioner().unwrap().drop_tenant(g.from.entry.tenant.id).await.unwrap();
    opens(&g.receiver, &g.lane, &second).await.expect(201);
}
