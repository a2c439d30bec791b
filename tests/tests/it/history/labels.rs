//! The audit log as the console shows it: every field that a history writes has a name in both languages.

use kernel::Service;
use serde_json::Value;
use sqlx::{Executor as _, Row as _};
use std::{collections::BTreeSet, fs, path::Path};
use suites::Org;

/// The catalogues of the console.
const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../services/web/apps/console/src/i18n");

/// Groups that name fields: those of the log, those of forms, and words that are fields themselves.
const GROUPS: [&str; 11] = [
    "auditField",
    "field",
    "unitField",
    "cadreField",
    "settingsField",
    "settings.password",
    "settings.session",
    "settings.lockout",
    "confirmation",
    "dataClass",
    "purpose",
];

fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                names(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

/// The names of all fields in the logs of an organisation.
async fn written(org: &Org) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for service in [Service::Identity, Service::Records] {
        let rows = org.schema(service).await.fetch_all("SELECT old, new FROM audit_log").await;
        for row in rows.expect("the log is read") {
            for column in ["old", "new"] {
                let Some(text) = row.get::<Option<String>, _>(column) else { continue };
                names(&serde_json::from_str(&text).expect("it is JSON"), &mut found);
            }
        }
    }
    found
}

fn catalogue(language: &str) -> String {
    let files = fs::read_dir(Path::new(TEXTS).join(language)).expect("the texts of a language");
    files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("texts")).collect()
}

pub async fn have_names(org: &Org) {
    let fields = written(org).await;
    assert!(fields.len() > 100, "{fields:?}");
    for language in ["zh-CN", "en"] {
        let texts = catalogue(language);
        let named =
            |field: &&String| GROUPS.iter().any(|group| texts.contains(&format!("'{group}.{field}':")));
        let nameless: Vec<&String> = fields.iter().filter(|field| !named(field)).collect();
        assert!(nameless.is_empty(), "no name in {language} for {nameless:?}");
    }
}
