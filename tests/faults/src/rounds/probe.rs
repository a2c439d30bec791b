use crate::crew::{Ask, Body, Office, Person, Reply, log_in};
use reqwest::Method;
use serde_json::json;

/// One of everything: a log-in, a read, a write, a document.
pub(super) async fn works(office: &Office) -> bool {
    let key = uuid::Uuid::new_v4().to_string();
    let unit = json!({"name": format!("探{key}"), "kind": "branch", "parent_id": office.root});
    let (method, path) = (Method::PUT, "/api/identity/settings/logo".to_owned());
    let picture = Body::Picture(b"\x89PNG\r\n\x1a\nprobe".to_vec());
    let logo = Ask { method, path, body: picture, key: None, if_match: None };
    yes(&office.visitor, &log_in()).await
        && yes(&office.admin, &Ask::get("/api/records/members?limit=1")).await
        && yes(&office.admin, &Ask::post("/api/records/units", &key, unit)).await
        && yes(&office.admin, &logo).await
}

async fn yes(person: &Person, ask: &Ask) -> bool {
    matches!(person.ask(ask).await, Reply::Said(said) if said.is_yes())
}
