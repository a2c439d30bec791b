use super::store::{self, Word};
use rest::{Answer, Ctx};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A word of the organisation's own.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnWord)]
pub struct OwnWord {
    #[serde(default)]
    pub zh: Option<String>,
    #[serde(default)]
    pub en: Option<String>,
}

/// Words by the keys of the pages, such as `unitKind.branch`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    #[schema(value_type = std::collections::BTreeMap<String, OwnWord>)]
    pub words: BTreeMap<String, OwnWord>,
}

impl From<BTreeMap<String, Word>> for Vocabulary {
    fn from(words: BTreeMap<String, Word>) -> Self {
        let own = |(key, Word { zh, en })| (key, OwnWord { zh, en });
        Self { words: words.into_iter().map(own).collect() }
    }
}

/// Read the organisation's own words
#[utoipa::path(get, path = "/vocabulary", tag = "settings", operation_id = "get_vocabulary",
    responses((status = 200, description = "Only those that differ from the usual", body = Vocabulary)))]
pub async fn get(ctx: Ctx) -> Answer {
    let words = store::all(ctx.tx()).await?;
    ctx.read(&Vocabulary::from(words))
}
