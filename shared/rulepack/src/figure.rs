//! What a rule says, leaf by leaf, for people to read.

use crate::setting::Setting;
use serde::Serialize;
use toml::Value;
use utoipa::ToSchema;

/// One statement of a rule that no organisation decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RuleFigure)]
pub struct Figure {
    /// Its place in the rule, such as `years.branch`.
    pub name: String,
    pub says: Says,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = RuleStatement)]
pub enum Says {
    Switched(bool),
    Number(i64),
    Word(String),
    Words(Vec<String>),
}

/// Statements beside the settings. What is a list of parts, such as the steps of a procedure, is told by its length.
pub(crate) fn figures(value: &Value, settings: &[Setting]) -> Vec<Figure> {
    let mut found = Vec::new();
    walk(String::new(), value, &mut found);
    found.retain(|figure| !settings.iter().any(|setting| is_part(setting, &figure.name)));
    found
}

fn is_part(setting: &Setting, name: &str) -> bool {
    let place = setting.name.as_str();
    place == "value" || name == place || name.strip_prefix(place).is_some_and(|rest| rest.starts_with('.'))
}

fn walk(name: String, value: &Value, found: &mut Vec<Figure>) {
    if let Value::Table(table) = value {
        for (key, inner) in table {
            let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
            walk(name, inner, found);
        }
        return;
    }
    found.extend(says(value).map(|says| Figure { name, says }));
}

fn says(value: &Value) -> Option<Says> {
    Some(match value {
        Value::Boolean(yes) => Says::Switched(*yes),
        Value::Integer(number) => Says::Number(*number),
        Value::String(word) => Says::Word(word.clone()),
        Value::Array(parts) => {
            let words: Option<Vec<String>> =
                parts.iter().map(|part| part.as_str().map(str::to_owned)).collect();
            words.map_or_else(|| Says::Number(i64::try_from(parts.len()).unwrap_or(i64::MAX)), Says::Words)
        }
        _ => return None,
    })
}
