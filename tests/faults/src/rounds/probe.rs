use crate::{
    crew::{Ask, Body, Office, Person, Reply, log_in},
    load::paper,
};
use reqwest::Method;
use serde_json::json;

/// One of everything: a log-in, a read, a write, a picture, a document there and back.
pub(super) async fn works(office: &Office) -> bool {
    let key = uuid::Uuid::new_v4().to_string();
    let unit = json!({"name": format!("探{key}"), "kind": "branch", "parent_id": office.root});
    let (method, path) = (Method::PUT, "/api/identity/settings/logo".to_owned());
    let picture = Body::Picture(b"\x89PNG\r\n\x1a\nprobe".to_vec());
    let logo = Ask { method, path, body: picture, key: None, if_match: None };
    yes(&office.prober, &log_in()).await
        && yes(&office.admin, &Ask::get("/api/records/members?limit=1")).await
        && yes(&office.admin, &Ask::post("/api/records/units", &key, unit)).await
        && yes(&office.admin, &logo).await
        && keeps(office).await
}

/// A confidential document comes back as it was brought.
async fn keeps(office: &Office) -> bool {
    let brought = paper("probe");
    let path = format!("/api/records/units/{}/documents?kind=minutes", office.branch);
    let upload = Ask { key: None, ..Ask::upload(&path, "", "probe.pdf", brought.clone()) };
    let Reply::Said(made) = office.admin.ask(&upload).await else { return false };
    let content = Ask::get(&format!("/api/records/documents/{}/content", made.id()));
    made.is_yes()
        && matches!(office.admin.ask(&content).await, Reply::Said(said) if said.is_yes() && said.bytes == brought)
}

async fn yes(person: &Person, ask: &Ask) -> bool {
    matches!(person.ask(ask).await, Reply::Said(said) if said.is_yes())
}
