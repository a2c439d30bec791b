use serde::Deserialize;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use suites::TestApp;

/// Who an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum For {
    /// Anybody, before log-in.
    Public,
    /// Every account, for its own things.
    Everybody,
    /// Accounts with a member record.
    Members,
    /// Those with a role that permits it; a plain member is refused.
    Roles,
    /// Operators, at the platform's own host.
    Operators,
}

/// How to try an operation: what `operations.toml` says about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    #[serde(rename = "for")]
    pub whom: For,
    /// A body that would be accepted, with `{{unit}}`, `{{member}}` … in place of ids.
    #[serde(default)]
    pub body: Option<String>,
    /// Which world id stands for each parameter of the path; `{id}` of `/units/{id}` is `unit` by itself.
    #[serde(default)]
    pub path: BTreeMap<String, String>,
    /// Query that is needed, with the same placeholders.
    #[serde(default)]
    pub query: Option<String>,
    /// A file is uploaded instead of JSON.
    #[serde(default)]
    pub upload: bool,
}

/// An operation of the document and how to try it.
#[derive(Clone, Debug)]
pub struct Operation {
    pub id: String,
    pub method: reqwest::Method,
    /// As in the document, `/api/records/units/{id}`.
    pub template: String,
    pub public: bool,
    pub trial: Trial,
}

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Everything in the document, with its trial.
pub async fn operations(app: &'static TestApp) -> Vec<Operation> {
    let document = app.stranger(None).get("/api/openapi.json").await.expect(200).json;
    let trials = trials();
    let mut found = Vec::new();
    for (template, item) in document["paths"].as_object().expect("paths") {
        for method in METHODS {
            let Some(operation) = item.get(method) else { continue };
            let id = operation["operationId"].as_str().expect("an operation id").to_owned();
            let Some(trial) = trials.get(&id).cloned() else { continue };
            found.push(Operation {
                method: method.to_uppercase().parse().expect("a method"),
                template: template.clone(),
                public: operation["security"].as_array().is_some_and(|list| list.iter().all(is_open)),
                id,
                trial,
            });
        }
    }
    found
}

/// `security: []` or `[{}]` means that no session is needed.
fn is_open(requirement: &Value) -> bool {
    requirement.as_object().is_none_or(serde_json::Map::is_empty)
}

fn trials() -> BTreeMap<String, Trial> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/isolation/operations.toml");
    toml::from_str(&fs::read_to_string(path).expect("operations.toml")).expect("operations.toml reads")
}

#[tokio::test]
async fn every_operation_is_listed_and_nothing_else() {
    let app = TestApp::get().await;
    let document = app.stranger(None).get("/api/openapi.json").await.expect(200).json;
    let items = document["paths"].as_object().expect("paths").values();
    let documented: BTreeSet<String> = items
        .flat_map(|item| METHODS.iter().filter_map(|method| item.get(*method)))
        .map(|operation| operation["operationId"].as_str().expect("an operation id").to_owned())
        .collect();
    let listed: BTreeSet<String> = trials().into_keys().collect();
    let missing: Vec<_> = documented.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&documented).collect();
    assert!(missing.is_empty() && stale.is_empty(), "to be listed: {missing:?}; no longer there: {stale:?}");
    assert!(documented.len() > 50, "only {} operations in the document", documented.len());
}

#[tokio::test]
async fn what_is_public_is_what_the_list_says() {
    let app = TestApp::get().await;
    for operation in operations(app).await {
        let listed = operation.trial.whom == For::Public;
        assert_eq!(operation.public, listed, "{}", operation.id);
    }
}
