use super::{Desk, tries};
use crate::{
    chance::Chance,
    crew::{Ask, Body},
    ledger::What,
};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// A picture of one point is enough to be a picture.
const BEGINNING: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Where the picture that hangs is looked at.
pub const LOGO: &str = "/api/identity/logo";

/// Hangs up another logo and looks at it. This and documents may be refused while the store is away.
pub(super) async fn logo(desk: Desk, mut chance: Chance) {
    let mut picture = BEGINNING.to_vec();
    picture.extend((0..4096).map(|_| chance.below(256) as u8));
    let (method, path) = (Method::PUT, "/api/identity/settings/logo".to_owned());
    let put = Ask { method, path, body: Body::Picture(picture), key: None, if_match: None };
    desk.ask(&desk.office.admin, &put, true).await;
    desk.ask(&desk.office.visitor, &Ask::get(LOGO), true).await;
    tokio::time::sleep(Duration::from_millis(2000 + chance.below(4000))).await;
}

/// The paper of a name: some KB, the same whenever it is asked for.
pub fn paper(name: &str) -> Vec<u8> {
    let number = name.trim_start_matches("paper-").trim_end_matches(".pdf").parse().unwrap_or_default();
    let mut chance = Chance::from_seed(number);
    let length = 2048 + chance.below(4096);
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..length).map(|_| chance.below(256) as u8));
    bytes
}

/// A paper every second or two: the store is used, and the machine is not busy with it.
pub(super) async fn papers(desk: Desk, mut chance: Chance) {
    let pause = Duration::from_millis(800 + chance.below(1200));
    document(desk, chance).await;
    tokio::time::sleep(pause).await;
}

/// Puts a paper of the branch away: a confidential one, one that is not, or one past the service.
pub async fn document(desk: Desk, mut chance: Chance) {
    let (number, office) = (desk.number(), desk.office.clone());
    let (name, key) = (format!("paper-{number}.pdf"), format!("document-{number}"));
    let through = |kind: &str| {
        let path = format!("/api/records/units/{}/documents?kind={kind}", office.branch);
        Ask::upload(&path, &key, &name, paper(&name))
    };
    let ask = match chance.below(3) {
        0 => Some(through("minutes")),
        1 => Some(through("learning_material")),
        _ => past(&desk, &name, &key).await,
    };
    let Some(ask) = ask else { return };
    desk.write(What::Document, &name, &office.admin, ask, tries(&mut chance)).await;
}

/// Begins an upload and puts the paper where the link leads. What remains to be asked is that it counts; nothing
/// was promised before.
async fn past(desk: &Desk, name: &str, key: &str) -> Option<Ask> {
    let (admin, bytes) = (&desk.office.admin, paper(name));
    let wanted = json!({
        "kind": "learning_material", "title": name, "file_name": name,
        "content_type": "application/pdf", "size": bytes.len(),
    });
    let path = format!("/api/records/units/{}/direct-uploads", desk.office.branch);
    let begun = desk.ask(admin, &Ask::post(&path, &format!("begin-{key}"), wanted), true).await?;
    let tag = admin.put_at(begun.json["parts"][0]["url"].as_str()?, bytes).await?;
    let path = format!("/api/records/direct-uploads/{}/complete", begun.id());
    Some(Ask::post(&path, key, json!({"parts": [{"number": 1, "etag": tag}]})))
}
