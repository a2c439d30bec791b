use crate::{operators::Gate, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::Locale;
use rest::{Answer, kinds};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use utoipa::ToSchema;

/// The agreements, in both languages, with the version that is recorded when somebody accepts them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agreements {
    version: String,
    #[serde(rename = "zh-CN")]
    zh: Vec<Chapter>,
    en: Vec<Chapter>,
}

/// One part of the agreements.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignupTermsChapter)]
pub struct Chapter {
    title: String,
    paragraphs: Vec<String>,
}

/// What somebody accepts who asks for a place.
#[derive(Serialize, ToSchema)]
#[schema(as = SignupTerms)]
pub struct TermsOut {
    version: &'static str,
    /// Whether applications are taken at the moment.
    open: bool,
    /// Organisations live below this domain.
    base_domain: String,
    chapters: Vec<Chapter>,
}

static AGREEMENTS: LazyLock<Result<Agreements, String>> =
    LazyLock::new(|| toml::from_str(include_str!("terms.toml")).map_err(|error| error.to_string()));

/// The version in force.
pub(super) fn version() -> &'static str {
    AGREEMENTS.as_ref().map_or("", |agreements| agreements.version.as_str())
}

/// Read the terms of service and the data processing agreement
#[utoipa::path(get, path = "/signups/terms", tag = "signups", operation_id = "get_signup_terms", security(()),
    responses((status = 200, description = "The agreements in the reader's language", body = TermsOut)))]
pub async fn terms(State(app): State<App>, _gate: Gate) -> Answer {
    let agreements = AGREEMENTS.as_ref().map_err(|error| kinds::INTERNAL.problem().because(error.clone()))?;
    let chapters = match rest::spoken_locale() {
        Locale::Zh => agreements.zh.clone(),
        Locale::En => agreements.en.clone(),
    };
    let base_domain = app.directory().base_domain().to_owned();
    let out = TermsOut { version: version(), open: app.signup().open, base_domain, chapters };
    Ok(Body(out).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_number_of_things() {
        let agreements = AGREEMENTS.as_ref().unwrap();
        assert!(!version().is_empty() && version().len() <= 20);
        assert_eq!(agreements.zh.len(), agreements.en.len());
        for (zh, en) in agreements.zh.iter().zip(&agreements.en) {
            assert_eq!(zh.paragraphs.len(), en.paragraphs.len(), "{}", en.title);
            assert!(!zh.title.is_ascii() && en.title.is_ascii());
        }
    }
}
