use rulepack::archive::FiledKind;
use serde_json::Value;
use time::Date;
use uuid::Uuid;

/// Something a unit filed, with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    pub kind: FiledKind,
    pub id: Uuid,
    pub title: String,
    /// The day it is filed by.
    pub on: Date,
    pub content: Value,
    /// What people call it, in the language of the request, where the title is a bare day. No part of the sum.
    pub name: Option<String>,
}

impl Filed {
    pub fn new(kind: FiledKind, id: Uuid, title: &str, on: Date, content: Value) -> Self {
        Self { kind, id, title: title.to_owned(), on, content, name: None }
    }

    #[must_use]
    pub fn called(self, name: String) -> Self {
        Self { name: Some(name), ..self }
    }
}
