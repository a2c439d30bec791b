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

impl Chapter {
    /// With the numbers of this deployment in their places.
    fn filled(&self, entry_minutes: u16, final_days: u32) -> Self {
        let fill = |text: &String| {
            let text = text.replace("{entry_minutes}", &entry_minutes.to_string());
            text.replace("{final_days}", &final_days.to_string())
        };
        Self { title: self.title.clone(), paragraphs: self.paragraphs.iter().map(fill).collect() }
    }
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
        Locale::Zh => &agreements.zh,
        Locale::En => &agreements.en,
    };
    let (minutes, days) = (app.console().break_glass_minutes, app.backups().final_keep_days);
    let chapters = chapters.iter().map(|chapter| chapter.filled(minutes, days)).collect();
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

    #[test]
    fn the_numbers_of_the_deployment_are_said_in_both_languages() {
        let agreements = AGREEMENTS.as_ref().unwrap();
        for chapters in [&agreements.zh, &agreements.en] {
            let filled = chapters.iter().map(|chapter| chapter.filled(45, 77));
            let text: String = filled.flat_map(|chapter| chapter.paragraphs).collect();
            assert!(text.contains("45") && text.contains("77") && !text.contains('{'), "{text}");
        }
    }
}
